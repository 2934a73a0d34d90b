#include "CAssets.h"

static const unsigned char openapi_yaml[] = {
#embed "../../openapi/openapi.yaml"
};

const unsigned char *_Nonnull legible_openapi_yaml(void) { return openapi_yaml; }

size_t legible_openapi_yaml_size(void) { return sizeof openapi_yaml; }
