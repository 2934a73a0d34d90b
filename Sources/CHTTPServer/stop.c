#include "internal.h"

#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { UNSENT_MILLISECONDS = 1000 };

static void pause_briefly(void) {
    struct timespec piece = { 0, 2000000 };
    nanosleep(&piece, NULL);
}

/* Connections that wait for no answer are closed; what is under way goes on. */
static bool close_waiting(chs_server *server) {
    bool busy = false;
    pthread_mutex_lock(&server->mutex);
    for (size_t bucket = 0; bucket < CHS_BUCKETS; bucket++) {
        for (chs_connection *connection = server->buckets[bucket]; connection; connection = connection->next) {
            int phase = CHS_WAITING;
            if (atomic_compare_exchange_strong(&connection->phase, &phase, CHS_EXPIRED)) {
                shutdown(connection->descriptor, SHUT_RDWR);
            } else if (phase != CHS_EXPIRED) {
                busy = true;
            }
        }
    }
    pthread_mutex_unlock(&server->mutex);
    return busy;
}

/* libmicrohttpd must not be stopped over suspended connections: each gets its 503 and is closed. */
static void abandon(chs_server *server) {
    pthread_mutex_lock(&server->mutex);
    for (size_t bucket = 0; bucket < CHS_BUCKETS; bucket++) {
        for (chs_connection *connection = server->buckets[bucket]; connection; connection = connection->next) {
            chs_exchange *exchange = connection->suspended;
            int state = CHS_SUSPENDED;
            if (exchange && atomic_compare_exchange_strong(&exchange->state, &state, CHS_ABANDONED)) {
                MHD_resume_connection(exchange->handle);
            }
        }
    }
    pthread_mutex_unlock(&server->mutex);
}

static bool has_suspended(chs_server *server) {
    bool found = false;
    pthread_mutex_lock(&server->mutex);
    for (size_t bucket = 0; bucket < CHS_BUCKETS && !found; bucket++) {
        for (chs_connection *connection = server->buckets[bucket]; connection; connection = connection->next) {
            found |= connection->suspended != NULL;
        }
    }
    pthread_mutex_unlock(&server->mutex);
    return found;
}

/* Whether an answer that was given is still on its way to its client. */
static bool has_unsent(chs_server *server) {
    bool found = false;
    pthread_mutex_lock(&server->mutex);
    for (size_t bucket = 0; bucket < CHS_BUCKETS && !found; bucket++) {
        for (chs_connection *connection = server->buckets[bucket]; connection; connection = connection->next) {
            found |= atomic_load(&connection->phase) == CHS_HANDLING;
        }
    }
    pthread_mutex_unlock(&server->mutex);
    return found;
}

void chs_stop(chs_server *server, unsigned grace_milliseconds) {
    uint64_t until = chs_now_milliseconds() + grace_milliseconds;
    atomic_store(&server->stopping, true);
    int listener = MHD_quiesce_daemon(server->daemon);
    if (listener >= 0) close(listener);
    while (close_waiting(server) && chs_now_milliseconds() < until) pause_briefly();
    while (has_suspended(server)) {
        abandon(server);
        pause_briefly();
    }
    /* The daemon's end closes what is half written; a client that reads nothing cannot hold it up for long. */
    until = chs_now_milliseconds() + UNSENT_MILLISECONDS;
    while (has_unsent(server) && chs_now_milliseconds() < until) pause_briefly();
    MHD_stop_daemon(server->daemon);
    pthread_mutex_lock(&server->mutex);
    server->watch_ends = true;
    pthread_cond_signal(&server->wake);
    pthread_mutex_unlock(&server->mutex);
    pthread_join(server->watch, NULL);
    pthread_mutex_lock(&server->mutex);
    chs_linger_end(server);
    pthread_mutex_unlock(&server->mutex);
    if (server->tls) chs_tls_free(server->tls);
    chs_server_release(server);
}
