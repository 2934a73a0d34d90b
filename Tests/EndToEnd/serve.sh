#!/usr/bin/env bash
# `make serve` on a free port: the curl line that it prints works as it stands, and SIGTERM ends the server.
set -euo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source=Tests/EndToEnd/lib/server.sh
source Tests/EndToEnd/lib/server.sh

# What `make serve` runs after the build, without another make around the signal.
mkfifo "$work/output"
PORT=0 LEGIBLE_DATA_DIR=$work/data Scripts/serve.sh >"$work/output" 2>"$server_log" &
server_pid=$!
exec {server_output}<"$work/output"

command=
while [[ -z $command ]] && IFS= read -r -t 30 line <&"$server_output"; do
    if [[ $line == *'curl '* ]]; then
        command=${line#"${line%%[![:space:]]*}"}
    fi
done
[[ -n $command ]] || fail "no curl line was printed"

answer=$(bash -c "${command/curl/curl --silent --show-error --fail-with-body --max-time 10}") || fail "$command: $answer"
grep --quiet --ignore-case 'broken' <<<"$answer" || fail "the first example is not said to be broken: $answer"
wide=$(awk '{gsub(/\033\[[0-9;]*m/, "")} length > 80' <<<"$answer")
[[ -z $wide ]] || fail "wider than 80 columns: $wide"
stop_server
