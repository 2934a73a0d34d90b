#!/usr/bin/env bash
# Makes .venv hold exactly Tests/requirements.txt; when it does already, nothing is done and no network is needed.
set -euo pipefail
cd "$(dirname "$0")/.."

if cmp --silent Tests/requirements.txt .venv/requirements.installed; then
    exit 0
fi
# The system's own interpreter: python3-venv belongs to it, whatever other python3 comes first on the PATH.
/usr/bin/python3 -m venv --clear .venv
.venv/bin/pip install --quiet --disable-pip-version-check --requirement Tests/requirements.txt
cp Tests/requirements.txt .venv/requirements.installed
