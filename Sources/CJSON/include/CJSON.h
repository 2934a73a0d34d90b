#ifndef LEGIBLE_CJSON_H
#define LEGIBLE_CJSON_H
int legible_CJSON_placeholder(void);
#endif
