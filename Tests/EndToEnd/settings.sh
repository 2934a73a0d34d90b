#!/usr/bin/env bash
# Every LEGIBLE_… variable that the Dockerfile, deploy/ and docs/operations.md name belongs to an option that `--help` lists.
set -euo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source=Tests/EndToEnd/lib/server.sh
source Tests/EndToEnd/lib/server.sh

"$legible" serve --help >"$work/help" || fail "\`legible serve --help\` ends with status $?"
for command in health "mesh put"; do
    # shellcheck disable=SC2086 # a command of two words
    "$legible" $command --help >>"$work/help" || fail "\`legible $command --help\` ends with status $?"
done
grep --recursive --only-matching --no-filename --extended-regexp 'LEGIBLE_[A-Z][A-Z_]*[A-Z]' \
    Dockerfile deploy docs/operations.md | sort --unique >"$work/named"
[[ -s $work/named ]] || fail "nothing names a variable"

unknown=()
while read -r variable; do
    option=--$(tr 'A-Z_' 'a-z-' <<<"${variable#LEGIBLE_}")
    grep --quiet --fixed-strings --regexp "$option" "$work/help" || unknown+=("$variable")
done <"$work/named"
((${#unknown[@]} == 0)) || fail "no option belongs to ${unknown[*]}"
