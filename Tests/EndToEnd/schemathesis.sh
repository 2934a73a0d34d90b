#!/usr/bin/env bash
# Runs schemathesis, all its checks on, against the document that a running server gives; no operation may be left out.
# Arguments go to schemathesis: --include-path /v1/evaluate looks at one operation.
set -euo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source=Tests/EndToEnd/lib/server.sh
source Tests/EndToEnd/lib/server.sh

# shellcheck disable=SC2119 # the script's arguments are not the server's
start_server
# The examples are bounded and the same in every run; `timeout` is for one that hangs. What it notes goes to $work.
schemathesis=$PWD/.venv/bin/schemathesis
# The document is read from its file: one that comes from the server is left out of the run itself. What it says of
# manifests, page tokens and NDJSON is made true by hooks.py.
root=$PWD
(cd "$work" && PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=$root/Tests/EndToEnd/schemathesis timeout 600 "$schemathesis" \
    --config-file "$root/Tests/EndToEnd/schemathesis/schemathesis.toml" run "$root/openapi/openapi.yaml" \
    --url "$server_url" \
    --checks all \
    --mode all \
    --max-examples "${SCHEMATHESIS_EXAMPLES:-100}" \
    --generation-deterministic \
    --request-timeout 10 \
    --continue-on-failure \
    --report ndjson \
    --report-ndjson-path "$work/events.ndjson" "$@")

# Every operation of the document is among those that were called.
curl --silent --fail "$server_url/openapi.json" |
    jq --raw-output '.paths | to_entries[] | .key as $path | .value | to_entries[]
        | select(.key | IN("get", "put", "post", "delete", "patch", "head", "options"))
        | "\(.key | ascii_upcase) \($path)"' | sort >"$work/documented"
jq --raw-output '.. | objects | .label? // empty | strings' "$work/events.ndjson" | sort --unique >"$work/called"
left_out=$(comm -23 "$work/documented" "$work/called")
[[ -z $left_out ]] || fail "schemathesis called none of: $left_out"
[[ -s $work/documented ]] || fail "the document has no operation"
stop_server
