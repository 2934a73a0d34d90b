"""Puts a kustomization of deploy/ together as `kustomize build` would, for the few features that deploy/ uses.

Resources, labels, namespace, images and strategic-merge patches; one that uses another is an error rather than half
understood. As a script it prints the objects of the folder that it is given.
"""

import pathlib
import sys

import yaml

KNOWN = {"apiVersion", "kind", "namespace", "resources", "labels", "images", "patches"}
CLUSTER_WIDE = {"Namespace", "ValidatingWebhookConfiguration", "ClusterRole", "ClusterRoleBinding"}
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


if __name__ == "__main__":
    print(yaml.safe_dump_all(build(pathlib.Path(sys.argv[1])).values(), sort_keys=False))
    sys.exit("\n".join(problems) or 0)
