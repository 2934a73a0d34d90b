#!/usr/bin/env bash
# run_image.sh ROOT CONFIG: starts the program of a replayed image in a mount namespace of its own, asks it whether it
# lives, and stops it as a container's engine would. Mounts made here end with the namespace.
set -euo pipefail
root=$(realpath "$1")
config=$2
# How long Docker waits before it kills; Kubernetes waits 30 s.
grace=10

fail() {
    echo "FAILED: $*" >&2
    tail --lines 20 "$work/log" >&2
    exit 1
}
work=$(mktemp --directory)
pid=
clean_up() {
    if [[ -n $pid ]]; then
        kill -KILL "$pid" 2>/dev/null || true
    fi
    umount --recursive --lazy "$root"
    rm -rf "$work"
}

user=$(jq --raw-output .user <<<"$config")
uid=${user%%:*}
((uid != 0)) || fail "the image runs as root"
for shell in bin/sh usr/bin/sh bin/bash usr/bin/env; do
    [[ ! -e $root/$shell ]] || fail "the image holds /$shell"
done

mkdir --parents "$root/proc"
mount --bind "$root" "$root"
trap clean_up EXIT
# Every container engine gives a container its own.
mount --types proc proc "$root/proc"
mount --options remount,bind,ro "$root"
while read -r volume; do
    volume_owner=$(stat --format %u "$root$volume")
    [[ $volume_owner == "$uid" ]] || fail "$volume belongs to $volume_owner, and $uid has to write there"
    mount --types tmpfs --options "size=64m,mode=0700,uid=$uid,gid=$uid" tmpfs "$root$volume"
done < <(jq --raw-output '.volumes[]' <<<"$config")
if touch "$root/written" 2>/dev/null; then
    fail "the root can be written"
fi

# Beside the image's own environment: a free port of loopback, for this machine's ports are not the container's own.
mapfile -t environment < <(jq --raw-output '.env | to_entries[] | "\(.key)=\(.value)"' <<<"$config")
mapfile -t start < <(jq --raw-output '(.entrypoint + .cmd)[]' <<<"$config")
mapfile -t health < <(jq --raw-output '.healthcheck[]' <<<"$config")
enter=(/usr/sbin/chroot --userspec="$user" "$root")
mkfifo "$work/output"
env --ignore-environment "${environment[@]}" LEGIBLE_BIND=127.0.0.1:0 "${enter[@]}" \
    "${start[@]}" >"$work/output" 2>"$work/log" &
pid=$!
exec {output}<"$work/output"
IFS= read -r -t 30 line <&"$output" || fail "the container said nothing in 30 s"
[[ $line == 'listening on http://'* ]] || fail "the first line was \`$line\`"
url=${line#listening on }

running=$(awk '/^Uid:/ {print $2}' "/proc/$pid/status")
[[ $running == "$uid" ]] || fail "it runs as $running, not as $uid"
curl --silent --show-error --fail --max-time 5 "$url/livez" >/dev/null || fail "/livez does not answer"
env --ignore-environment "LEGIBLE_URL=$url" "${enter[@]}" "${health[@]}" ||
    fail "the health check \`${health[*]}\` fails on a healthy server"

kill -s "$(jq --raw-output .stopsignal <<<"$config")" "$pid"
timeout "$grace" tail --pid="$pid" --follow /dev/null || fail "it runs ${grace} s after the stop signal"
status=0
wait "$pid" || status=$?
pid=
((status == 0)) || fail "it ended with status $status after the stop signal"
if env --ignore-environment "LEGIBLE_URL=$url" "${enter[@]}" "${health[@]}" 2>/dev/null; then
    fail "the health check \`${health[*]}\` succeeds on a server that has stopped"
fi
