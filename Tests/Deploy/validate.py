"""Validates deploy/: every object against the schema of its kind, and what no schema knows against the house's rules.

A kustomization is put together here as `kustomize build` would, for the few features that deploy/ uses (resources,
labels, namespace, images, strategic-merge patches); one that uses another is an error rather than half understood.
"""

import pathlib
import sys

import kubernetes_validate
import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
KNOWN = {"apiVersion", "kind", "namespace", "resources", "labels", "images", "patches"}
CLUSTER_WIDE = {"Namespace"}
problems = []


def identity(document):
    return document["kind"], document["metadata"]["name"]


def merge(target, patch):
    """A strategic merge where maps merge; in deploy/ a patch gives its lists whole."""
    for key, value in patch.items():
        if isinstance(value, dict) and isinstance(target.get(key), dict):
            merge(target[key], value)
        else:
            target[key] = value


def label(document, pairs):
    """What `labels` with includeSelectors does to the kinds used here."""
    document["metadata"].setdefault("labels", {}).update(pairs)
    spec = document.get("spec", {})
    match document["kind"]:
        case "Service":
            spec.setdefault("selector", {}).update(pairs)
        case "Deployment" | "PodDisruptionBudget":
            spec.setdefault("selector", {}).setdefault("matchLabels", {}).update(pairs)
        case "NetworkPolicy":
            spec["podSelector"].setdefault("matchLabels", {}).update(pairs)
    if "template" in spec:
        spec["template"].setdefault("metadata", {}).setdefault("labels", {}).update(pairs)


def build(folder):
    kustomization = yaml.safe_load((folder / "kustomization.yaml").read_text())
    if unknown := kustomization.keys() - KNOWN:
        sys.exit(f"{folder}: this check does not know {sorted(unknown)}")
    objects, used = {}, {"kustomization.yaml"}
    for resource in kustomization.get("resources", []):
        if (folder / resource).is_dir():
            objects |= build(folder / resource)
            continue
        used.add(resource)
        for document in yaml.safe_load_all((folder / resource).read_text()):
            if identity(document) in objects:
                problems.append(f"{folder / resource}: {identity(document)} is there twice")
            objects[identity(document)] = document
    for patch in kustomization.get("patches", []):
        used.add(patch["path"])
        document = yaml.safe_load((folder / patch["path"]).read_text())
        if identity(document) not in objects:
            problems.append(f"{folder / patch['path']}: patches {identity(document)}, which is not there")
        else:
            merge(objects[identity(document)], document)
    for entry in kustomization.get("labels", []):
        for document in objects.values():
            label(document, entry["pairs"])
    if namespace := kustomization.get("namespace"):
        for document in objects.values():
            if document["kind"] not in CLUSTER_WIDE:
                document["metadata"]["namespace"] = namespace
    for entry in kustomization.get("images", []):
        for document in objects.values():
            for container in pod(document).get("containers", []):
                if container["image"].split(":")[0] == entry["name"]:
                    container["image"] = f"{entry['newName']}:{entry['newTag']}"
    for file in folder.iterdir():
        if file.name not in used:
            problems.append(f"{file}: no kustomization names it")
    return objects


def pod(document):
    return document.get("spec", {}).get("template", {}).get("spec", {})


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


def ports(spec):
    return {port["name"] for container in spec["containers"] for port in container["ports"]}


def main():
    folders = [ROOT / "deploy/base", *sorted((ROOT / "deploy/overlays").iterdir())]
    count = 0
    for folder in folders:
        where = folder.relative_to(ROOT)
        objects = build(folder)
        for document in objects.values():
            count += 1
            try:
                kubernetes_validate.validate(document, "1.33", strict=True)
            except kubernetes_validate.ValidationError as error:
                problems.append(f"{where}: {'/'.join(identity(document))}: {error.message} at {list(error.path)}")
            require(where, document["kind"] != "Secret", f"{identity(document)}: no Secret belongs in a repository")
        examine(where, objects)
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"deployment: {count} objects in {len(folders)} kustomizations, {len(problems)} problems")
    sys.exit(1 if problems else 0)


main()
