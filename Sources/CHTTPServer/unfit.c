#define _GNU_SOURCE
#include "internal.h"

#include <dlfcn.h>
#include <stdlib.h>

/* libmicrohttpd writes its own page for what it cannot parse, and has no hook for that. It queues the page by its
   public function, through the linkage table, so the definition below takes the place of the library's: whatever
   comes here is such a page (our own answers go to the library's function directly), and is answered from above
   instead, with a request identifier and in the contract's words. Were the call bound inside the library, its own page
   would be sent: the tests in UnfitRequestTests say so then. */

chs_queue chs_find_queue(void) {
    return (chs_queue)dlsym(RTLD_NEXT, "MHD_queue_response");
}

static const char *reason_for(unsigned status) {
    switch (status) {
    case 413: return "the body is larger than is taken here";
    case 414: return "the target is too long";
    case 431: return "the header block is too large";
    case 505: return "only HTTP/1.1 and HTTP/1.0 are spoken here";
    default: return "the request is malformed";
    }
}

enum MHD_Result MHD_queue_response(struct MHD_Connection *handle, unsigned status, struct MHD_Response *response) {
    chs_connection *connection = chs_connection_of(handle);
    if (!connection) {
        chs_queue queue = chs_find_queue();
        return queue ? queue(handle, status, response) : MHD_NO;
    }
    int phase = atomic_load(&connection->phase);
    if (phase == CHS_EXPIRED) return MHD_NO;
    if (!atomic_compare_exchange_strong(&connection->phase, &phase, CHS_HANDLING)) return MHD_NO;
    atomic_store(&connection->unread, true);
    atomic_store(&connection->closes, true);
    chs_exchange *about = connection->current;
    char *bytes;
    size_t length;
    if (chs_refuse_raw(connection->server, connection, about && about->begun ? about : NULL, (int)status,
                       reason_for(status), &bytes, &length)) {
        chs_send_raw(connection, bytes, length);
        free(bytes);
    }
    /* Refusing to queue makes libmicrohttpd close. (Queued for a bad Content-Length, its page would be sent twice.) */
    return MHD_NO;
}
