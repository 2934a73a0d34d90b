#!/usr/bin/env bash
# Serves on loopback, and once the server listens prints a curl line that works as it stands.
set -euo pipefail
cd "$(dirname "$0")/.."
data=${LEGIBLE_DATA_DIR:-.build/data}
mkdir -p "$data"

# Reads the server's standard output; Ctrl-C is for the server, and this ends with it.
announce() {
    trap '' INT TERM
    while IFS= read -r line; do
        printf '%s\n' "$line"
        if [[ $line == 'listening on '* ]]; then
            printf '\nAsk it, from this folder:\n\n    curl --data-binary @examples/first.yaml'
            printf " -H 'Content-Type: application/yaml' -H 'Accept: text/plain' %s/v1/evaluate\n\n" \
                "${line#listening on }"
        fi
    done
}

# The server takes this process's place, so that a signal to `make serve` reaches it.
exec "${LEGIBLE_BINARY:-.build/release/legible}" serve --bind "127.0.0.1:${PORT:-8080}" --data-dir "$data" > >(announce)
