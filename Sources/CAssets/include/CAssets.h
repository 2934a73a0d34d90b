#ifndef LEGIBLE_CASSETS_H
#define LEGIBLE_CASSETS_H

#include <stddef.h>

/* The files that the program carries, as they stood when it was built. */

/* openapi/openapi.yaml, byte for byte; it lives as long as the process. */
const unsigned char *_Nonnull legible_openapi_yaml(void);
size_t legible_openapi_yaml_size(void);

#endif
