#!/usr/bin/env bash
# Every question of examples/seed is answered over HTTP, stored, listed, exported, imported into an empty server and
# read back byte for byte.
# shellcheck disable=SC2119 # start_server takes no argument here
set -euo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source=Tests/EndToEnd/lib/server.sh
source Tests/EndToEnd/lib/server.sh
ask=(curl --silent --show-error --fail-with-body --max-time 20)

# read_all FOLDER: every scenario of $work/identifiers, one file each.
read_all() {
    mkdir -p "$1"
    local identifier
    while read -r identifier; do
        "${ask[@]}" "$server_url/v1/scenarios/$identifier" >"$1/$identifier" || fail "cannot read $identifier back"
    done <"$work/identifiers"
}

start_server
for question in examples/seed/*.yaml; do
    expected=${question%.yaml}.expected.json
    answer=$("${ask[@]}" --header 'Content-Type: application/yaml' --data-binary "@$question" \
        "$server_url/v1/scenarios") || fail "$question: $answer"
    jq --exit-status --slurpfile expected "$expected" '
        $expected[0] as $e
        | .verdict == $e.verdict
            and (($e.failure // null) == null or ([.failure | .leg, .at, .reason] == [$e.failure | .leg, .at, .reason]))
    ' <<<"$answer" >/dev/null || fail "$question: $(jq --compact-output '{verdict, failure}' <<<"$answer")"
    jq --raw-output .id <<<"$answer"
done | sort >"$work/identifiers"
count=$(wc --lines <"$work/identifiers")
((count > 0)) || fail "examples/seed holds no question"

token=
while
    page=$("${ask[@]}" "$server_url/v1/scenarios?pageSize=7${token:+&pageToken=$token}") || fail "listing: $page"
    jq --raw-output '.items[].id' <<<"$page"
    token=$(jq --raw-output '.nextPageToken // "" | @uri' <<<"$page")
    [[ -n $token ]]
do :; done | sort >"$work/listed"
cmp "$work/identifiers" "$work/listed" || fail "the pages do not list what was stored"

read_all "$work/before"
"${ask[@]}" "$server_url/v1/scenarios:export" >"$work/export.ndjson" || fail "export"
stop_server

mv "$work/data" "$work/data.first"
start_server
"${ask[@]}" --header 'Content-Type: application/x-ndjson' --data-binary "@$work/export.ndjson" \
    "$server_url/v1/scenarios:import" >"$work/imported" || fail "import: $(<"$work/imported")"
read_all "$work/after"
diff --recursive --brief "$work/before" "$work/after" || fail "what was imported reads otherwise"
"${ask[@]}" "$server_url/v1/scenarios:export" | cmp - "$work/export.ndjson" || fail "the second export differs"
stop_server
echo "round trip: $count scenarios"
