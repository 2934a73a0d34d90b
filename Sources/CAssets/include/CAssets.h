#ifndef LEGIBLE_CAssets_H
#define LEGIBLE_CAssets_H
int legible_CAssets_placeholder(void);
#endif
