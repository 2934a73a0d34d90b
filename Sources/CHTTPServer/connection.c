#include "internal.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <linux/tcp.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ESTABLISHED = 1 };                   /* tcpi_state; <netinet/tcp.h> has the name, but an older struct */

chs_connection *chs_connection_of(struct MHD_Connection *handle) {
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(handle, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return info ? info->socket_context : NULL;
}

void chs_send_raw(chs_connection *connection, const char *bytes, size_t length) {
    if (connection->session) {
        (void)gnutls_record_send(connection->session, bytes, length);
    } else {
        (void)send(connection->descriptor, bytes, length, MSG_NOSIGNAL | MSG_DONTWAIT);
    }
}

static void read_address(chs_connection *connection, const struct sockaddr *address) {
    if (!address) return;
    if (address->sa_family == AF_INET) {
        const struct sockaddr_in *v4 = (const struct sockaddr_in *)address;
        inet_ntop(AF_INET, &v4->sin_addr, connection->address, sizeof connection->address);
    } else if (address->sa_family == AF_INET6) {
        const struct sockaddr_in6 *v6 = (const struct sockaddr_in6 *)address;
        bool mapped = IN6_IS_ADDR_V4MAPPED(&v6->sin6_addr);
        inet_ntop(mapped ? AF_INET : AF_INET6, mapped ? v6->sin6_addr.s6_addr + 12 : v6->sin6_addr.s6_addr,
                  connection->address, sizeof connection->address);
    }
}

static unsigned bucket_of(const char *address) {
    uint32_t hash = 2166136261u;
    for (; *address; address++) hash = (hash ^ (unsigned char)*address) * 16777619u;
    return hash % CHS_BUCKETS;
}

/* Under the mutex: whether the limits leave room for one more. */
static bool fits(const chs_server *server, const chs_connection *connection) {
    if (atomic_load(&server->open) >= server->options.connections) return false;
    unsigned same = 0;
    for (const chs_connection *other = server->buckets[connection->bucket]; other; other = other->next) {
        same += !other->over_limit && strcmp(other->address, connection->address) == 0;
    }
    return same < server->options.connections_per_address;
}

static void turn_away(chs_connection *connection) {
    char *bytes;
    size_t length;
    atomic_fetch_add(&connection->server->refused, 1);
    atomic_store(&connection->phase, CHS_EXPIRED);
    if (!connection->session && chs_refuse_raw(connection->server, connection, NULL, CHS_UNAVAILABLE,
                                               "too many connections, try again later", &bytes, &length)) {
        chs_send_raw(connection, bytes, length);
        free(bytes);
    }
    shutdown(connection->descriptor, SHUT_RDWR);
}

static void opened(chs_server *server, struct MHD_Connection *handle, void **slot) {
    chs_connection *connection = calloc(1, sizeof *connection);
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(handle, MHD_CONNECTION_INFO_CONNECTION_FD);
    int descriptor = info ? info->connect_fd : -1;
    if (!connection) {
        shutdown(descriptor, SHUT_RDWR);
        return;
    }
    connection->server = server;
    connection->handle = handle;
    connection->descriptor = descriptor;
    atomic_init(&connection->phase, CHS_WAITING);
    atomic_init(&connection->since, chs_now_milliseconds());
    info = MHD_get_connection_info(handle, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    if (info) read_address(connection, info->client_addr);
    if (server->tls) {
        info = MHD_get_connection_info(handle, MHD_CONNECTION_INFO_GNUTLS_SESSION);
        connection->session = info ? info->tls_session : NULL;
        chs_tls_prepare(connection);
    }
    connection->bucket = bucket_of(connection->address);
    *slot = connection;
    pthread_mutex_lock(&server->mutex);
    connection->over_limit = !fits(server, connection);
    connection->next = server->buckets[connection->bucket];
    if (connection->next) connection->next->previous = connection;
    server->buckets[connection->bucket] = connection;
    if (!connection->over_limit) {
        atomic_fetch_add(&server->open, 1);
        atomic_fetch_add(&server->accepted, 1);
    }
    pthread_mutex_unlock(&server->mutex);
    if (connection->over_limit) turn_away(connection);
}

/* libmicrohttpd closes without a word when the first line is no request line; that deserves its 400. */
static bool is_garbage(const chs_connection *connection) {
    chs_server *server = connection->server;
    if (atomic_load(&connection->phase) != CHS_WAITING || atomic_load(&connection->closes) ||
        atomic_load(&server->stopping) || connection->session) return false;
    struct tcp_info info;
    socklen_t size = sizeof info;
    if (getsockopt(connection->descriptor, IPPROTO_TCP, TCP_INFO, &info, &size) != 0) return false;
    uint64_t waited = chs_now_milliseconds() - atomic_load(&connection->since);
    return info.tcpi_state == ESTABLISHED && info.tcpi_bytes_received > 0 &&
           waited < server->options.idle_milliseconds;
}

static void closed(chs_connection *connection) {
    chs_server *server = connection->server;
    pthread_mutex_lock(&server->mutex);
    if (connection->previous) {
        connection->previous->next = connection->next;
    } else {
        server->buckets[connection->bucket] = connection->next;
    }
    if (connection->next) connection->next->previous = connection->previous;
    if (!connection->over_limit) atomic_fetch_sub(&server->open, 1);
    pthread_mutex_unlock(&server->mutex);
    bool garbage = is_garbage(connection);
    if (garbage) {
        char *bytes;
        size_t length;
        if (chs_refuse_raw(server, connection, NULL, CHS_BAD_REQUEST, "the request line cannot be read", &bytes,
                           &length)) {
            chs_send_raw(connection, bytes, length);
            free(bytes);
        }
    }
    if (garbage || atomic_load(&connection->unread)) chs_linger(server, dup(connection->descriptor));
    free(connection->certificate);
    free(connection);
}

void chs_on_connection(void *context, struct MHD_Connection *handle, void **slot,
                       enum MHD_ConnectionNotificationCode code) {
    if (code == MHD_CONNECTION_NOTIFY_STARTED) {
        opened(context, handle, slot);
    } else if (*slot) {
        closed(*slot);
        *slot = NULL;
    }
}
