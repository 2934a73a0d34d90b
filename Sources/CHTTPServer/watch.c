#include "internal.h"

#include <netinet/in.h>
#include <linux/tcp.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { TICK_MILLISECONDS = 50, EXPIRED_AT_ONCE = 32, LINGER_MILLISECONDS = 2000 };

typedef struct chs_linger {
    struct chs_linger *next;
    int descriptor;
    uint64_t until;
} chs_linger_entry;

/* A closed connection with unread bytes resets the client before it has read its answer, so they are read away. */
void chs_linger(chs_server *server, int descriptor) {
    if (descriptor < 0) return;
    chs_linger_entry *entry = malloc(sizeof *entry);
    if (!entry) {
        close(descriptor);
        return;
    }
    shutdown(descriptor, SHUT_WR);
    entry->descriptor = descriptor;
    entry->until = chs_now_milliseconds() + LINGER_MILLISECONDS;
    pthread_mutex_lock(&server->mutex);
    entry->next = server->lingering;
    server->lingering = entry;
    pthread_mutex_unlock(&server->mutex);
}

/* Under the mutex. */
static void drain(chs_server *server, bool end) {
    static const size_t piece = 16384, most = 64;
    char bytes[piece];
    uint64_t now = chs_now_milliseconds();
    for (chs_linger_entry **link = &server->lingering; *link;) {
        chs_linger_entry *entry = *link;
        ssize_t count = -1;
        for (size_t round = 0; round < most; round++) {
            count = recv(entry->descriptor, bytes, piece, MSG_DONTWAIT);
            if (count <= 0) break;
        }
        if (end || count == 0 || now > entry->until) {
            *link = entry->next;
            close(entry->descriptor);
            free(entry);
        } else {
            link = &entry->next;
        }
    }
}

void chs_linger_end(chs_server *server) {
    drain(server, true);
}

static uint64_t bytes_received(const chs_connection *connection) {
    struct tcp_info info;
    socklen_t size = sizeof info;
    if (getsockopt(connection->descriptor, IPPROTO_TCP, TCP_INFO, &info, &size) != 0) return 0;
    return info.tcpi_bytes_received;
}

/* Whether a waiting connection has waited too long: for its next request, or within a request line. */
static bool waited_too_long(chs_connection *connection, uint64_t since, uint64_t now, bool *silent) {
    const chs_options *options = &connection->server->options;
    if (connection->watched_since != since) {
        /* What has come before the first look belongs to the last request, unless there was none. */
        connection->watched_bytes = atomic_load(&connection->used) ? bytes_received(connection) : 0;
        connection->watched_since = since;
        connection->begun = 0;
    }
    if (!connection->begun && bytes_received(connection) > connection->watched_bytes) connection->begun = now;
    *silent = !connection->begun;
    if (connection->begun) return now - connection->begun > options->request_milliseconds;
    return now - since > options->idle_milliseconds;
}

static bool expires(chs_connection *connection, uint64_t now, bool *silent) {
    int phase = atomic_load(&connection->phase);
    uint64_t since = atomic_load(&connection->since);
    *silent = false;
    if (since > now) return false;
    if (phase == CHS_WAITING) {
        if (!waited_too_long(connection, since, now, silent)) return false;
    } else if (phase != CHS_RECEIVING || now - since <= connection->server->options.request_milliseconds) {
        return false;
    }
    return atomic_compare_exchange_strong(&connection->phase, &phase, CHS_EXPIRED);
}

static void send_timeout(chs_server *server, int descriptor) {
    char *bytes;
    size_t length;
    if (!chs_refuse_raw(server, NULL, NULL, CHS_TIMEOUT, "the request took too long to arrive", &bytes, &length)) {
        return;
    }
    (void)send(descriptor, bytes, length, MSG_NOSIGNAL | MSG_DONTWAIT);
    free(bytes);
}

/* One look at all connections; answers whether it left some for the next. */
static bool look(chs_server *server) {
    struct {
        int descriptor;
        bool silent;
    } expired[EXPIRED_AT_ONCE];
    size_t count = 0;
    uint64_t now = chs_now_milliseconds();
    pthread_mutex_lock(&server->mutex);
    drain(server, false);
    for (size_t bucket = 0; bucket < CHS_BUCKETS; bucket++) {
        for (chs_connection *connection = server->buckets[bucket]; connection && count < EXPIRED_AT_ONCE;
             connection = connection->next) {
            bool silent;
            if (!expires(connection, now, &silent)) continue;
            atomic_fetch_add(&server->timed_out, 1);
            /* GnuTLS sessions belong to the thread that reads them, so a TLS client is closed without a word. */
            expired[count].silent = silent || connection->session;
            expired[count++].descriptor = dup(connection->descriptor);
        }
    }
    pthread_mutex_unlock(&server->mutex);
    for (size_t index = 0; index < count; index++) {
        if (expired[index].descriptor < 0) continue;
        if (!expired[index].silent) send_timeout(server, expired[index].descriptor);
        shutdown(expired[index].descriptor, SHUT_RDWR);
        close(expired[index].descriptor);
    }
    return count == EXPIRED_AT_ONCE;
}

void *chs_watch(void *context) {
    chs_server *server = context;
    bool ends = false;
    while (!ends) {
        while (look(server)) {}
        struct timespec until;
        clock_gettime(CLOCK_MONOTONIC, &until);
        until.tv_nsec += TICK_MILLISECONDS * 1000000;
        if (until.tv_nsec >= 1000000000) {
            until.tv_nsec -= 1000000000;
            until.tv_sec++;
        }
        pthread_mutex_lock(&server->mutex);
        if (!server->watch_ends) pthread_cond_timedwait(&server->wake, &server->mutex, &until);
        ends = server->watch_ends;
        pthread_mutex_unlock(&server->mutex);
    }
    return NULL;
}
