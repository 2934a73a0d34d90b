#include "internal.h"

#include <stdio.h>

chs_tls *chs_tls_load(const chs_options *options, char *error, size_t capacity) {
    (void)options;
    snprintf(error, capacity, "TLS is not there yet");
    return NULL;
}
void chs_tls_free(chs_tls *tls) { (void)tls; }
const char *chs_tls_authority(const chs_tls *tls) { (void)tls; return NULL; }
int chs_tls_retrieve(gnutls_session_t session, const struct gnutls_cert_retr_st *info,
                     gnutls_pcert_st **certificates, unsigned *count, gnutls_ocsp_data_st **ocsp,
                     unsigned *ocsp_count, gnutls_privkey_t *key, unsigned *flags) {
    (void)session; (void)info; (void)certificates; (void)count; (void)ocsp; (void)ocsp_count; (void)key; (void)flags;
    return -1;
}
void chs_tls_prepare(chs_connection *connection) { (void)connection; }
chs_text chs_tls_subject(chs_connection *connection) { (void)connection; return (chs_text){ 0 }; }
