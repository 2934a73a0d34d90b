/* fdatasync FILE SECONDS BYTES: what a store could do that made every request durable by itself. It appends BYTES and
   calls fdatasync, one after the other, for SECONDS, and prints how many a second it managed. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

int main(int count, char **arguments) {
    if (count != 4) {
        fprintf(stderr, "usage: fdatasync FILE SECONDS BYTES\n");
        return 2;
    }
    double seconds = atof(arguments[2]);
    size_t length = (size_t)atol(arguments[3]);
    char *bytes = malloc(length ? length : 1);
    int file = open(arguments[1], O_CREAT | O_TRUNC | O_WRONLY | O_APPEND | O_CLOEXEC, 0600);
    if (!bytes || file < 0) {
        perror(arguments[1]);
        return 1;
    }
    memset(bytes, 'x', length);
    double start = now(), elapsed = 0;
    long written = 0;
    while ((elapsed = now() - start) < seconds) {
        if (write(file, bytes, length) != (ssize_t)length || fdatasync(file) != 0) {
            perror(arguments[1]);
            return 1;
        }
        written++;
    }
    printf("%.1f\n", (double)written / elapsed);
    return 0;
}
