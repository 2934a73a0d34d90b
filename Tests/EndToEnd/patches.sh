#!/usr/bin/env bash
# The repairs of all examples are what patch(1) and kubectl make of them: each difference leads from the object to the
# repaired one and back, every hunk at its line, and so does the JSON Patch, where there is a kubectl.
set -euo pipefail
cd "$(dirname "$0")/../.."
legible=${LEGIBLE_BINARY:-.build/release/legible}
work=$(mktemp --directory)
trap 'rm --recursive --force "$work"' EXIT

fail() {
    echo "patches: $*" >&2
    exit 1
}

# patched FILE RESULT OPTION…: what patch makes of a file, exactly where the difference says.
patched() {
    local file=$1 result=$2
    shift 2
    patch --fuzz=0 --force --no-backup-if-mismatch --output="$result" "$@" "$file" "$work/diff" >"$work/said" 2>&1 \
        || fail "$name: patch $*: $(<"$work/said")"
    ! grep --quiet offset "$work/said" || fail "$name: patch $*: $(<"$work/said")"
}

# as_json FILE PATCH: an object once a JSON Patch is applied, its members in order.
as_json() {
    kubectl patch --local --type=json --filename "$1" --patch "$2" --output json 2>"$work/said" | jq --sort-keys . \
        || fail "$name: kubectl patch: $(<"$work/said")"
}

[[ -x $legible ]] || fail "no $legible; run make build"
differences=0 patches=0
for question in examples/codes/*.yaml examples/gateways/*.yaml; do
    status=0
    "$legible" evaluate --output json "$question" >"$work/answer" 2>/dev/null || status=$?
    # Some examples are faulty on purpose.
    ((status < 2)) || continue
    while read -r change; do
        name="$question: $(jq --raw-output '.resource | "\(.kind) \(.namespace)/\(.name)"' <<<"$change")"
        jq --join-output .yaml <<<"$change" >"$work/new.yaml"
        jq --join-output .diff <<<"$change" >"$work/diff"
        patched "$work/new.yaml" "$work/old.yaml" --reverse
        # An object that is new comes from nothing.
        patched "$work/old.yaml" "$work/again.yaml"
        cmp "$work/new.yaml" "$work/again.yaml" || fail "$name: the difference leads elsewhere"
        differences=$((differences + 1))
        if command -v kubectl >/dev/null && jq --exit-status '.patch != null' <<<"$change" >/dev/null; then
            diff <(as_json "$work/old.yaml" "$(jq --compact-output .patch <<<"$change")") \
                <(as_json "$work/new.yaml" '[]') || fail "$name: the JSON Patch leads elsewhere"
            patches=$((patches + 1))
        fi
    done < <(jq --compact-output '.remediations[]?.changes[]? | select(.diff != null and .yaml != null)' "$work/answer")
done
((differences > 0)) || fail "no example has a repair"
echo "patches: $differences differences, $patches JSON Patches"
