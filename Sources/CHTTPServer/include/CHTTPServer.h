#ifndef LEGIBLE_CHTTPSERVER_H
#define LEGIBLE_CHTTPSERVER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/* An HTTP/1.1 server that gathers every request whole, hands it over once, and takes the answer from any thread.
   Strings are bytes with a length where they come from the wire, and end in NUL where they come from the caller. */

typedef struct chs_server chs_server;
/* One request under way: owned by the caller from the `request` callback until chs_answer, which must come once. */
typedef struct chs_exchange chs_exchange;

/* What makes a request unfit to be handed over; `CHS_FIT` for all others. */
enum { CHS_FIT = 0, CHS_BAD_REQUEST = 400, CHS_TIMEOUT = 408, CHS_TOO_LARGE = 413, CHS_UNSUPPORTED = 415,
       CHS_UNAVAILABLE = 503 };

typedef struct chs_text {
    const char *_Nullable bytes;
    size_t length;
} chs_text;

/* Readable until chs_answer. `headers` is "name\0value\0…", names in lower case, without any NUL inside. */
typedef struct chs_request {
    chs_text method, path, query, headers, body;
    chs_text remote_address, client_certificate;
    int refusal;                           /* CHS_FIT, or the status to refuse with */
    const char *_Nullable reason;          /* why, when refused */
} chs_request;

/* Writes up to `capacity` bytes; answers how many, 0 at the end, -1 to break the connection off. */
typedef int64_t (*chs_read)(void *source, char *buffer, size_t capacity);

/* The answer: exactly one of `body` (copied) and `read`; `release` is called once when `source` is done with. */
typedef struct chs_response {
    int status;
    chs_text headers;                      /* "Name\0value\0…" */
    chs_text body;
    chs_read _Nullable read;
    void *_Nullable source;
    void (*_Nullable release)(void *source);
} chs_response;

typedef struct chs_outcome {
    uint64_t bytes_in, bytes_out, nanoseconds;
    bool delivered;                        /* false when the connection broke first */
} chs_outcome;

typedef struct chs_callbacks {
    void *context;
    /* Called once a request, on a thread of the server; the answer may be given within it or later. */
    void (*request)(void *context, chs_exchange *exchange, const chs_request *request);
    /* Called once for every answered request, with what chs_set_tag set; the last use of the tag. */
    void (*finished)(void *context, void *_Nullable tag, const chs_outcome *outcome);
    /* The most bytes of body, as sent and expanded; asked only when it may be over `body_floor`. */
    size_t (*body_limit)(void *context, chs_text method, chs_text path);
} chs_callbacks;

typedef struct chs_options {
    const char *address;                   /* IPv4 or IPv6, no name */
    uint16_t port;                         /* 0 picks a free one */
    unsigned threads, connections, connections_per_address;
    size_t body_floor, header_block;
    unsigned request_milliseconds, idle_milliseconds;
    const char *_Nullable certificate_file, *_Nullable key_file, *_Nullable client_authority_file;
    bool client_certificate_required;
} chs_options;

/* NULL with the cause in `error` when the server cannot start. */
chs_server *_Nullable chs_start(const chs_options *options, const chs_callbacks *callbacks, char *error,
                                size_t error_capacity);
uint16_t chs_port(const chs_server *server);
/* Takes no new connection, lets running requests end within the grace time, answers the rest with 503, frees all. */
void chs_stop(chs_server *server, unsigned grace_milliseconds);

typedef struct chs_counters {
    uint64_t open, accepted, refused, timed_out;
} chs_counters;
chs_counters chs_count(const chs_server *server);

/* Remembers `tag` for `finished`; call it before chs_answer. */
void chs_set_tag(chs_exchange *exchange, void *_Nullable tag);
/* Answers and gives up the exchange; false when the answer could not be taken (`release` has been called then). */
bool chs_answer(chs_exchange *exchange, const chs_response *response);

#pragma clang assume_nonnull end
#endif
