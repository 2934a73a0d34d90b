"""What schemathesis cannot know of Legible from its OpenAPI document alone."""

import json

import requests
import schemathesis
import yaml
from hypothesis import strategies

MANIFESTS = [
    "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop, labels: {istio-injection: enabled}}\n",
    "apiVersion: security.istio.io/v1\nkind: PeerAuthentication\n"
    "metadata: {name: strict, namespace: istio-system}\nspec: {mtls: {mode: STRICT}}\n",
    "apiVersion: v1\nkind: Service\nmetadata: {name: orders, namespace: shop}\n"
    "spec: {selector: {app: orders}, ports: [{name: http, port: 80}]}\n---\n"
    "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: orders, namespace: shop}\n"
    "spec: {template: {metadata: {labels: {app: orders}}}}\n",
    '{"apiVersion": "v1", "kind": "List", "items": []}',
]

CERTIFICATE = (
    "-----BEGIN CERTIFICATE-----\n"
    "MIIBajCCARCgAwIBAgICNYYwCgYIKoZIzj0EAwIwHDEaMBgGA1UEAxMRZXhhbXBs\n"
    "ZSBhdXRob3JpdHkwHhcNMjYwMTAxMDAwMDAwWhcNMzYwMTAxMDAwMDAwWjAcMRow\n"
    "GAYDVQQDExFleGFtcGxlIGF1dGhvcml0eTBZMBMGByqGSM49AgEGCCqGSM49AwEH\n"
    "A0IABB8b1PeEKoKCrdQsplH40ePlGMk/FJRFqlpukp0N+rxT15LTCKqHJnPGD92L\n"
    "PKT3yDvxEUPS6x5XUJBbyQCThZajQjBAMA8GA1UdEwEB/wQFMAMBAf8wDgYDVR0P\n"
    "AQH/BAQDAgIEMB0GA1UdDgQWBBSNRDeZUrmdafEdv+RfF8lsYT0k8zAKBggqhkjO\n"
    "PQQDAgNIADBFAiEA2Z7jo+OLstfJzy5ovUY6bcKdu0GgsImZNvWkwuGQhYACICiq\n"
    "EgKAlkB34QD+hlaxB6pIO0KYdgaoFYf3ShCJ3rIx\n"
    "-----END CERTIFICATE-----\n"
)

# A JSON Schema can say that manifests are text, and not that the text holds Kubernetes objects.
schemathesis.openapi.format("kubernetes-manifests", strategies.sampled_from(MANIFESTS))
schemathesis.openapi.format("pem-certificates", strategies.just(CERTIFICATE))
# A place for a token; `before_call` asks the server for one.
schemathesis.openapi.format("page-token", strategies.just("token"))


class Dumper(yaml.SafeDumper):
    """YAML whose strings are all in quotes: PyYAML leaves `y` and `0o7` bare, which kubectl's reader takes for others."""

    def ignore_aliases(self, data):
        return True


Dumper.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))


# All names of YAML: schemathesis takes the serializer of the first one that is akin.
@schemathesis.serializer(
    "text/yaml", "text/x-yaml", "text/vnd.yaml", "text/yml", "application/yaml", "application/x-yaml"
)
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


def is_described(client):
    labels = client.get("labels") or {}
    return (
        client.get("dataplane") is not None
        or client.get("serviceAccount") is not None
        or any(value is not None for value in labels.values())
    )


def names_of(manifests):
    """The namespace and name of each object of a text that was written by hand."""
    objects = yaml.safe_load_all(manifests) if isinstance(manifests, str) else []
    metadata = [entry["metadata"] for entry in objects if "metadata" in entry]
    return {(entry.get("namespace", "default"), entry["name"]) for entry in metadata}


def describe_client(question):
    """A workload that is not described has to be in the manifests; a schema cannot compare the two."""
    client = question.get("client")
    if not isinstance(client, dict) or "workload" not in client or is_described(client):
        return
    if (client.get("namespace") or "default", client["workload"]) not in names_of(question.get("manifests")):
        client["dataplane"] = "sidecar"


def is_of_the_document(entry):
    """Whether an object was written by hand, for an example of the document."""
    metadata = entry.get("metadata")
    return isinstance(metadata, dict) and isinstance(metadata.get("name"), str) and isinstance(entry.get("spec"), dict)


def rename_objects(question, member="manifests"):
    """The document does not repeat the schemas of Kubernetes and Istio: a generated object is one of another group."""
    manifests = question.get(member)
    for entry in manifests if isinstance(manifests, list) else [manifests]:
        if isinstance(entry, dict) and not is_of_the_document(entry):
            entry["apiVersion"] = "example.com/v1"


def bounded(value):
    """JSON has no largest whole number, and Python writes all digits; the document says what is read: 64 bits."""
    if isinstance(value, dict):
        return {key: bounded(inside) for key, inside in value.items()}
    if isinstance(value, list):
        return [bounded(inside) for inside in value]
    return value % 2**63 if isinstance(value, int) and not isinstance(value, bool) and abs(value) >= 2**63 else value


def ask_for_token(case):
    """A further page is asked for with the token that the server gives for these filters."""
    query = case.query or {}
    if "pageToken" not in query:
        return
    # A list about a mesh needs the mesh, and one that is asked for by POST the same body again.
    if case.operation.method.upper() != "GET" or "{" in case.operation.path:
        del query["pageToken"]
        return
    filters = {name: value for name, value in query.items() if name != "pageToken"}
    answer = requests.get(case.operation.base_url.rstrip("/") + case.operation.path, params={**filters, "pageSize": 1})
    token = answer.json().get("nextPageToken")
    if token is None:
        del query["pageToken"]
    else:
        query["pageToken"] = token


def tell_apart(applications):
    """Two items of the same host and port are a fault; a schema cannot compare the two."""
    for port, item in enumerate(applications if isinstance(applications, list) else [], start=1):
        if isinstance(item, dict) and "port" in item:
            item["port"] = port


@schemathesis.hook
def before_call(context, case, kwargs):
    """Makes a request that is valid by the schema valid by what the schema cannot say; others are sent as they are."""
    if case.meta is None or not case.meta.generation.mode.is_positive:
        return
    ask_for_token(case)
    if isinstance(case.body, (dict, list)):
        case.body = bounded(case.body)
    if isinstance(case.body, dict) and case.operation.definition.raw.get("operationId") in ("evaluate", "createScenario"):
        describe_client(case.body)
        rename_objects(case.body)
    if isinstance(case.body, dict):
        tell_apart(case.body.get("applications"))
        if case.operation.definition.raw.get("operationId") == "putApplications":
            tell_apart(case.body.get("items"))
        if case.operation.definition.raw.get("operationId") == "diffMesh":
            rename_objects(case.body, "apply")


@schemathesis.deserializer("application/x-ndjson", "text/vnd.mermaid", "text/markdown")
def read_text(context, response):
    """As text: the document describes no more of it."""
    return response.content.decode()
