#include "internal.h"

#include <stdlib.h>
#include <string.h>

chs_exchange *chs_exchange_make(chs_server *server, chs_connection *connection) {
    chs_exchange *exchange = calloc(1, sizeof *exchange);
    if (!exchange) return NULL;
    exchange->server = server;
    exchange->connection = connection;
    exchange->started = chs_now_nanoseconds();
    atomic_init(&exchange->references, 1);
    atomic_init(&exchange->state, CHS_OPEN);
    atomic_fetch_add_explicit(&server->references, 1, memory_order_relaxed);
    return exchange;
}

void chs_exchange_release(chs_exchange *exchange) {
    if (atomic_fetch_sub_explicit(&exchange->references, 1, memory_order_acq_rel) != 1) return;
    if (exchange->response) MHD_destroy_response(exchange->response);
    free(exchange->target);
    free(exchange->headers);
    free(exchange->body);
    free(exchange->bytes);
    chs_server_release(exchange->server);
    free(exchange);
}

void chs_set_tag(chs_exchange *exchange, void *tag) {
    exchange->tag = tag;
}

/* Gives the exchange to the caller, who owes an answer from here on. */
void chs_hand_over(chs_exchange *exchange) {
    chs_server *server = exchange->server;
    chs_connection *connection = exchange->connection;
    chs_request request = {
        .method = exchange->method,
        .path = exchange->path,
        .query = exchange->query,
        .headers = { exchange->headers, exchange->headers_length },
        .body = { exchange->body, exchange->body_length },
        .refusal = exchange->refusal,
        .reason = exchange->reason,
    };
    if (connection) {
        request.remote_address = (chs_text){ connection->address, strlen(connection->address) };
        if (connection->session) request.client_certificate = chs_tls_subject(connection);
    }
    exchange->handed = true;
    atomic_fetch_add_explicit(&exchange->references, 1, memory_order_relaxed);
    atomic_fetch_add_explicit(&server->handling, 1, memory_order_relaxed);
    server->callbacks.request(server->callbacks.context, exchange, &request);
}

void chs_finish(chs_exchange *exchange, bool delivered) {
    if (!exchange->handed) return;
    exchange->handed = false;
    if (atomic_load(&exchange->state) == CHS_ABANDONED) return;
    chs_outcome outcome = {
        .bytes_in = exchange->bytes_in,
        .bytes_out = atomic_load_explicit(&exchange->bytes_out, memory_order_relaxed),
        .nanoseconds = chs_now_nanoseconds() - exchange->started,
        .delivered = delivered,
    };
    exchange->server->callbacks.finished(exchange->server->callbacks.context, exchange->tag, &outcome);
}

void chs_describe(chs_exchange *exchange, const chs_exchange *about) {
    exchange->started = about->started;
    exchange->bytes_in = about->bytes_in;
    exchange->method = about->method;
    exchange->path = about->path;
    if (!about->headers) return;
    exchange->headers = malloc(about->headers_length + 1);
    if (!exchange->headers) return;
    memcpy(exchange->headers, about->headers, about->headers_length);
    exchange->headers_length = about->headers_length;
}

bool chs_refuse_raw(chs_server *server, chs_connection *connection, const chs_exchange *about, int status,
                    const char *reason, char **bytes, size_t *length) {
    chs_exchange *refusal = chs_exchange_make(server, connection);
    if (!refusal) return false;
    refusal->raw = true;
    refusal->refusal = status;
    refusal->reason = reason;
    if (about) chs_describe(refusal, about);
    chs_hand_over(refusal);
    bool answered = atomic_load(&refusal->state) == CHS_ANSWERED && refusal->bytes;
    if (answered) {
        *bytes = refusal->bytes;
        *length = refusal->bytes_length;
        refusal->bytes = NULL;
    } else {
        atomic_store(&refusal->state, CHS_ABANDONED);
    }
    chs_finish(refusal, answered);
    chs_exchange_release(refusal);
    return answered;
}
