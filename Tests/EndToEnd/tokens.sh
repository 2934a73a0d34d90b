#!/usr/bin/env bash
# Tokens guard what they should: each role may do its part, and off loopback the server wants tokens or plain words.
set -euo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source=Tests/EndToEnd/lib/server.sh
source Tests/EndToEnd/lib/server.sh

for role in read write; do
    printf '%s %s %s\n' "$role" "$(printf %s "token-$role" | sha256sum | cut --delimiter ' ' --fields 1)" "$role"
done >"$work/tokens"
start_server --tokens "$work/tokens"

# expect STATUS TOKEN CURL-ARGUMENT…
expect() {
    local wanted=$1 token=$2 status
    shift 2
    status=$(curl --silent --max-time 10 --output /dev/null --write-out '%{http_code}' \
        ${token:+--header "Authorization: Bearer $token"} "$@")
    [[ $status == "$wanted" ]] || fail "$wanted expected with the token \`$token\`, not $status: $*"
}
question=(--header 'Content-Type: application/yaml' --data-binary @examples/first.yaml "$server_url/v1/scenarios")
expect 200 '' "$server_url/livez"
expect 401 '' "$server_url/v1/scenarios"
expect 401 token-unknown "$server_url/v1/scenarios"
expect 200 token-read "$server_url/v1/scenarios"
expect 401 '' "${question[@]}"
expect 403 token-read "${question[@]}"
expect 201 token-write "${question[@]}"

# The document leaves tokens to the server; here it has a file of them, and schemathesis looks for operations that
# do without one.
.venv/bin/python - >"$work/openapi.yaml" <<'PYTHON'
import sys
import yaml

document = yaml.safe_load(open("openapi/openapi.yaml"))
document["security"] = [{"bearer": []}]
yaml.safe_dump(document, sys.stdout)
PYTHON
config=$PWD/Tests/EndToEnd/schemathesis
schemathesis=$PWD/.venv/bin/schemathesis
(cd "$work" && PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=$config timeout 120 "$schemathesis" \
    --config-file "$config/schemathesis.toml" run openapi.yaml \
    --url "$server_url" \
    --header 'Authorization: Bearer token-write' \
    --checks ignored_auth \
    --phases examples,fuzzing \
    --mode positive \
    --max-examples 3 \
    --generation-deterministic >schemathesis.log) || fail "$(<"$work/schemathesis.log")"
stop_server

status=0
timeout 10 "$legible" serve --bind 0.0.0.0:0 --data-dir "$work/open" >"$work/refusal" 2>&1 || status=$?
((status != 0 && status != 124)) || fail "without tokens it serves on every address"
grep --quiet --fixed-strings --regexp --allow-anonymous "$work/refusal" || fail "the refusal: $(<"$work/refusal")"
