#ifndef LEGIBLE_CHTTPSERVER_INTERNAL_H
#define LEGIBLE_CHTTPSERVER_INTERNAL_H

#include "CHTTPServer.h"

#include <gnutls/gnutls.h>
#include <gnutls/abstract.h>
#include <microhttpd.h>
#include <pthread.h>
#include <stdatomic.h>
#include <sys/socket.h>

#pragma clang assume_nonnull begin

enum { CHS_BUCKETS = 256 };

typedef struct chs_tls chs_tls;
typedef enum MHD_Result (*chs_queue)(struct MHD_Connection *handle, unsigned status, struct MHD_Response *response);

/* Where a connection stands; only the one who moves it on may answer on it. */
enum chs_phase { CHS_WAITING, CHS_RECEIVING, CHS_HANDLING, CHS_EXPIRED };

typedef struct chs_connection {
    struct chs_server *server;
    struct chs_connection *_Nullable next, *_Nullable previous;
    chs_exchange *_Nullable suspended;     /* under the server's mutex */
    chs_exchange *_Nullable current;       /* only on the connection's own thread */
    struct MHD_Connection *handle;
    gnutls_session_t _Nullable session;
    int descriptor;
    unsigned bucket;
    char address[64];
    char *_Nullable certificate;
    bool certificate_read, over_limit;
    _Atomic uint64_t turn;                 /* how many request lines have come on it */
    _Atomic uint64_t allowance;            /* milliseconds more for a large body */
    _Atomic bool closes;                   /* the last answer was the last one */
    _Atomic bool unread;                   /* closing may lose the answer unless the rest is read away */
    _Atomic int phase;
    _Atomic uint64_t since;                /* milliseconds: when the phase began */
    /* The watch's own notes on a waiting connection. */
    uint64_t watched_turn, watched_bytes, begun;
    bool watched;
} chs_connection;

struct chs_server {
    chs_callbacks callbacks;
    chs_options options;
    struct MHD_Daemon *_Nullable daemon;
    chs_queue _Nullable queue;             /* libmicrohttpd's own MHD_queue_response */
    int listener;
    uint16_t port;
    chs_tls *_Nullable tls;
    pthread_mutex_t mutex;
    pthread_cond_t wake;
    pthread_t watch;
    chs_connection *_Nullable buckets[CHS_BUCKETS];
    struct chs_linger *_Nullable lingering; /* under the mutex */
    size_t lingering_count;                 /* under the mutex */
    bool watch_ends;                        /* under the mutex */
    _Atomic bool stopping;
    _Atomic uint64_t open, accepted, refused, timed_out, handling;
    _Atomic int references;
};

enum chs_state { CHS_OPEN, CHS_SUSPENDED, CHS_ANSWERED, CHS_ABANDONED };

struct chs_exchange {
    struct chs_server *server;
    chs_connection *_Nullable connection;
    struct MHD_Connection *_Nullable handle;
    _Atomic int references, state;
    uint64_t started;                      /* nanoseconds */
    char *_Nullable target;
    size_t target_length;
    const char *_Nullable raw_target;      /* where the target lay, to check the request line around it */
    chs_text method, path, query;
    char *_Nullable headers;
    size_t headers_length;
    char *_Nullable body;
    size_t body_length, body_capacity, body_limit;
    uint64_t declared;                     /* Content-Length, or UINT64_MAX when chunked */
    uint64_t bytes_in;
    _Atomic uint64_t bytes_out;
    const char *_Nullable encoding;        /* of the body, inside `headers` */
    bool begun, handed, raw, head, closes, was_suspended;
    int refusal;
    const char *_Nullable reason;
    struct MHD_Response *_Nullable response;
    int status;
    char *_Nullable bytes;                 /* a raw answer, whole */
    size_t bytes_length;
    void *_Nullable tag;
};

/* clock.c */
uint64_t chs_now_nanoseconds(void);
uint64_t chs_now_milliseconds(void);

/* exchange.c */
chs_exchange *_Nullable chs_exchange_make(chs_server *server, chs_connection *_Nullable connection);
void chs_exchange_release(chs_exchange *exchange);
void chs_server_release(chs_server *server);
/* Has the caller render a refusal as the bytes of a whole answer, and tells `finished`. */
bool chs_refuse_raw(chs_server *server, chs_connection *_Nullable connection, const chs_exchange *_Nullable about,
                    int status, const char *reason, char *_Nullable *_Nonnull bytes, size_t *length);
/* Copies what `about` knows of its request. */
void chs_describe(chs_exchange *exchange, const chs_exchange *about);
void chs_hand_over(chs_exchange *exchange);
void chs_finish(chs_exchange *exchange, bool delivered);

/* request.c: what libmicrohttpd calls. */
void *_Nullable chs_on_target(void *_Nullable context, const char *target, struct MHD_Connection *handle);
enum MHD_Result chs_on_request(void *_Nullable context, struct MHD_Connection *handle, const char *url,
                               const char *method, const char *version, const char *_Nullable upload,
                               size_t *upload_length, void *_Nullable *_Nonnull slot);
void chs_on_completed(void *_Nullable context, struct MHD_Connection *handle, void *_Nullable *_Nonnull slot,
                      enum MHD_RequestTerminationCode code);

/* headers.c: reads and checks the header block; sets `refusal` when it is not exactly as RFC 9112 has it. */
void chs_read_head(chs_exchange *exchange, const char *method, const char *version);

/* inflate.c: replaces a gzip body by what it expands to, at most `body_limit` bytes. */
void chs_expand_body(chs_exchange *exchange);

/* connection.c */
void chs_on_connection(void *_Nullable context, struct MHD_Connection *handle, void *_Nullable *_Nonnull slot,
                       enum MHD_ConnectionNotificationCode code);
chs_connection *_Nullable chs_connection_of(struct MHD_Connection *handle);
/* Sends what fits at once; never waits. */
void chs_send_raw(chs_connection *connection, const char *bytes, size_t length);

/* unfit.c: what libmicrohttpd itself refuses. */
chs_queue _Nullable chs_find_queue(void);

/* watch.c */
void *_Nullable chs_watch(void *_Nullable context);
void chs_linger(chs_server *server, int descriptor);
void chs_linger_end(chs_server *server);

/* tls.c */
chs_tls *_Nullable chs_tls_load(const chs_options *options, char *error, size_t capacity);
void chs_tls_free(chs_tls *tls);
const char *_Nullable chs_tls_authority(const chs_tls *tls);
int chs_tls_retrieve(gnutls_session_t session, const struct gnutls_cert_retr_st *info,
                     gnutls_pcert_st *_Nullable *_Nonnull certificates, unsigned *count,
                     gnutls_ocsp_data_st *_Nullable *_Nonnull ocsp, unsigned *ocsp_count,
                     gnutls_privkey_t _Nullable *_Nonnull key, unsigned *flags);
void chs_tls_prepare(chs_connection *connection);
chs_text chs_tls_subject(chs_connection *connection);

#pragma clang assume_nonnull end
#endif
