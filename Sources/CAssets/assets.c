#include "CAssets.h"
int legible_CAssets_placeholder(void) { return 0; }
