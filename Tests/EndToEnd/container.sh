#!/usr/bin/env bash
# Replays the stages of the Dockerfile behind the build in a debootstrap root, and runs what comes out as a container would:
# as its user, its root read-only, only its volume writable. Needs root, or sudo; the root is kept in .build.
set -euo pipefail
cd "$(dirname "$0")/../.."
lib=Tests/EndToEnd/lib
folder=.build/container-root

fail() {
    echo "FAILED: $*" >&2
    exit 1
}

as_root=()
if ((EUID != 0)); then
    as_root=(sudo)
fi

# /source of the build stage is this folder, where its command has run.
command=$(python3 $lib/replay_dockerfile.py command build make)
[[ $command == 'make build' ]] || fail "the build stage runs \`$command\`, and what is here was built by \`make build\`"

mkdir -p "$folder"
config=$("${as_root[@]}" python3 $lib/replay_dockerfile.py replay "$folder" .)
"${as_root[@]}" unshare --mount -- $lib/run_image.sh "$folder/run" "$config" || fail "the image does not work"

echo "container: $(du --summarize --bytes "$folder/run" | cut --fields 1) bytes"
