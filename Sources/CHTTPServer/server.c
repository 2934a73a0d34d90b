#include "CHTTPServer.h"
int legible_CHTTPServer_placeholder(void) { return 0; }
