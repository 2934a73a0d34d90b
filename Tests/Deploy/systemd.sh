#!/usr/bin/env bash
# The systemd unit is well formed, and exposes little when systemd itself rates it (0 is best, 100 worst).
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp --directory)
trap 'rm -rf "$work"' EXIT

# The program is not installed where this runs; any program in its place lets the rest be read.
sed 's|/usr/local/bin/legible|/bin/true|' deploy/systemd/legible.service >"$work/legible.service"
systemd-analyze verify "$work/legible.service"
systemd-analyze security --offline=yes --threshold=15 "$work/legible.service" >"$work/rating" || {
    cat "$work/rating"
    exit 1
}
tail --lines 1 "$work/rating"
