#include "internal.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* Targets are read as they were sent, so libmicrohttpd's own decoding is left out. */
static size_t keep(void *context, struct MHD_Connection *handle, char *text) {
    (void)context;
    (void)handle;
    return strlen(text);
}

static int fail(char *error, size_t capacity, const char *what) {
    snprintf(error, capacity, "%s", what);
    return -1;
}

static int listen_on(const chs_options *options, uint16_t *port, char *error, size_t capacity) {
    struct sockaddr_storage storage = { 0 };
    struct sockaddr_in *v4 = (struct sockaddr_in *)&storage;
    struct sockaddr_in6 *v6 = (struct sockaddr_in6 *)&storage;
    socklen_t size;
    if (inet_pton(AF_INET, options->address, &v4->sin_addr) == 1) {
        v4->sin_family = AF_INET;
        v4->sin_port = htons(options->port);
        size = sizeof *v4;
    } else if (inet_pton(AF_INET6, options->address, &v6->sin6_addr) == 1) {
        v6->sin6_family = AF_INET6;
        v6->sin6_port = htons(options->port);
        size = sizeof *v6;
    } else {
        return fail(error, capacity, "it is neither an IPv4 nor an IPv6 address");
    }
    int listener = socket(storage.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (listener < 0) return fail(error, capacity, strerror(errno));
    int on = 1;
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bind(listener, (struct sockaddr *)&storage, size) != 0 || listen(listener, 1024) != 0 ||
        getsockname(listener, (struct sockaddr *)&storage, &size) != 0) {
        fail(error, capacity, strerror(errno));
        close(listener);
        return -1;
    }
    *port = ntohs(storage.ss_family == AF_INET ? v4->sin_port : v6->sin6_port);
    return listener;
}

static bool start_daemon(chs_server *server) {
    const chs_options *options = &server->options;
    struct MHD_OptionItem items[16];
    size_t count = 0;
    /* Turbo leaves out the early shutdown of a closing connection, so that there is still time for a last word. */
    unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_ITC | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_TURBO;
    unsigned idle = options->idle_milliseconds / 1000 + 2;
    /* The pool also holds a record for each header and the answer's headers. It is zeroed for every request, so each
       KiB costs throughput: 72 KiB took an eighth of the server's time, 40 KiB half of that. */
    size_t pool = options->header_block + 8192;
    items[count++] = (struct MHD_OptionItem){ MHD_OPTION_LISTEN_SOCKET, server->listener, NULL };
    if (options->threads > 1) {
        items[count++] = (struct MHD_OptionItem){ MHD_OPTION_THREAD_POOL_SIZE, options->threads, NULL };
    }
    items[count++] = (struct MHD_OptionItem){ MHD_OPTION_CONNECTION_MEMORY_LIMIT, (intptr_t)pool, NULL };
    items[count++] = (struct MHD_OptionItem){ MHD_OPTION_CONNECTION_LIMIT,
                                              (intptr_t)(options->connections + 16) * options->threads, NULL };
    items[count++] = (struct MHD_OptionItem){ MHD_OPTION_CONNECTION_TIMEOUT, idle, NULL };
    items[count++] = (struct MHD_OptionItem){ MHD_OPTION_UNESCAPE_CALLBACK, (intptr_t)&keep, NULL };
    items[count++] = (struct MHD_OptionItem){ MHD_OPTION_URI_LOG_CALLBACK, (intptr_t)&chs_on_target, server };
    items[count++] = (struct MHD_OptionItem){ MHD_OPTION_NOTIFY_COMPLETED, (intptr_t)&chs_on_completed, server };
    items[count++] = (struct MHD_OptionItem){ MHD_OPTION_NOTIFY_CONNECTION, (intptr_t)&chs_on_connection, server };
    if (server->tls) {
        flags |= MHD_USE_TLS;
        items[count++] =
            (struct MHD_OptionItem){ MHD_OPTION_HTTPS_CERT_CALLBACK2, 0, (void *)&chs_tls_retrieve };
        const char *authority = chs_tls_authority(server->tls);
        if (authority) {
            items[count++] = (struct MHD_OptionItem){ MHD_OPTION_HTTPS_MEM_TRUST, 0, (void *)authority };
        }
    }
    items[count] = (struct MHD_OptionItem){ MHD_OPTION_END, 0, NULL };
    server->daemon = MHD_start_daemon(flags, 0, NULL, NULL, &chs_on_request, server, MHD_OPTION_ARRAY, items,
                                      MHD_OPTION_END);
    return server->daemon != NULL;
}

void chs_server_release(chs_server *server) {
    if (atomic_fetch_sub_explicit(&server->references, 1, memory_order_acq_rel) != 1) return;
    pthread_cond_destroy(&server->wake);
    pthread_mutex_destroy(&server->mutex);
    free(server);
}

chs_server *chs_start(const chs_options *options, const chs_callbacks *callbacks, char *error, size_t capacity) {
    chs_server *server = calloc(1, sizeof *server);
    if (!server) {
        fail(error, capacity, "out of memory");
        return NULL;
    }
    server->options = *options;
    server->callbacks = *callbacks;
    atomic_init(&server->references, 1);
    pthread_mutex_init(&server->mutex, NULL);
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&server->wake, &attributes);
    pthread_condattr_destroy(&attributes);
    server->listener = -1;
    server->queue = chs_find_queue();
    if (!server->queue) {
        fail(error, capacity, "libmicrohttpd has no MHD_queue_response to load");
        chs_server_release(server);
        return NULL;
    }
    bool ready = !options->certificate_file || (server->tls = chs_tls_load(options, error, capacity));
    if (ready) server->listener = listen_on(options, &server->port, error, capacity);
    ready = ready && server->listener >= 0;
    if (ready && pthread_create(&server->watch, NULL, chs_watch, server) != 0) {
        fail(error, capacity, "no thread can be started");
        close(server->listener);
        ready = false;
    } else if (ready && !start_daemon(server)) {
        fail(error, capacity, "libmicrohttpd does not start with these options");
        close(server->listener);
        pthread_mutex_lock(&server->mutex);
        server->watch_ends = true;
        pthread_cond_signal(&server->wake);
        pthread_mutex_unlock(&server->mutex);
        pthread_join(server->watch, NULL);
        ready = false;
    }
    if (ready) return server;
    if (server->tls) chs_tls_free(server->tls);
    chs_server_release(server);
    return NULL;
}

uint16_t chs_port(const chs_server *server) {
    return server->port;
}

chs_counters chs_count(const chs_server *server) {
    return (chs_counters){ atomic_load(&server->open), atomic_load(&server->accepted), atomic_load(&server->refused),
                           atomic_load(&server->timed_out) };
}
