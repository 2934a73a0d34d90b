"""Validates deploy/: every object against the schema of its kind, and what no schema knows against the house's rules."""

import pathlib
import re
import sys

import kubernetes_validate
from kustomization import build, identity, pod, problems

ROOT = pathlib.Path(__file__).resolve().parents[2]
# Kinds of others, whose schemas are not Kubernetes' own.
FOREIGN = {"cert-manager.io"}
NAME = re.compile("[a-z0-9]([-a-z0-9.]*[a-z0-9])?")


def at(value, path):
    for key in path.split("."):
        value = value.get(key, {}) if isinstance(value, dict) else {}
    return value


def require(where, true, message):
    if not true:
        problems.append(f"{where}: {message}")


def examine(where, objects):
    """The rules that no schema knows: least privilege, and names that have to meet."""
    deployment = objects["Deployment", "legible"]
    labels = deployment["spec"]["template"]["metadata"]["labels"]
    spec = pod(deployment)
    for path, wanted in {
        "securityContext.runAsNonRoot": True,
        "securityContext.seccompProfile.type": "RuntimeDefault",
        "automountServiceAccountToken": False,
    }.items():
        require(where, at(spec, path) == wanted, f"the pod's {path} is not {wanted}")
    claims = {name for kind, name in objects if kind == "PersistentVolumeClaim"}
    for volume in spec["volumes"]:
        claim = at(volume, "persistentVolumeClaim.claimName")
        require(where, not claim or claim in claims, f"volume `{volume['name']}` claims what is not there")
    require(where, ("ServiceAccount", spec["serviceAccountName"]) in objects, "its service account is not there")
    for container in spec["containers"]:
        for path, wanted in {
            "securityContext.readOnlyRootFilesystem": True,
            "securityContext.allowPrivilegeEscalation": False,
            "securityContext.capabilities.drop": ["ALL"],
        }.items():
            require(where, at(container, path) == wanted, f"`{container['name']}`: {path} is not {wanted}")
        for probe in ("startupProbe", "livenessProbe", "readinessProbe"):
            port = at(container, f"{probe}.httpGet.port")
            require(where, port in ports(spec), f"`{container['name']}`: {probe} asks no port of the container")
        for path in ("requests.cpu", "requests.memory", "limits.memory"):
            require(where, at(container["resources"], path), f"`{container['name']}` has no {path}")
        require(where, not container["image"].endswith(":latest"), f"`{container['name']}` runs whatever is latest")
    service = objects["Service", "legible"]["spec"]
    require(where, service["selector"].items() <= labels.items(), "the Service selects no pod of the Deployment")
    for port in service["ports"]:
        require(where, port["targetPort"] in ports(spec), f"the Service's port `{port['name']}` leads nowhere")
    selectors = {"NetworkPolicy": "spec.podSelector.matchLabels", "PodDisruptionBudget": "spec.selector.matchLabels"}
    for kind, path in selectors.items():
        selector = at(objects[kind, "legible"], path)
        require(where, selector and selector.items() <= labels.items(), f"the {kind} selects no pod of the Deployment")


def examine_door(where, objects):
    """What has to meet for the API server to reach the webhook, and for the webhook to hold nothing up."""
    configuration = objects.get(("ValidatingWebhookConfiguration", "legible"))
    if configuration is None:
        return
    namespace = objects["Service", "legible"]["metadata"]["namespace"]
    for webhook in configuration["webhooks"]:
        service = webhook["clientConfig"]["service"]
        require(where, webhook["failurePolicy"] == "Ignore", "the webhook can hold up a cluster")
        require(where, webhook["timeoutSeconds"] <= 3, "the webhook's timeout is longer than three seconds")
        require(where, webhook["matchPolicy"] == "Equivalent", "the webhook misses other versions of a kind")
        require(where, webhook["sideEffects"] == "NoneOnDryRun", "the webhook's side effects are not those it has")
        require(where, service["namespace"] == namespace, "the webhook is in another namespace")
        own = objects["Service", service["name"]]["spec"]["ports"]
        require(where, service["port"] in [port["port"] for port in own], "the webhook calls no port of the Service")
        # Kubernetes takes no query there, and segments that are DNS names only.
        for segment in service["path"].strip("/").split("/"):
            require(where, NAME.fullmatch(segment), f"`{segment}` cannot stand in a webhook's path")
        excluded = webhook["namespaceSelector"]["matchExpressions"][0]
        require(where, namespace in excluded["values"], "the webhook reviews its own namespace")
    environment = {entry["name"] for entry in pod(objects["Deployment", "legible"])["containers"][0]["env"]}
    for name in ("LEGIBLE_TLS_CERTIFICATE", "LEGIBLE_TLS_KEY", "LEGIBLE_ADMISSION_ANONYMOUS"):
        require(where, name in environment, f"the server is not given {name}")


def ports(spec):
    return {port["name"] for container in spec["containers"] for port in container["ports"]}


def main():
    folders = [ROOT / "deploy/base", ROOT / "deploy/admission", *sorted((ROOT / "deploy/overlays").iterdir())]
    count = 0
    for folder in folders:
        where = folder.relative_to(ROOT)
        objects = build(folder)
        for document in objects.values():
            count += 1
            if document["apiVersion"].split("/")[0] in FOREIGN:
                continue
            try:
                kubernetes_validate.validate(document, "1.33", strict=True)
            except kubernetes_validate.ValidationError as error:
                problems.append(f"{where}: {'/'.join(identity(document))}: {error.message} at {list(error.path)}")
            require(where, document["kind"] != "Secret", f"{identity(document)}: no Secret belongs in a repository")
        examine(where, objects)
        examine_door(where, objects)
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"deployment: {count} objects in {len(folders)} kustomizations, {len(problems)} problems")
    sys.exit(1 if problems else 0)


main()
