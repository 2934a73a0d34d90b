"""Replays the stages of the Dockerfile that follow `build`, without Docker, from the Dockerfile's own lines.

    replay_dockerfile.py command STAGE WORD     the one RUN of STAGE that starts with WORD
    replay_dockerfile.py replay FOLDER BUILT    makes FOLDER/run, and prints as JSON how the image would be started

`FROM debian:…` is a debootstrap root of the same release; it and what its first RUN installs are kept in FOLDER, under
a name that the lines themselves give. `COPY --from=build /source/…` takes from BUILT, the folder that stands for
/source. An instruction that this file does not know is an error, so that nothing of the image goes untested.
"""

import hashlib
import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[3]


def stages():
    """The Dockerfile as {stage: (base, [(instruction, rest)])}, in its order."""
    text = (ROOT / "Dockerfile").read_text()
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
    found, current = {}, None
    for line in re.sub(r"\\\n\s*", "", "\n".join(lines)).splitlines():
        if not line.strip():
            continue
        word, rest = line.split(None, 1)
        if word == "FROM":
            base, _, name = rest.partition(" AS ")
            current = found.setdefault(name, (base, []))[1]
        else:
            current.append((word, rest))
    return found


# What an image's commands find, whatever this machine's own PATH is.
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


def run(*command):
    subprocess.run([str(word) for word in command], check=True, stdout=sys.stderr, env={**os.environ, "PATH": PATH})


def mirror():
    """Where this machine's own packages come from."""
    sites = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(SITE)"], check=True, capture_output=True, text=True
    ).stdout.split()
    if not sites:
        sys.exit("apt knows no mirror: run `apt-get update` first")
    return sites[0]


def debian(folder, image, first_run):
    """A root of the image's release in which the first RUN has been carried out; made once."""
    key = hashlib.sha256(f"{image}\n{first_run}".encode()).hexdigest()[:16]
    root = folder / f"debian-{key}"
    if root.exists():
        return root
    release = image.removeprefix("debian:").removesuffix("-slim")
    fresh = folder / "debian.unfinished"
    shutil.rmtree(fresh, ignore_errors=True)
    run("debootstrap", "--variant=minbase", release, fresh, mirror())
    shutil.copy("/etc/resolv.conf", fresh / "etc/resolv.conf")
    run("chroot", fresh, "/bin/sh", "-c", first_run)
    fresh.rename(root)
    return root


def copy(source, target, into):
    """COPY of one file, or of a folder's content."""
    destination = into / target.lstrip("/")
    if source.is_dir():
        destination.mkdir(parents=True, exist_ok=True)
        run("cp", "--archive", f"{source}/.", destination)
    else:
        destination.parent.mkdir(parents=True, exist_ok=True)
        run("cp", "--preserve=mode", source, destination)


def replay(folder, built):
    roots, config = {}, {"env": {}, "volumes": []}
    for name, (base, instructions) in stages().items():
        if name == "build":
            continue
        work = folder / name
        shutil.rmtree(work, ignore_errors=True)
        if base == "scratch":
            work.mkdir(parents=True)
        elif base.startswith("debian:") and instructions[0][0] == "RUN":
            run("cp", "--archive", debian(folder, base, instructions.pop(0)[1]), work)
        else:
            sys.exit(f"stage `{name}` starts from `{base}`, which cannot be replayed")
        roots[name] = work
        for word, rest in instructions:
            if word == "RUN":
                run("chroot", work, "/bin/sh", "-c", rest)
            elif word == "COPY":
                origin, source, target = re.fullmatch(r"(?:--from=(\S+) )?(\S+) (\S+)", rest).groups()
                if origin == "build":
                    copy(built / pathlib.PurePosixPath(source).relative_to("/source"), target, work)
                else:
                    copy((roots[origin] if origin else ROOT) / source.lstrip("/"), target, work)
            elif word == "USER":
                config["user"] = rest
            elif word == "ENV":
                config["env"] |= dict(pair.split("=", 1) for pair in shlex.split(rest))
            elif word == "VOLUME":
                config["volumes"] += json.loads(rest)
            elif word in ("ENTRYPOINT", "CMD"):
                config[word.lower()] = json.loads(rest)
            elif word == "STOPSIGNAL":
                config["stopsignal"] = rest
            elif word == "HEALTHCHECK":
                config["healthcheck"] = json.loads(rest.partition(" CMD ")[2])
            elif word != "EXPOSE":
                sys.exit(f"`{word}` of stage `{name}` cannot be replayed")
    print(json.dumps(config))


def command(stage, word):
    found = [rest for name, rest in stages()[stage][1] if name == "RUN" and rest.startswith(word)]
    if len(found) != 1:
        sys.exit(f"stage `{stage}` has {len(found)} RUN that start with `{word}`, not one")
    print(found[0])


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["command", stage, word]:
            command(stage, word)
        case ["replay", folder, built]:
            replay(pathlib.Path(folder).resolve(), pathlib.Path(built).resolve())
        case _:
            sys.exit(__doc__)
