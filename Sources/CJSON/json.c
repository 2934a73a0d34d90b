#include "CJSON.h"
int legible_CJSON_placeholder(void) { return 0; }
