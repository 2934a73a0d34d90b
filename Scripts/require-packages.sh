#!/usr/bin/env bash
# Installs the Debian packages of the lists named (build, test) that are missing; without any missing it touches nothing
# and needs no network.
set -euo pipefail
cd "$(dirname "$0")/packages"

missing=()
while read -r package _; do
    if [[ -z $package || $package == '#' ]]; then
        continue
    fi
    status=$(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null || true)
    [[ $status == installed ]] || missing+=("$package")
done < <(cat -- "$@")
if ((${#missing[@]} == 0)); then
    exit 0
fi

as_root=()
if ((EUID != 0)); then
    if ! command -v sudo >/dev/null; then
        echo "as root, install: apt-get install ${missing[*]}" >&2
        exit 1
    fi
    as_root=(sudo)
fi
echo "installing from Debian: ${missing[*]}" >&2
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update --quiet=2 >&2
"${as_root[@]}" apt-get install --option DPkg::Lock::Timeout=300 --quiet=2 --yes --no-install-recommends \
    "${missing[@]}" >&2
