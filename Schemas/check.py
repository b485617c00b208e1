#!/usr/bin/env python3
"""Holds the schemas against the samples: good ones must be accepted, those in rejected.tsv refused.

Where the corpus of real files lies beside the repository, its files must be accepted too. Needs xmllint and
check-jsonschema, which is loaded once: its command takes half a second to start, and there is one run for each schema.
"""

import contextlib
import io
import json
import pathlib
import shutil
import subprocess
import sys

try:
    import check_jsonschema
except ImportError:
    sys.exit("check.py needs the Python package check-jsonschema: python3 -m pip install check-jsonschema")

if not shutil.which("xmllint"):
    sys.exit("check.py needs xmllint")

root = pathlib.Path(__file__).resolve().parent.parent
schemas = root / "Schemas"
samples = root / "Samples"
corpus = root.parent / "shared" / "corpus"

# The files that each schema must accept. Those that are listed in rejected.tsv for the schema are left out.
GOOD = [
    ("conf-xml.xsd", ["Samples/*/conf.xml", "corpus/conf-xml/*", "corpus/caches/*/[Cc]onf.xml"]),
    ("conf-cdi.xsd", ["Samples/*/conf.cdi", "corpus/conf-cdi/*", "corpus/caches/*/conf.cdi"]),
    ("root.schema.json", ["Samples/*/root.json", "corpus/root-json/*"]),
    ("iteminfo.schema.json", ["Samples/*/iteminfo.json", "corpus/iteminfo-json/*"]),
    ("service.schema.json", ["Samples/service/*.json", "corpus/service-json/*"]),
    ("tileInfo.schema.json", ["Samples/parts/tileInfo*.json"]),
    ("spatialReference.schema.json", ["Samples/parts/spatialReference*.json"]),
    ("extent.schema.json", ["Samples/parts/extent*.json"]),
    ("show.schema.json", ["Samples/output/show*.json"]),
    ("convert.schema.json", ["Samples/output/convert*.json"]),
    ("create.schema.json", ["Samples/output/create*.json"]),
    ("generate.schema.json", ["Samples/output/generate*.json"]),
    ("scales.schema.json", ["Samples/output/scales*.json"]),
    ("preflight.schema.json", ["Samples/output/preflight*.json"]),
    ("build.schema.json", ["Samples/output/build.json", "Samples/output/build-delete.json"]),
    ("plan.schema.json", ["Samples/output/plan*.json"]),
    ("part.schema.json", ["Samples/output/part.json"]),
    ("status.schema.json", ["Samples/output/status.json"]),
    ("part-report.schema.json", ["Samples/output/build-part.json"]),
    ("compare.schema.json", ["Samples/output/compare*.json"]),
    ("audit.schema.json", ["Samples/output/audit*.json"]),
    ("schemes.schema.json", ["Samples/output/schemes*.json"]),
    ("doctor.schema.json", ["Samples/output/doctor*.json"]),
    ("findings.schema.json", ["Samples/output/findings*.json"]),
]


def files(patterns):
    """The existing files of patterns; `corpus/` begins those of real files."""
    for pattern in patterns:
        folder, rest = (corpus, pattern[7:]) if pattern.startswith("corpus/") else (root, pattern)
        yield from sorted(folder.glob(rest))


def rejected(schema):
    """The samples that a schema must refuse."""
    lines = (schemas / "rejected.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if "\t" in line]
    return [samples / row[1] for row in rows if row[0] == schema]


def check_json(*arguments):
    """The answer of check-jsonschema, or an error with what it wrote instead."""
    output = io.StringIO()
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output), contextlib.suppress(SystemExit):
        check_jsonschema.main(args=["--output-format", "json", *map(str, arguments)], prog_name="check-jsonschema")
    try:
        answer = json.loads(output.getvalue())
    except ValueError:
        answer = {}
    if "status" not in answer:
        raise RuntimeError(output.getvalue()[:300])
    return answer


def accepted(schema, paths):
    """The files that a schema accepts. An answer counts only if it is about every file."""
    if schema.endswith(".xsd"):
        command = ["xmllint", "--nonet", "--noout", "--schema", str(schemas / schema), *map(str, paths)]
        lines = subprocess.run(command, capture_output=True, text=True, errors="replace").stderr.splitlines()
        if any("failed to compile" in line or line.startswith("warning: failed to load") for line in lines):
            raise RuntimeError("\n".join(lines[:3]))
        return {pathlib.Path(line.removesuffix(" validates")) for line in lines if line.endswith(" validates")}
    answer = check_json("-v", "--schemafile", schemas / schema, *paths)
    problems = answer.get("errors", []) + answer.get("parse_errors", [])
    refused = {pathlib.Path(problem["filename"]) for problem in problems}
    if answer["status"] != "ok" and not refused:
        raise RuntimeError(json.dumps(answer)[:300])
    return set(paths) - refused


def is_vector(path):
    """Whether a root.json is that of a vector package, which the schema of raster caches must refuse."""
    return path.parent == corpus / "root-json" and b'"indexedVector"' in path.read_bytes()


def check(schema, patterns):
    """The number of checks, and a line for each failure."""
    bad = rejected(schema)
    failures = [f"{schema}: no such sample: {path.relative_to(root)}" for path in bad if not path.exists()]
    if len(bad) < 3:
        failures.append(f"{schema}: rejected.tsv lists {len(bad)} samples, 3 are wanted")
    bad = [path for path in bad if path.exists()]
    found = [path for path in files(patterns) if path not in bad]
    good = [path for path in found if schema != "root.schema.json" or not is_vector(path)]
    everything = found + bad
    try:
        taken = accepted(schema, everything)
    except RuntimeError as error:
        return 0, [*failures, f"{schema}: the validator failed: {error}"]
    failures += [f"{schema} refuses {path}" for path in good if path not in taken]
    failures += [f"{schema} accepts {path}" for path in everything if path not in good and path in taken]
    return len(everything), failures


def main():
    own = sorted(schemas.glob("*.schema.json"))
    checks, failures = len(own), []
    answer = check_json("--check-metaschema", *own)
    if answer["status"] != "ok":
        failures.append(json.dumps(answer))
    for schema, patterns in GOOD:
        count, lines = check(schema, patterns)
        checks += count
        failures += lines
    print(*failures, f"{checks} checks, {len(failures)} failures", sep="\n")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
