/* A bare libmicrohttpd handler: what the server's throughput is measured against.
   Build: cc -O2 -o bare bare.c -lmicrohttpd
   Run:   bare PORT THREADS BYTES   (reads any body to its end, then answers BYTES bytes of JSON) */
#include <microhttpd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct answer {
    char *bytes;
    size_t length;
};

static enum MHD_Result handle(void *context, struct MHD_Connection *connection, const char *url, const char *method,
                              const char *version, const char *upload, size_t *upload_length, void **slot) {
    static char begun;
    (void)url, (void)method, (void)version, (void)upload;
    if (!*slot) {
        *slot = &begun;
        return MHD_YES;
    }
    if (*upload_length) {
        *upload_length = 0;
        return MHD_YES;
    }
    const struct answer *answer = context;
    struct MHD_Response *response =
        MHD_create_response_from_buffer(answer->length, answer->bytes, MHD_RESPMEM_PERSISTENT);
    if (!response) return MHD_NO;
    MHD_add_response_header(response, "Content-Type", "application/json");
    enum MHD_Result result = MHD_queue_response(connection, MHD_HTTP_OK, response);
    MHD_destroy_response(response);
    return result;
}

int main(int count, char **arguments) {
    if (count != 4) {
        fprintf(stderr, "usage: bare PORT THREADS BYTES\n");
        return 2;
    }
    unsigned port = (unsigned)atoi(arguments[1]), threads = (unsigned)atoi(arguments[2]);
    struct answer answer = { NULL, (size_t)atoi(arguments[3]) };
    if (threads == 0 || answer.length < 8 || !(answer.bytes = malloc(answer.length))) return 2;
    memset(answer.bytes, 'x', answer.length);
    memcpy(answer.bytes, "{\"a\":\"", 6);
    memcpy(answer.bytes + answer.length - 2, "\"}", 2);
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    sigprocmask(SIG_BLOCK, &signals, NULL);
    struct MHD_Daemon *daemon =
        MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_ITC | MHD_ALLOW_SUSPEND_RESUME, (uint16_t)port, NULL,
                         NULL, &handle, &answer, MHD_OPTION_THREAD_POOL_SIZE, threads,
                         MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)40960, MHD_OPTION_CONNECTION_TIMEOUT, 62u,
                         MHD_OPTION_END);
    if (!daemon) return 1;
    int signal;
    sigwait(&signals, &signal);
    MHD_stop_daemon(daemon);
    free(answer.bytes);
    return 0;
}
