#!/usr/bin/env bash
# Moves the code of release programs so that what runs together lies together: a question runs through thirteen times as
# much code as a processor's first cache holds (docs/decisions/0008-code-layout.md).
#
# lay-out-code.sh LEGIBLE [PROGRAM…]: LEGIBLE is rehearsed, its profile is kept beside it, and lays out every program named.
# A program that was laid out before is left as it is.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
legible=$(realpath "$1")
work=$(mktemp --directory "$legible.XXXXXX")
trap 'rm -rf "$work"' EXIT

if [[ $(uname --machine) != x86_64 ]]; then
    echo "the code stays as the linker laid it out: this is only tried on x86_64" >&2
    exit 0
fi

# The runtime compares the address of one function in its data with the one in its code, and takes a difference for an
# instrument that counts allocations: this function stays where it is. By its own path BOLT finds the library that counts.
bolt() {
    "$(readlink --canonicalize "$(command -v llvm-bolt-19)")" "$@" '-skip-funcs=__swift_allocObject_.*' >"$work/log" 2>&1 || {
        grep --invert-match BOLT-WARNING "$work/log" >&2
        return 1
    }
}

is_linked_only() {
    ! grep --quiet --fixed-strings .note.bolt_info < <(readelf --section-headers --wide "$1")
}

# Nothing may strip a program behind this (GNU strip spoils it), so its debugging information goes before.
strip_debugging() {
    objcopy --strip-debug --keep-file-symbols "$1" "$work/linked"
}

lay_out() {
    strip_debugging "$1"
    bolt "$work/linked" -o "$work/laid-out" -data="$legible.profile" -reorder-blocks=ext-tsp -reorder-functions=cdsort \
        -split-functions -split-all-cold
}

if is_linked_only "$legible"; then
    echo "laying out the code of ${legible##*/}"
    strip_debugging "$legible"
    bolt "$work/linked" -o "$work/rehearsing" -instrument -instrumentation-file="$work/counts" \
        -instrumentation-file-append-pid
    "$here/rehearse.sh" "$work/rehearsing" "$work/counted"
    merge-fdata-19 "$work"/counts.* -o "$legible.profile" 2>/dev/null
    lay_out "$legible"
    "$here/rehearse.sh" "$legible" "$work/before"
    "$here/rehearse.sh" "$work/laid-out" "$work/after"
    diff --recursive "$work/before" "$work/after" >&2 || {
        echo "$legible answers differently once its code is laid out" >&2
        exit 1
    }
    mv "$work/laid-out" "$1"
fi
for program in "${@:2}"; do
    if is_linked_only "$program"; then
        echo "laying out the code of ${program##*/}"
        lay_out "$program"
        mv "$work/laid-out" "$program"
    fi
done
