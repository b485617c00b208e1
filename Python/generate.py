#!/usr/bin/env python3
"""Writes the parts of the Python package that follow from the command.

    generate.py TILESCHEME            writes tilescheme/models/*.py and tilescheme/_verbs.py
    generate.py TILESCHEME --check    says which of them are not current, and exits with 1

The models are made from Schemas/*.schema.json, the functions from the help that the command TILESCHEME prints for
programs. After a change of an option or a schema, run `make python`.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from generator.models import models
from generator.verbs import verbs, version


def main(arguments: list[str]) -> int:
    here = Path(__file__).parent
    paths = [a for a in arguments if not a.startswith("--")]
    if len(paths) != 1 or not set(arguments) <= {*paths, "--check"}:
        print(__doc__, file=sys.stderr)
        return 2
    files = models(here.parent / "Schemas")
    files["_verbs.py"] = verbs(paths[0])
    files["_version.py"] = version(paths[0])
    stale = []
    for name, text in sorted(files.items()):
        path = here / "tilescheme" / name
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(name)
        if "--check" not in arguments:
            path.write_text(text, encoding="utf-8")
    expected = {Path(name).name for name in files if name.startswith("models/")}
    for path in (here / "tilescheme" / "models").glob("*.py"):
        if path.name not in expected:
            stale.append(f"models/{path.name}")
            if "--check" not in arguments:
                path.unlink()
    if "--check" in arguments and stale:
        print(f"not current: {', '.join(stale)}; run make python", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
