#include "internal.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* libmicrohttpd keeps the header block where it was received and only puts NUL over the separators. So the block can
   be walked again, byte for byte: whatever is not exactly a field, CRLF after it and an empty line at the end is
   malformed, however libmicrohttpd read it. */
typedef struct walk {
    chs_exchange *exchange;
    const char *cursor;
    size_t used, hosts, lengths, encodings, codings;
    chs_text length, coding;
    const char *host;
    bool broken, closes;
} walk;

static void refuse(chs_exchange *exchange, int status, const char *reason) {
    if (exchange->refusal) return;
    exchange->refusal = status;
    exchange->reason = reason;
}

static bool is_token_byte(unsigned char byte) {
    if ((byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z')) return true;
    return byte && strchr("!#$%&'*+-.^_`|~", byte);
}

static bool is_token(const char *bytes, size_t length) {
    for (size_t index = 0; index < length; index++) {
        if (!is_token_byte((unsigned char)bytes[index])) return false;
    }
    return length > 0;
}

static bool is(chs_text text, const char *word) {
    return text.length == strlen(word) && strncasecmp(text.bytes, word, text.length) == 0;
}

static bool has_close(chs_text value) {
    for (size_t at = 0; at + 5 <= value.length; at++) {
        if (strncasecmp(value.bytes + at, "close", 5) == 0) return true;
    }
    return false;
}

static void note(walk *walk, chs_text name, chs_text value) {
    chs_exchange *exchange = walk->exchange;
    if (is(name, "host")) {
        walk->hosts++;
        for (size_t at = 0; at < value.length; at++) {
            unsigned char byte = (unsigned char)value.bytes[at];
            if (byte <= ' ' || byte >= 0x7f || strchr(",/?#@\\", byte)) {
                refuse(exchange, CHS_BAD_REQUEST, "the Host header is malformed");
            }
        }
    } else if (is(name, "content-length")) {
        if (walk->lengths++ && (value.length != walk->length.length ||
                                memcmp(value.bytes, walk->length.bytes, value.length) != 0)) {
            refuse(exchange, CHS_BAD_REQUEST, "two Content-Length headers differ");
        }
        walk->length = value;
    } else if (is(name, "transfer-encoding")) {
        walk->encodings++;
        walk->coding = value;
    } else if (is(name, "content-encoding")) {
        if (walk->codings++) refuse(exchange, CHS_UNSUPPORTED, "a body may be encoded once, by gzip");
        if (is(value, "gzip") || is(value, "x-gzip")) {
            exchange->encoding = "gzip";
        } else if (!is(value, "identity") && value.length) {
            refuse(exchange, CHS_UNSUPPORTED, "the Content-Encoding is unknown, use gzip or none");
        }
    } else if (is(name, "connection") && has_close(value)) {
        walk->closes = true;
    }
}

static enum MHD_Result visit(void *context, enum MHD_ValueKind kind, const char *key, size_t key_length,
                             const char *value, size_t value_length) {
    (void)kind;
    walk *walk = context;
    chs_exchange *exchange = walk->exchange;
    if (key != walk->cursor || !is_token(key, key_length) || !value) {
        walk->broken = true;
        return MHD_NO;
    }
    const char *after = key + key_length + 1;
    while (*after == ' ' || *after == '\t') after++;
    if (after != value || value[value_length] || value[value_length + 1]) {
        walk->broken = true;
        return MHD_NO;
    }
    walk->cursor = value + value_length + 2;
    while (value_length && (value[value_length - 1] == ' ' || value[value_length - 1] == '\t')) value_length--;
    for (size_t at = 0; at < value_length; at++) {
        unsigned char byte = (unsigned char)value[at];
        if ((byte < ' ' && byte != '\t') || byte == 0x7f) {
            walk->broken = true;
            return MHD_NO;
        }
    }
    char *into = exchange->headers + walk->used;
    for (size_t at = 0; at < key_length; at++) {
        char byte = key[at];
        into[at] = byte >= 'A' && byte <= 'Z' ? (char)(byte + 32) : byte;
    }
    into[key_length] = 0;
    memcpy(into + key_length + 1, value, value_length);
    into[key_length + 1 + value_length] = 0;
    walk->used += key_length + value_length + 2;
    note(walk, (chs_text){ key, key_length }, (chs_text){ value, value_length });
    return MHD_YES;
}

/* The body's length, before libmicrohttpd has decided anything about it. */
static void frame(walk *walk) {
    chs_exchange *exchange = walk->exchange;
    if (walk->encodings) {
        exchange->declared = UINT64_MAX;
        if (walk->lengths) {
            refuse(exchange, CHS_BAD_REQUEST, "Content-Length and Transfer-Encoding exclude each other");
        } else if (walk->encodings > 1 || !is(walk->coding, "chunked")) {
            refuse(exchange, CHS_BAD_REQUEST, "the Transfer-Encoding is unknown, use chunked");
        }
        return;
    }
    if (!walk->lengths) return;
    uint64_t value = 0;
    for (size_t at = 0; at < walk->length.length; at++) {
        char digit = walk->length.bytes[at];
        if (digit < '0' || digit > '9') {
            refuse(exchange, CHS_BAD_REQUEST, "the Content-Length is no number");
            return;
        }
        if (value > (UINT64_MAX - 10) / 10) {
            refuse(exchange, CHS_TOO_LARGE, "the body is larger than is taken here");
            return;
        }
        value = value * 10 + (uint64_t)(digit - '0');
    }
    if (!walk->length.length) refuse(exchange, CHS_BAD_REQUEST, "the Content-Length is no number");
    exchange->declared = value;
}

/* Splits the target as it was sent; the absolute form loses its scheme and authority. */
static void read_target(chs_exchange *exchange) {
    const char *target = exchange->target, *end = target + exchange->target_length;
    for (const char *at = target; at < end; at++) {
        unsigned char byte = (unsigned char)*at;
        if (byte <= ' ' || byte >= 0x7f || byte == '#') {
            refuse(exchange, CHS_BAD_REQUEST, "the target has a byte that must be percent-encoded");
            return;
        }
    }
    size_t scheme = strncasecmp(target, "http://", 7) == 0 ? 7 : strncasecmp(target, "https://", 8) == 0 ? 8 : 0;
    if (scheme) {
        target += scheme;
        const char *authority = target;
        while (target < end && *target != '/' && *target != '?') target++;
        if (target == authority) refuse(exchange, CHS_BAD_REQUEST, "the target has no authority");
    }
    const char *question = memchr(target, '?', (size_t)(end - target));
    exchange->path = (chs_text){ target, (size_t)((question ? question : end) - target) };
    if (question) exchange->query = (chs_text){ question + 1, (size_t)(end - question - 1) };
    if (scheme && exchange->path.length == 0) exchange->path = (chs_text){ "/", 1 };
    bool star = exchange->path.length == 1 && *exchange->path.bytes == '*' && is(exchange->method, "OPTIONS");
    if (!star && (exchange->path.length == 0 || *exchange->path.bytes != '/')) {
        refuse(exchange, CHS_BAD_REQUEST, "the target is no path");
    }
}

void chs_read_head(chs_exchange *exchange, const char *method, const char *version) {
    const char *malformed = "the header block is malformed";
    exchange->method = (chs_text){ method, strlen(method) };
    exchange->head = strcmp(method, "HEAD") == 0;
    bool old = strcmp(version, "HTTP/1.0") == 0;
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(exchange->handle, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
    size_t size = info ? info->header_size : 0;
    exchange->headers = malloc(size + 1);
    if (!exchange->headers) {
        refuse(exchange, CHS_UNAVAILABLE, "there is no memory for the request now");
        return;
    }
    if (!is_token(method, exchange->method.length) || (!old && strcmp(version, "HTTP/1.1") != 0) ||
        exchange->raw_target != method + exchange->method.length + 1 ||
        version != exchange->raw_target + exchange->target_length + 1) {
        refuse(exchange, CHS_BAD_REQUEST, "the request line is malformed");
    }
    read_target(exchange);
    walk walk = { .exchange = exchange, .cursor = version + strlen(version) + 2 };
    if (walk.cursor[-1]) refuse(exchange, CHS_BAD_REQUEST, "the request line does not end in CRLF");
    if (!exchange->refusal) MHD_get_connection_values_n(exchange->handle, MHD_HEADER_KIND, visit, &walk);
    exchange->headers_length = walk.used;
    if (!exchange->refusal && (walk.broken || walk.cursor + 2 != method + size || walk.cursor[0] || walk.cursor[1])) {
        refuse(exchange, CHS_BAD_REQUEST, malformed);
    }
    frame(&walk);
    if (walk.hosts > 1) refuse(exchange, CHS_BAD_REQUEST, "there are two Host headers");
    if (walk.hosts == 0 && !old) refuse(exchange, CHS_BAD_REQUEST, "the Host header is missing");
    if (old && walk.encodings) refuse(exchange, CHS_BAD_REQUEST, "HTTP/1.0 has no Transfer-Encoding");
    if (size > exchange->server->options.header_block) refuse(exchange, 431, "the header block is too large");
    if (old || walk.closes) atomic_store_explicit(&exchange->connection->closes, true, memory_order_relaxed);
}
