#!/usr/bin/env bash
# Writes the pages of docs/codes/ anew, one a code and the index.
set -euo pipefail
legible=$1
folder=docs/codes
mkdir -p "$folder"
rm -f "$folder"/*.md
"$legible" codes --output markdown >"$folder/README.md"
"$legible" codes | while read -r code _; do
  "$legible" codes --output markdown "$code" >"$folder/$code.md"
done
