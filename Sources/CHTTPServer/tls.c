#include "internal.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { CHAIN = 16 };

typedef struct file_mark {
    struct timespec changed;
    ino_t inode;
    off_t size;
} file_mark;

struct chs_tls {
    pthread_mutex_t mutex;
    char *certificate_file, *key_file;
    file_mark certificate_mark, key_mark;
    gnutls_datum_t certificate, key;       /* the last pair that could be read and belongs together */
    char *authority;
    bool required;
};

static file_mark mark(const char *file) {
    struct stat status;
    if (stat(file, &status) != 0) return (file_mark){ 0 };
    return (file_mark){ status.st_mtim, status.st_ino, status.st_size };
}

static bool same(file_mark one, file_mark other) {
    return one.changed.tv_sec == other.changed.tv_sec && one.changed.tv_nsec == other.changed.tv_nsec &&
           one.inode == other.inode && one.size == other.size;
}

static int explain(char *error, size_t capacity, const char *file, const char *cause) {
    snprintf(error, capacity, "`%s`: %s", file, cause);
    return -1;
}

/* A half-written pair must not replace a whole one, so both are tried together first. */
static int load_pair(chs_tls *tls, char *error, size_t capacity) {
    gnutls_datum_t certificate = { 0 }, key = { 0 };
    gnutls_certificate_credentials_t trial = NULL;
    int result = gnutls_load_file(tls->certificate_file, &certificate);
    if (result < 0) return explain(error, capacity, tls->certificate_file, gnutls_strerror(result));
    result = gnutls_load_file(tls->key_file, &key);
    if (result < 0) {
        gnutls_free(certificate.data);
        return explain(error, capacity, tls->key_file, gnutls_strerror(result));
    }
    result = gnutls_certificate_allocate_credentials(&trial);
    if (result >= 0) result = gnutls_certificate_set_x509_key_mem(trial, &certificate, &key, GNUTLS_X509_FMT_PEM);
    if (trial) gnutls_certificate_free_credentials(trial);
    if (result < 0) {
        gnutls_free(certificate.data);
        gnutls_memset(key.data, 0, key.size);
        gnutls_free(key.data);
        return explain(error, capacity, tls->certificate_file, gnutls_strerror(result));
    }
    gnutls_free(tls->certificate.data);
    if (tls->key.data) gnutls_memset(tls->key.data, 0, tls->key.size);
    gnutls_free(tls->key.data);
    tls->certificate = certificate;
    tls->key = key;
    return 0;
}

static int load_authority(chs_tls *tls, const char *file, char *error, size_t capacity) {
    gnutls_datum_t text = { 0 };
    int result = gnutls_load_file(file, &text);
    if (result < 0) return explain(error, capacity, file, gnutls_strerror(result));
    tls->authority = malloc(text.size + 1);
    if (tls->authority) {
        memcpy(tls->authority, text.data, text.size);
        tls->authority[text.size] = 0;
    }
    gnutls_free(text.data);
    return tls->authority ? 0 : explain(error, capacity, file, "out of memory");
}

chs_tls *chs_tls_load(const chs_options *options, char *error, size_t capacity) {
    chs_tls *tls = calloc(1, sizeof *tls);
    if (!tls) return NULL;
    pthread_mutex_init(&tls->mutex, NULL);
    tls->certificate_file = strdup(options->certificate_file ? options->certificate_file : "");
    tls->key_file = strdup(options->key_file ? options->key_file : "");
    tls->required = options->client_certificate_required;
    bool ready = tls->certificate_file && tls->key_file;
    if (ready) {
        tls->certificate_mark = mark(tls->certificate_file);
        tls->key_mark = mark(tls->key_file);
        ready = load_pair(tls, error, capacity) == 0;
    }
    if (ready && options->client_authority_file) {
        ready = load_authority(tls, options->client_authority_file, error, capacity) == 0;
    }
    if (ready) return tls;
    chs_tls_free(tls);
    return NULL;
}

void chs_tls_free(chs_tls *tls) {
    gnutls_free(tls->certificate.data);
    if (tls->key.data) gnutls_memset(tls->key.data, 0, tls->key.size);
    gnutls_free(tls->key.data);
    free(tls->authority);
    free(tls->certificate_file);
    free(tls->key_file);
    pthread_mutex_destroy(&tls->mutex);
    free(tls);
}

const char *chs_tls_authority(const chs_tls *tls) {
    return tls->authority;
}

/* Under the mutex: reads the files again when they have changed, and keeps the old pair if they are unfit. */
static void refresh(chs_tls *tls) {
    file_mark certificate = mark(tls->certificate_file), key = mark(tls->key_file);
    if (same(certificate, tls->certificate_mark) && same(key, tls->key_mark)) return;
    char ignored[256];
    if (load_pair(tls, ignored, sizeof ignored) == 0) {
        tls->certificate_mark = certificate;
        tls->key_mark = key;
    }
}

static int import(const chs_tls *tls, gnutls_pcert_st *chain, unsigned *count, gnutls_privkey_t *key) {
    int result = gnutls_pcert_list_import_x509_raw(chain, count, &tls->certificate, GNUTLS_X509_FMT_PEM, 0);
    if (result < 0) return result;
    result = gnutls_privkey_init(key);
    if (result >= 0) {
        result = gnutls_privkey_import_x509_raw(*key, &tls->key, GNUTLS_X509_FMT_PEM, NULL, 0);
        if (result < 0) gnutls_privkey_deinit(*key);
    }
    if (result < 0) {
        for (unsigned index = 0; index < *count; index++) gnutls_pcert_deinit(&chain[index]);
    }
    return result;
}

int chs_tls_retrieve(gnutls_session_t session, const struct gnutls_cert_retr_st *info, gnutls_pcert_st **certificates,
                     unsigned *count, gnutls_ocsp_data_st **ocsp, unsigned *ocsp_count, gnutls_privkey_t *key,
                     unsigned *flags) {
    (void)info;
    /* libmicrohttpd keeps its connection as the session's pointer. */
    chs_connection *connection = chs_connection_of(gnutls_session_get_ptr(session));
    chs_tls *tls = connection ? connection->server->tls : NULL;
    gnutls_pcert_st *chain = gnutls_malloc(CHAIN * sizeof *chain);
    if (!tls || !chain) {
        gnutls_free(chain);
        return -1;
    }
    unsigned length = CHAIN;
    pthread_mutex_lock(&tls->mutex);
    refresh(tls);
    int result = import(tls, chain, &length, key);
    pthread_mutex_unlock(&tls->mutex);
    if (result < 0) {
        gnutls_free(chain);
        return -1;
    }
    *certificates = chain;
    *count = length;
    *ocsp = NULL;
    *ocsp_count = 0;
    *flags = GNUTLS_CERT_RETR_DEINIT_ALL;
    return 0;
}

/* A certificate that was sent must be good, whether it was demanded or not. */
static int verify(gnutls_session_t session) {
    unsigned status = 0, count = 0;
    if (!gnutls_certificate_get_peers(session, &count) || count == 0) return 0;
    return gnutls_certificate_verify_peers2(session, &status) < 0 || status ? -1 : 0;
}

void chs_tls_prepare(chs_connection *connection) {
    const chs_tls *tls = connection->server->tls;
    if (!tls || !tls->authority || !connection->session) return;
    gnutls_certificate_server_set_request(connection->session,
                                          tls->required ? GNUTLS_CERT_REQUIRE : GNUTLS_CERT_REQUEST);
    gnutls_session_set_verify_function(connection->session, verify);
}

chs_text chs_tls_subject(chs_connection *connection) {
    chs_text none = { NULL, 0 };
    if (!connection->certificate_read) {
        connection->certificate_read = true;
        unsigned count = 0;
        gnutls_x509_crt_t certificate;
        const gnutls_datum_t *peers = gnutls_certificate_get_peers(connection->session, &count);
        if (!peers || count == 0 || verify(connection->session) != 0) return none;
        if (gnutls_x509_crt_init(&certificate) < 0) return none;
        gnutls_datum_t name = { 0 };
        if (gnutls_x509_crt_import(certificate, &peers[0], GNUTLS_X509_FMT_DER) >= 0 &&
            gnutls_x509_crt_get_dn3(certificate, &name, 0) >= 0) {
            connection->certificate = strndup((const char *)name.data, name.size);
            gnutls_free(name.data);
        }
        gnutls_x509_crt_deinit(certificate);
    }
    if (!connection->certificate) return none;
    return (chs_text){ connection->certificate, strlen(connection->certificate) };
}
