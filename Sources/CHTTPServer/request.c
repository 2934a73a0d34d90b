#include "internal.h"

#include <stdlib.h>
#include <string.h>

enum { SMALL_BODY = 64 << 10 };

static void refuse(chs_exchange *exchange, int status, const char *reason) {
    if (exchange->refusal) return;
    exchange->refusal = status;
    exchange->reason = reason;
}

static bool move_phase(chs_connection *connection, int from, int to) {
    /* First the time, then the phase: the watch must not judge a phase by the time of the one before. */
    atomic_store(&connection->since, chs_now_milliseconds());
    return atomic_compare_exchange_strong(&connection->phase, &from, to);
}

void *chs_on_target(void *context, const char *target, struct MHD_Connection *handle) {
    chs_connection *connection = chs_connection_of(handle);
    if (!connection || !move_phase(connection, CHS_WAITING, CHS_RECEIVING)) return NULL;
    chs_exchange *exchange = chs_exchange_make(context, connection);
    if (!exchange) return NULL;
    exchange->handle = handle;
    exchange->raw_target = target;
    exchange->target_length = target ? strlen(target) : 0;
    exchange->target = malloc(exchange->target_length + 1);
    if (!exchange->target) {
        chs_exchange_release(exchange);
        return NULL;
    }
    memcpy(exchange->target, target ? target : "", exchange->target_length + 1);
    connection->current = exchange;
    atomic_store_explicit(&connection->allowance, 0, memory_order_relaxed);
    atomic_fetch_add_explicit(&connection->turn, 1, memory_order_relaxed);
    return exchange;
}

static enum MHD_Result queue_answer(chs_exchange *exchange) {
    struct MHD_Response *response = exchange->response;
    if (!response) return MHD_NO;
    if (exchange->closes) atomic_store(&exchange->connection->closes, true);
    enum MHD_Result result = exchange->server->queue(exchange->handle, (unsigned)exchange->status, response);
    /* libmicrohttpd has its own reference now; a stream holds the exchange, so the exchange must not hold it. */
    exchange->response = NULL;
    MHD_destroy_response(response);
    return result;
}

/* Suspends the connection until the answer comes, which may be while this runs. */
static enum MHD_Result park(chs_exchange *exchange) {
    chs_connection *connection = exchange->connection;
    chs_server *server = exchange->server;
    exchange->was_suspended = true;
    pthread_mutex_lock(&server->mutex);
    connection->suspended = exchange;
    pthread_mutex_unlock(&server->mutex);
    MHD_suspend_connection(exchange->handle);
    int expected = CHS_OPEN;
    if (!atomic_compare_exchange_strong(&exchange->state, &expected, CHS_SUSPENDED)) {
        MHD_resume_connection(exchange->handle);
    }
    return MHD_YES;
}

/* The request is complete, or refused: hand it over, and take the answer if it is there. Else libmicrohttpd asks again
   at once, and is suspended then: suspended here, it would read from the connection first when it is resumed, and drop
   the answer of a client that has ended its own side. */
static enum MHD_Result complete(chs_exchange *exchange) {
    if (!move_phase(exchange->connection, CHS_RECEIVING, CHS_HANDLING)) return MHD_NO;
    chs_hand_over(exchange);
    if (atomic_load_explicit(&exchange->state, memory_order_acquire) == CHS_ANSWERED) return queue_answer(exchange);
    return exchange->refusal ? park(exchange) : MHD_YES;
}

/* An answer before the end of the body, where libmicrohttpd takes no response any more. */
static enum MHD_Result break_off(chs_exchange *exchange, int status, const char *reason) {
    chs_connection *connection = exchange->connection;
    if (!move_phase(connection, CHS_RECEIVING, CHS_HANDLING)) return MHD_NO;
    char *bytes;
    size_t length;
    if (chs_refuse_raw(exchange->server, connection, exchange, status, reason, &bytes, &length)) {
        chs_send_raw(connection, bytes, length);
        free(bytes);
    }
    atomic_store(&connection->unread, true);
    return MHD_NO;
}

static enum MHD_Result begin(chs_exchange *exchange, const char *method, const char *version) {
    exchange->begun = true;
    chs_read_head(exchange, method, version);
    const chs_server *server = exchange->server;
    exchange->body_limit = server->options.body_floor;
    if (!exchange->refusal && (exchange->declared > exchange->body_limit || exchange->encoding)) {
        exchange->body_limit =
            server->callbacks.body_limit(server->callbacks.context, exchange->method, exchange->path);
    }
    if (!exchange->refusal && exchange->declared != UINT64_MAX && exchange->declared > exchange->body_limit) {
        refuse(exchange, CHS_TOO_LARGE, "the body is larger than is taken here");
    }
    if (exchange->declared == UINT64_MAX) atomic_store(&exchange->connection->closes, true);
    if (!exchange->refusal) {
        /* Where a route takes more than the others, a client has a second more for each MiB of it. */
        size_t floor = server->options.body_floor;
        size_t more = exchange->declared > floor && exchange->body_limit > floor ? exchange->body_limit - floor : 0;
        atomic_store_explicit(&exchange->connection->allowance, more / 1024, memory_order_relaxed);
        return MHD_YES;
    }
    if (exchange->declared) atomic_store(&exchange->connection->unread, true);
    atomic_store(&exchange->connection->closes, true);
    return complete(exchange);
}

static enum MHD_Result gather(chs_exchange *exchange, const char *upload, size_t length) {
    exchange->bytes_in += length;
    if (length > exchange->body_limit - exchange->body_length) {
        return break_off(exchange, CHS_TOO_LARGE, "the body is larger than is taken here");
    }
    size_t wanted = exchange->body_length + length;
    if (wanted > exchange->body_capacity) {
        size_t capacity = exchange->body_capacity ? exchange->body_capacity * 2 : 4096;
        if (exchange->declared <= SMALL_BODY) capacity = (size_t)exchange->declared;
        if (capacity < wanted) capacity = wanted;
        if (capacity > exchange->body_limit) capacity = exchange->body_limit;
        char *body = realloc(exchange->body, capacity);
        if (!body) return break_off(exchange, CHS_UNAVAILABLE, "there is no memory for the body now");
        exchange->body = body;
        exchange->body_capacity = capacity;
    }
    memcpy(exchange->body + exchange->body_length, upload, length);
    exchange->body_length = wanted;
    return MHD_YES;
}

static void forget_suspended(chs_exchange *exchange) {
    if (!exchange->was_suspended) return;
    exchange->was_suspended = false;
    pthread_mutex_lock(&exchange->server->mutex);
    exchange->connection->suspended = NULL;
    pthread_mutex_unlock(&exchange->server->mutex);
}

/* Asked again: the answer is there, or is waited for, or the server stops and gives 503 itself. */
static enum MHD_Result asked_again(chs_exchange *exchange) {
    chs_server *server = exchange->server;
    forget_suspended(exchange);
    int state = atomic_load(&exchange->state);
    if (state == CHS_ANSWERED) return queue_answer(exchange);
    if (state != CHS_ABANDONED) return park(exchange);
    char *bytes;
    size_t length;
    if (chs_refuse_raw(server, exchange->connection, exchange, CHS_UNAVAILABLE, "the server is stopping", &bytes,
                       &length)) {
        chs_send_raw(exchange->connection, bytes, length);
        free(bytes);
    }
    return MHD_NO;
}

enum MHD_Result chs_on_request(void *context, struct MHD_Connection *handle, const char *url, const char *method,
                               const char *version, const char *upload, size_t *upload_length, void **slot) {
    (void)context;
    (void)handle;
    (void)url;
    chs_exchange *exchange = *slot;
    if (!exchange) return MHD_NO;
    if (!exchange->begun) return begin(exchange, method, version);
    if (exchange->handed) return asked_again(exchange);
    if (*upload_length) {
        enum MHD_Result result = gather(exchange, upload, *upload_length);
        *upload_length = 0;
        return result;
    }
    if (exchange->encoding) chs_expand_body(exchange);
    return complete(exchange);
}

void chs_on_completed(void *context, struct MHD_Connection *handle, void **slot,
                      enum MHD_RequestTerminationCode code) {
    (void)context;
    (void)handle;
    chs_exchange *exchange = *slot;
    *slot = NULL;
    if (!exchange) return;
    chs_connection *connection = exchange->connection;
    if (connection) {
        connection->current = NULL;
        forget_suspended(exchange);
        bool broken = code != MHD_REQUEST_TERMINATED_COMPLETED_OK;
        /* In its turbo mode libmicrohttpd leaves the goodbye out, and clients take the end for an attack. When it calls
           back for the closed connection, the session is gone already. */
        if (connection->session && (broken || atomic_load(&connection->closes))) {
            (void)gnutls_bye(connection->session, GNUTLS_SHUT_WR);
        }
        /* It may take its time to close after an error; the client must not wait for it. */
        if (broken) shutdown(connection->descriptor, SHUT_WR);
        atomic_store(&connection->since, chs_now_milliseconds());
        int phase = atomic_load(&connection->phase);
        while (phase != CHS_EXPIRED && !atomic_compare_exchange_weak(&connection->phase, &phase, CHS_WAITING)) {}
    }
    /* Closed before the answer: what the caller still gives is not taken any more. */
    int open = CHS_OPEN;
    if (exchange->handed) atomic_compare_exchange_strong(&exchange->state, &open, CHS_ABANDONED);
    if (atomic_load(&exchange->state) == CHS_ANSWERED && exchange->response) {
        MHD_destroy_response(exchange->response);
        exchange->response = NULL;
    }
    chs_finish(exchange, code == MHD_REQUEST_TERMINATED_COMPLETED_OK);
    chs_exchange_release(exchange);
}
