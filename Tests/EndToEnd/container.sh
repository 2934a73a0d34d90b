#!/usr/bin/env bash
# Builds as the Dockerfile says, replays its later stages in a debootstrap root, and runs what comes out as a container
# would: as its user, its root read-only, only its volume writable. Needs root, or sudo; the root is kept in .build.
set -euo pipefail
cd "$(dirname "$0")/../.."
lib=Tests/EndToEnd/lib
built=.build-container
folder=.build/container-root

fail() {
    echo "FAILED: $*" >&2
    exit 1
}

as_root=()
if ((EUID != 0)); then
    as_root=(sudo)
fi

# /source of the build stage is $built: the Dockerfile's own commands, into a folder of its own.
build=$(python3 $lib/replay_dockerfile.py command build 'swift build')
if [[ -z ${LEGIBLE_BINARY:-} ]]; then
    $build --scratch-path "$built/.build"
    read -r lay_out program < <(python3 $lib/replay_dockerfile.py command build Scripts/lay-out-code.sh)
    $lay_out "$built/$program"
else
    install -D "$LEGIBLE_BINARY" "$built/.build/release/legible"
fi

mkdir -p "$folder"
config=$("${as_root[@]}" python3 $lib/replay_dockerfile.py replay "$folder" "$built")
"${as_root[@]}" unshare --mount -- $lib/run_image.sh "$folder/run" "$config" || fail "the image does not work"

echo "container: $(du --summarize --bytes "$folder/run" | cut --fields 1) bytes"
