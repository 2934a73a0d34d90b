#!/usr/bin/env bash
# Compares the engine with what real Istio and real Envoy decided; says so when those records are not here.
set -euo pipefail
cd "$(dirname "$0")/.."
export LEGIBLE_GOLDEN=${LEGIBLE_GOLDEN:-../shared/golden}

if [[ ! -d $LEGIBLE_GOLDEN ]]; then
    echo "golden: SKIPPED, no folder $LEGIBLE_GOLDEN (LEGIBLE_GOLDEN names another)"
    exit 0
fi
exec swift run --configuration release --explicit-target-dependency-import-check error golden
