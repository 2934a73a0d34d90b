#!/usr/bin/env bash
# Legible evaluates its own deployment: in a STRICT mesh the API server has to reach its webhook. And the door itself: the mesh is put by the command, survives a restart, and a change is refused.
# shellcheck disable=SC2119 # start_server takes no argument here
set -euo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source=Tests/EndToEnd/lib/server.sh
source Tests/EndToEnd/lib/server.sh

strict=$work/strict.yaml
cat >"$strict" <<'YAML'
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: {name: default, namespace: istio-system}
spec: {mtls: {mode: STRICT}}
YAML

# own OVERLAY: its objects in a mesh that is STRICT as a whole.
own() {
    .venv/bin/python Tests/Deploy/kustomization.py "$1"
    echo ---
    cat "$strict"
}

# verdict FILE: of the API server's call to the webhook.
verdict() {
    {
        printf 'client: {kind: kube-apiserver}\nserver: {host: legible.legible.svc, port: 443}\nmanifests: |\n'
        sed 's/^/  /' "$1"
    } >"$work/question.yaml"
    "$legible" evaluate --output json "$work/question.yaml" | jq --raw-output .verdict || true
}
own deploy/admission >"$work/admission.yaml"
own deploy/overlays/cert-manager >"$work/cert-manager.yaml"
# The same with a sidecar in front of the server, which would ask the API server for a certificate of the mesh.
sed 's/istio-injection: disabled/istio-injection: enabled/' "$work/admission.yaml" >"$work/injected.yaml"
for name in admission cert-manager; do
    [[ $(verdict "$work/$name.yaml") == tls ]] || fail "in a STRICT mesh the API server does not reach the webhook of $name"
done
[[ $(verdict "$work/injected.yaml") == broken ]] || fail "a webhook behind a sidecar ought to be out of reach in a STRICT mesh"

# The webhook's own path is one that the server has: what the API server would send to it is answered.
path=$(.venv/bin/python -c 'import sys, yaml
for entry in yaml.safe_load_all(sys.stdin):
    if entry["kind"] == "ValidatingWebhookConfiguration":
        print(entry["webhooks"][0]["clientConfig"]["service"]["path"])' <"$work/admission.yaml")

start_server
export LEGIBLE_SERVER=$server_url
for name in admission cert-manager; do
    "$legible" mesh put "$name" --strict "$work/$name.yaml" >/dev/null || fail "the objects of $name are faulty"
    cell=$(curl --silent --max-time 10 --get "$server_url/v1/meshes/$name/matrix/cell" \
        --data-urlencode client=kube-apiserver --data-urlencode server=legible.legible.svc.cluster.local \
        --data-urlencode port=443 | jq --raw-output .verdict)
    [[ $cell == tls ]] || fail "the matrix of $name has \`$cell\` for the API server's call to the webhook"
done

cat >"$work/mesh.yaml" <<'YAML'
{apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {istio-injection: enabled}}}
---
{apiVersion: v1, kind: Namespace, metadata: {name: legacy}}
---
apiVersion: v1
kind: Service
metadata: {name: orders, namespace: shop}
spec: {selector: {app: orders}, ports: [{name: http, port: 80, targetPort: 8080}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: orders, namespace: shop}
spec: {template: {metadata: {labels: {app: orders}}, spec: {containers: [{name: app, image: app}]}}}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: cron, namespace: legacy}
spec: {template: {metadata: {labels: {app: cron}}, spec: {containers: [{name: app, image: app}]}}}
YAML
gzip --stdout "$work/mesh.yaml" | "$legible" mesh put cluster - >/dev/null
totals=$("$legible" mesh matrix cluster)
[[ $totals == *'plaintext     1'* ]] || fail "the matrix is not as it ought to be: $totals"

review=$work/review.json
jq --null-input --compact-output '{apiVersion: "admission.k8s.io/v1", kind: "AdmissionReview", request: {uid: "u-1",
    kind: {group: "security.istio.io", version: "v1", kind: "PeerAuthentication"}, name: "default", namespace: "shop",
    operation: "CREATE", object: {apiVersion: "security.istio.io/v1", kind: "PeerAuthentication",
    metadata: {name: "default", namespace: "shop"}, spec: {mtls: {mode: "STRICT"}}}}}' >"$review"

# review PATH FILTER: what FILTER finds in the answer.
review() {
    curl --silent --fail --max-time 10 --header 'Content-Type: application/json' --data-binary @"$review" \
        "$server_url$1?timeout=3s" | jq --raw-output "$2"
}
[[ $(review "$path" .response.allowed) == true ]] || fail "the webhook's own path denies"
[[ $(review "$path" '.response.warnings | length') -gt 0 ]] || fail "the webhook's own path does not warn"

# What was put is there after a restart, and refuses what it refused before.
stop_server
start_server
export LEGIBLE_SERVER=$server_url
[[ $("$legible" mesh matrix cluster) == "$totals" ]] || fail "after a restart the matrix is another"
[[ $(review /v1/admission/cluster/deny .response.allowed) == false ]] || fail "the change is let in"
"$legible" mesh diff cluster "$strict" >"$work/diff" && fail "a diff that breaks a call has status 0"
grep --quiet '1 broken' "$work/diff" || fail "the diff does not say what breaks: $(cat "$work/diff")"
"$legible" mesh delete cluster
"$legible" mesh matrix cluster 2>/dev/null && fail "a mesh that was removed is there"
stop_server
