#!/bin/sh
# collect-libraries.sh PROGRAM ROOT: copies the loader and every shared library that PROGRAM needs to their places in
# ROOT, and fails when one is missing. Plain sh: the stage that calls it has nothing else.
set -eu
program=$1
root=$2

libraries=$(ldd "$program")
if printf '%s\n' "$libraries" | grep --quiet 'not found'; then
    printf '%s\n' "$libraries" >&2
    exit 1
fi
printf '%s\n' "$libraries" | sed -n 's#^[^/]*\(/[^ ]*\) (0x[0-9a-f]*)$#\1#p' | while read -r library; do
    cp --parents --dereference "$library" "$root"
done
