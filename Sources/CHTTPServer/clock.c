#include "internal.h"

#include <time.h>

uint64_t chs_now_nanoseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

uint64_t chs_now_milliseconds(void) {
    return chs_now_nanoseconds() / 1000000u;
}
