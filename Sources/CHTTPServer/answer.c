#include "internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

typedef struct chs_stream {
    chs_exchange *exchange;
    chs_read read;
    void *source;
    void (*release)(void *);
} chs_stream;

static ssize_t stream_read(void *context, uint64_t position, char *buffer, size_t capacity) {
    (void)position;
    chs_stream *stream = context;
    int64_t count = stream->read(stream->source, buffer, capacity);
    if (count < 0) return MHD_CONTENT_READER_END_WITH_ERROR;
    if (count == 0) return MHD_CONTENT_READER_END_OF_STREAM;
    atomic_fetch_add_explicit(&stream->exchange->bytes_out, (uint64_t)count, memory_order_relaxed);
    return (ssize_t)count;
}

static void stream_free(void *context) {
    chs_stream *stream = context;
    if (stream->release) stream->release(stream->source);
    chs_exchange_release(stream->exchange);
    free(stream);
}

static void drop_source(const chs_response *answer) {
    if (answer->release && answer->source) answer->release(answer->source);
}

static struct MHD_Response *stream_response(chs_exchange *exchange, const chs_response *answer) {
    chs_stream *stream = malloc(sizeof *stream);
    if (!stream) {
        drop_source(answer);
        return NULL;
    }
    *stream = (chs_stream){ exchange, answer->read, answer->source, answer->release };
    atomic_fetch_add(&exchange->references, 1);
    struct MHD_Response *response =
        MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, 32768, stream_read, stream, stream_free);
    if (!response) stream_free(stream);
    return response;
}

static struct MHD_Response *make_response(chs_exchange *exchange, const chs_response *answer) {
    struct MHD_Response *response;
    if (answer->read) {
        response = stream_response(exchange, answer);
    } else {
        response = MHD_create_response_from_buffer(answer->body.length, (void *)answer->body.bytes,
                                                   MHD_RESPMEM_MUST_COPY);
        atomic_store_explicit(&exchange->bytes_out, exchange->head ? 0 : answer->body.length, memory_order_relaxed);
    }
    if (!response) return NULL;
    /* Where a chunked body ends, libmicrohttpd is more lenient (bare LF, NUL in a trailer) than a proxy in front may
       be, so no other request is read after one. */
    if (exchange->declared == UINT64_MAX) MHD_add_response_header(response, "Connection", "close");
    const char *cursor = answer->headers.bytes, *end = cursor + answer->headers.length;
    while (cursor < end) {
        const char *value = cursor + strlen(cursor) + 1;
        if (strcasecmp(cursor, "connection") == 0) exchange->closes = true;
        if (MHD_add_response_header(response, cursor, value) != MHD_YES) {
            MHD_destroy_response(response);
            return NULL;
        }
        cursor = value + strlen(value) + 1;
    }
    return response;
}

static bool make_bytes(chs_exchange *exchange, const chs_response *answer) {
    size_t capacity = 256 + answer->headers.length * 2 + answer->body.length;
    char *bytes = malloc(capacity);
    if (!bytes) return false;
    char date[64];
    time_t now = time(NULL);
    struct tm parts;
    gmtime_r(&now, &parts);
    strftime(date, sizeof date, "%a, %d %b %Y %H:%M:%S GMT", &parts);
    const char *reason = MHD_get_reason_phrase_for((unsigned)answer->status);
    size_t at = (size_t)snprintf(bytes, capacity, "HTTP/1.1 %d %s\r\nDate: %s\r\nConnection: close\r\n"
                                 "Content-Length: %zu\r\n", answer->status, reason ? reason : "Refused", date,
                                 answer->body.length);
    const char *cursor = answer->headers.bytes, *end = cursor + answer->headers.length;
    while (cursor < end) {
        const char *value = cursor + strlen(cursor) + 1;
        at += (size_t)snprintf(bytes + at, capacity - at, "%s: %s\r\n", cursor, value);
        cursor = value + strlen(value) + 1;
    }
    memcpy(bytes + at, "\r\n", 2);
    at += 2;
    if (answer->body.length) memcpy(bytes + at, answer->body.bytes, answer->body.length);
    at += answer->body.length;
    exchange->bytes = bytes;
    exchange->bytes_length = at;
    atomic_store_explicit(&exchange->bytes_out, answer->body.length, memory_order_relaxed);
    return true;
}

bool chs_answer(chs_exchange *exchange, const chs_response *answer) {
    chs_server *server = exchange->server;
    bool taken = false;
    if (atomic_load(&exchange->state) == CHS_ABANDONED) {
        drop_source(answer);
    } else if (exchange->raw) {
        exchange->status = answer->status;
        taken = make_bytes(exchange, answer);
        drop_source(answer);
        atomic_store(&exchange->state, CHS_ANSWERED);
    } else {
        /* A response that could not be made is an answer too: the connection is closed then. */
        struct MHD_Response *response = make_response(exchange, answer);
        exchange->status = answer->status;
        exchange->response = response;
        int before = CHS_OPEN;
        while (before != CHS_ABANDONED && !atomic_compare_exchange_weak(&exchange->state, &before, CHS_ANSWERED)) {}
        taken = before != CHS_ABANDONED;
        if (!taken && response) {
            exchange->response = NULL;
            MHD_destroy_response(response);
        }
        if (before == CHS_SUSPENDED) MHD_resume_connection(exchange->handle);
    }
    atomic_fetch_sub(&server->handling, 1);
    chs_exchange_release(exchange);
    return taken;
}
