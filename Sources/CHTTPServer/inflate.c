#include "internal.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

static void refuse(chs_exchange *exchange, int status, const char *reason) {
    exchange->refusal = status;
    exchange->reason = reason;
    exchange->body_length = 0;
}

static bool grow(char **bytes, size_t *capacity, size_t limit) {
    size_t wanted = *capacity ? *capacity * 2 : 16384;
    if (wanted > limit) wanted = limit;
    if (wanted <= *capacity) return false;
    char *grown = realloc(*bytes, wanted);
    if (!grown) return false;
    *bytes = grown;
    *capacity = wanted;
    return true;
}

void chs_expand_body(chs_exchange *exchange) {
    z_stream stream = { .next_in = (Bytef *)exchange->body, .avail_in = (uInt)exchange->body_length };
    if (exchange->body_length > UINT32_MAX || inflateInit2(&stream, 15 + 16) != Z_OK) {
        refuse(exchange, CHS_UNAVAILABLE, "the gzip body cannot be expanded now");
        return;
    }
    char *bytes = NULL;
    size_t length = 0, capacity = 0, limit = exchange->body_limit;
    bool whole = false;
    while (!whole && !exchange->refusal) {
        /* One byte beyond the limit tells a body that fits exactly from one that does not. */
        if (length == capacity && !grow(&bytes, &capacity, limit + 1)) {
            refuse(exchange, CHS_TOO_LARGE, "the expanded body is larger than is taken here");
            break;
        }
        size_t room = capacity - length;
        stream.next_out = (Bytef *)bytes + length;
        stream.avail_out = room > UINT32_MAX ? UINT32_MAX : (uInt)room;
        uInt offered = stream.avail_out;
        int result = inflate(&stream, Z_NO_FLUSH);
        length += offered - stream.avail_out;
        if (length > limit) {
            refuse(exchange, CHS_TOO_LARGE, "the expanded body is larger than is taken here");
        } else if (result == Z_STREAM_END) {
            /* RFC 1952, 2.2: a gzip file may be several members. */
            whole = stream.avail_in == 0;
            if (!whole && inflateReset(&stream) != Z_OK) refuse(exchange, CHS_BAD_REQUEST, "the gzip body is broken");
        } else if (result != Z_OK || (stream.avail_in == 0 && stream.avail_out != 0)) {
            refuse(exchange, CHS_BAD_REQUEST, "the gzip body is broken or cut short");
        }
    }
    inflateEnd(&stream);
    if (exchange->refusal) {
        free(bytes);
        return;
    }
    free(exchange->body);
    exchange->body = bytes;
    exchange->body_length = length;
}
