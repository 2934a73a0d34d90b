"""What schemathesis cannot know of Legible from its OpenAPI document alone."""

import json

import requests
import schemathesis
import yaml
from hypothesis import strategies

MANIFESTS = [
    "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop, labels: {istio-injection: enabled}}\n",
    "apiVersion: security.istio.io/v1\nkind: PeerAuthentication\n"
    "metadata: {name: default, namespace: istio-system}\nspec: {mtls: {mode: STRICT}}\n",
    "apiVersion: v1\nkind: Service\nmetadata: {name: orders, namespace: shop}\n"
    "spec: {selector: {app: orders}, ports: [{name: http, port: 80}]}\n---\n"
    "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: orders, namespace: shop}\n"
    "spec: {template: {metadata: {labels: {app: orders}}}}\n",
    '{"apiVersion": "v1", "kind": "List", "items": []}',
]

# A JSON Schema can say that manifests are text, and not that the text holds Kubernetes objects.
schemathesis.openapi.format("kubernetes-manifests", strategies.sampled_from(MANIFESTS))
# A place for a token; `before_call` asks the server for one.
schemathesis.openapi.format("page-token", strategies.just("token"))


class Dumper(yaml.SafeDumper):
    """YAML whose strings are all in quotes: PyYAML leaves `y` and `0o7` bare, which kubectl's reader takes for others."""

    def ignore_aliases(self, data):
        return True


Dumper.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))


@schemathesis.serializer("application/yaml")
def write_yaml(context, value):
    return value if isinstance(value, bytes) else yaml.dump(value, Dumper=Dumper, allow_unicode=True).encode()


@schemathesis.serializer("application/x-ndjson")
def write_lines(context, value):
    """One line for each element of a list, and one for anything else; an example is text already."""
    if isinstance(value, bytes):
        return value
    if isinstance(value, str):
        return (value + "\n").encode(errors="replace")
    elements = value if isinstance(value, list) else [value]
    return "".join(json.dumps(element) + "\n" for element in elements).encode() or b"\n"


@schemathesis.hook
def before_call(context, case, kwargs):
    """Gives a valid request for a further page the token that the server gives for these filters."""
    query = case.query or {}
    if "pageToken" not in query or case.meta is None or not case.meta.generation.mode.is_positive:
        return
    filters = {name: value for name, value in query.items() if name != "pageToken"}
    answer = requests.get(case.operation.base_url.rstrip("/") + case.operation.path, params={**filters, "pageSize": 1})
    token = answer.json().get("nextPageToken")
    if token is None:
        del query["pageToken"]
    else:
        query["pageToken"] = token


@schemathesis.deserializer("application/x-ndjson", "text/vnd.mermaid", "text/markdown")
def read_text(context, response):
    """As text: the document describes no more of it."""
    return response.content.decode()
