#ifndef LEGIBLE_CHTTPServer_H
#define LEGIBLE_CHTTPServer_H
int legible_CHTTPServer_placeholder(void);
#endif
