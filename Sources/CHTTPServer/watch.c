#include "internal.h"

#include <netinet/in.h>
#include <linux/tcp.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { SHORTEST_TICK = 10, LONGEST_TICK = 500, EXPIRED_AT_ONCE = 32, LINGER_MILLISECONDS = 2000, LINGERING = 256 };

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
    bool room = server->lingering_count < LINGERING;
    if (room) {
        entry->next = server->lingering;
        server->lingering = entry;
        server->lingering_count++;
        pthread_cond_signal(&server->wake);
    }
    pthread_mutex_unlock(&server->mutex);
    if (room) return;
    close(descriptor);
    free(entry);
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
            server->lingering_count--;
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
    uint64_t turn = atomic_load(&connection->turn);
    if (!connection->watched || connection->watched_turn != turn) {
        /* What has come before the first look belongs to the last request, unless there was none. */
        connection->watched_bytes = turn ? bytes_received(connection) : 0;
        connection->watched = true;
        connection->watched_turn = turn;
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
    } else {
        uint64_t time = connection->server->options.request_milliseconds + atomic_load(&connection->allowance);
        if (phase != CHS_RECEIVING || now - since <= time) return false;
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

/* Under the mutex. */
static long tick(const chs_server *server) {
    const chs_options *options = &server->options;
    if (server->lingering) return SHORTEST_TICK;
    unsigned least = options->request_milliseconds < options->idle_milliseconds ? options->request_milliseconds
                                                                                : options->idle_milliseconds;
    return least / 10 < SHORTEST_TICK ? SHORTEST_TICK : least / 10 > LONGEST_TICK ? LONGEST_TICK : least / 10;
}

void *chs_watch(void *context) {
    chs_server *server = context;
    bool ends = false;
    while (!ends) {
        while (look(server)) {}
        struct timespec until;
        clock_gettime(CLOCK_MONOTONIC, &until);
        pthread_mutex_lock(&server->mutex);
        until.tv_nsec += tick(server) * 1000000;
        if (until.tv_nsec >= 1000000000) {
            until.tv_nsec -= 1000000000;
            until.tv_sec++;
        }
        if (!server->watch_ends) pthread_cond_timedwait(&server->wake, &server->mutex, &until);
        ends = server->watch_ends;
        pthread_mutex_unlock(&server->mutex);
    }
    return NULL;
}
