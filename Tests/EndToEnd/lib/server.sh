# Starts and stops one real server on a free port of loopback; sourced by the scripts of Tests/EndToEnd.
# shellcheck shell=bash
# Sets: work (a temporary folder, removed at the end), server_pid, server_url, server_log.

legible=${LEGIBLE_BINARY:-$PWD/.build/release/legible}
work=$(mktemp --directory)
server_pid=
server_url=
server_log=$work/server.log

fail() {
    echo "FAILED: $*" >&2
    if [[ -s $server_log ]]; then
        echo "the last lines of the server's log:" >&2
        tail --lines 20 "$server_log" >&2
    fi
    exit 1
}

# start_server [ARGUMENT…]: returns once the server says where it listens.
start_server() {
    local line output=$work/stdout.$RANDOM
    mkfifo "$output"
    "$legible" serve --bind 127.0.0.1:0 --data-dir "$work/data" "$@" >"$output" 2>>"$server_log" &
    server_pid=$!
    exec {server_output}<"$output"
    IFS= read -r -t 30 line <&"$server_output" || fail "the server said nothing in 30 s"
    [[ $line == 'listening on http://'* ]] || fail "the first line was \`$line\`, not \`listening on http://…\`"
    server_url=${line#listening on }
    export server_url
}

# await_exit PID SECONDS: false when the process outlives the bound.
await_exit() {
    timeout "$2" tail --pid="$1" --follow /dev/null
}

# stop_server: SIGTERM must end the server within its grace time, with status 0.
stop_server() {
    local pid=$server_pid status=0
    kill -TERM "$pid"
    await_exit "$pid" 20 || fail "the server runs 20 s after SIGTERM"
    server_pid=
    wait "$pid" || status=$?
    exec {server_output}<&-
    ((status == 0)) || fail "the server ended with status $status after SIGTERM"
}

clean_up() {
    if [[ -n $server_pid ]]; then
        kill -KILL "$server_pid" 2>/dev/null || true
        wait "$server_pid" 2>/dev/null || true
    fi
    rm -rf "$work"
}
trap clean_up EXIT
