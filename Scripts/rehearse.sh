#!/usr/bin/env bash
# Lets a program do what people have it do: rehearse.sh LEGIBLE FOLDER asks it what lies in examples/, in files and over
# HTTP on a free port of loopback, and writes into FOLDER what a program of the same sources has to answer as well.
set -euo pipefail
cd "$(dirname "$0")/.."
legible=$1
answers=$2
mkdir -p "$answers"
work=$(mktemp --directory)
server=
trap '[[ -z $server ]] || kill -KILL "$server"; rm -rf "$work"' EXIT

# Runs the program; status 1 says that a call is plaintext or broken, as those of many examples are.
run() {
    "$legible" "$@" || (($? == 1))
}

unset "${!LEGIBLE_@}"

questions=(
    examples/{first,seed/*,gateways/*,codes/LEG[1-8]*}.yaml
    examples/json/*.json
)
for output in text json markdown mermaid; do
    run evaluate --output "$output" "${questions[@]}" >"$answers/evaluated.$output"
done
# Pipelines and dashboards ask in JSON: that counts for more.
often=()
for _ in {1..20}; do
    often+=(examples/json/*.json)
done
run evaluate --output json "${often[@]}" >"$answers/evaluated-often.json"
for mesh in examples/meshes/*.yaml; do
    run check "$mesh" >"$answers/checked.${mesh##*/}"
done

mkfifo "$work/output"
"$legible" serve --bind 127.0.0.1:0 --data-dir "$work/data" --log-level quiet >"$work/output" 2>"$work/log" &
server=$!
IFS= read -r line <"$work/output" || cat "$work/log" >&2
url=${line#listening on }

# request FILE OPTION…: one more of the requests that curl sends, its answer written into the file.
request() {
    [[ ! -e $work/requests ]] || echo next >>"$work/requests"
    printf '%s\n' fail "output = $1" "${@:2}" >>"$work/requests"
}
# send FILE OPTION PATH BODY: OPTION is `data-binary` or `upload-file`, POST or PUT; BODY a file.
send() {
    request "$1" "url = $url/v1/$3" "$2 = $4" "header = \"Content-Type: application/${4##*.}\""
}
for question in "${questions[@]}"; do
    send "$answers/${question//\//.}" data-binary evaluate "@$question"
    send /dev/null data-binary scenarios "@$question"
done
request /dev/null "url = $url/v1/scenarios?pageSize=100"
request /dev/null "url = $url/v1/scenarios:export"
for mesh in small-shop webhook-trouble; do
    send /dev/null upload-file "meshes/$mesh" "examples/meshes/$mesh.yaml"
    request /dev/null "url = $url/v1/meshes/$mesh/matrix"
    request /dev/null "url = $url/v1/meshes/$mesh/findings"
done
for review in examples/reviews/*.json; do
    send /dev/null data-binary admission/small-shop/warn "@$review"
done
curl --noproxy "*" --silent --show-error --fail-early --config "$work/requests"
kill -TERM "$server"
wait "$server"
server=
