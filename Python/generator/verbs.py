"""The functions of the package from the help of the command."""

from __future__ import annotations

import json
import keyword
import subprocess
import textwrap
from typing import Any

HEADER = '''"""The commands of tilescheme as functions. Written by generate.py from their help; do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Optional, Sequence, Union

from ._arguments import Arguments, Extent, Numbers, PathText, Paths, Text, Texts
from ._outputs import Audit, Build, Comparison, Conversion, Creation, Diagnosis, Finished, Forecast, Generation
from ._outputs import Plan, Report, Scales, Scheme, Schemes, Status
from ._outputs import read_audit, read_build, read_comparison, read_conversion, read_creation, read_diagnosis
from ._outputs import read_finished, read_forecast, read_generation, read_plan, read_report, read_scales, read_scheme
from ._outputs import read_schemes, read_status

if TYPE_CHECKING:
    import threading

    from ._process import ProgressHandler
'''

# The result of each function, and its arguments without names.
RESULTS = {
    "lint": ("Report", "*paths: PathText", "*paths"),
    "show": ("Scheme", "path: PathText", "path"),
    "convert": ("Conversion", "input: PathText, destination: PathText", "input, destination"),
    "create": ("Creation", "*paths: PathText", "*paths"),
    "generate": ("Generation", "service: Optional[PathText] = None", "service"),
    "scales": ("Scales", "path: PathText", "path"),
    "verify": ("Report", "path: PathText", "path"),
    "preflight": ("Forecast", "path: Optional[PathText] = None", "path"),
    "compare": ("Comparison", "a: Optional[PathText] = None, b: Optional[PathText] = None", "a, b"),
    "audit": ("Audit", "directory: PathText", "directory"),
    "build": ("Build", "cache: PathText", "cache"),
    "plan build": ("Plan", "cache: PathText", "cache"),
    "plan convert": ("Plan", "input: PathText, destination: PathText", "input, destination"),
    "plan verify": ("Plan", "path: PathText", "path"),
    "finish": ("Finished", "plan: PathText", "plan"),
    "status": ("Status", "plan: PathText", "plan"),
    "merge": ("Report", "*reports: PathText", "*reports"),
    "schemes": ("Schemes", "part: Optional[str] = None", "part"),
    "doctor": ("Diagnosis", "", ""),
}

# Options about printing, --arcpy, which arcpy_compatible has, and those of a part, which engines start.
LEFT_OUT = {"format", "color", "quiet", "version", "help", "arcpy", "diff", "stdin-name", "digits", "service",
            "cache-directory", "plan", "part", "part-block", "sync", "no-sync", "any-version"}  # fmt: skip
KEPT = {("preflight", "service")}
# The plan itself is the result, and has a method that saves it.
RETURNED = {("plan build", "output"), ("plan convert", "output"), ("plan verify", "output")}

# The types of values by their names in the help; all others are text.
TYPES = {
    "number": "int", "n": "int", "level": "int",
    "pixels": "float", "seconds": "float", "error": "float", "scale": "float",
    "scales": "Numbers", "resolutions": "Numbers", "bytes": "Numbers", "tiles": "Numbers",
    "xmin,ymin,xmax,ymax": "Extent", "x,y|domain": "Extent", "bands": "Numbers", "colour": "Numbers",
    "file": "PathText", "path": "PathText", "scheme": "PathText", "cache": "PathText", "service": "PathText",
    "directory": "PathText", "file.svg": "PathText", "file.html": "PathText", "file.csv": "PathText",
    "file.geojson": "PathText", "output": "PathText", "size": "Text", "levels": "Text", "0-7,9": "Text",
    "value": "Text", "system": "Text", "crs": "Text",
    "raster-or-address": "Paths", "folder/name": "str",
}  # fmt: skip


def identifier(name: str) -> str:
    name = name.replace("-", "_")
    return name + "_" if keyword.iskeyword(name) or name in {"set", "all"} else name


def parameter(argument: dict[str, Any]) -> str:
    """The parameter of a function for an option."""
    name = identifier(argument["preferredName"]["name"])
    if argument["kind"] == "flag":
        return f"{name}: bool = False"
    if argument.get("allValues"):
        words = "Literal[" + ", ".join(json.dumps(w) for w in argument["allValues"]) + "]"
        kind = f"Union[{words}, Sequence[{words}]]" if argument["isRepeating"] else words
    else:
        kind = TYPES.get(argument["valueName"], "Texts" if argument["isRepeating"] else "str")
    return f"{name}: Optional[{kind}] = None"


def option(argument: dict[str, Any]) -> str:
    """The call that adds an option to the arguments of the process."""
    name = argument["preferredName"]["name"]
    if argument["kind"] == "flag":
        return f'.flag("--{name}", {identifier(name)})'
    method = "many" if argument["isRepeating"] else "one"
    return f'.{method}("--{name}", {identifier(name)})'


def described(argument: dict[str, Any]) -> str:
    text = " ".join(argument.get("abstract", "").split())
    default = argument.get("defaultValue")
    text += f" The default is {default}." if default else ""
    name = identifier(argument["preferredName"]["name"])
    return textwrap.fill(f"{name}: {text}", 116, initial_indent=" " * 8, subsequent_indent=" " * 12)


def function(verb: str, command: dict[str, Any]) -> str:
    result, positional, passed = RESULTS[verb]
    options = [
        a
        for a in command["arguments"]
        if a["kind"] != "positional"
        and (verb, a["preferredName"]["name"]) not in RETURNED
        and (a["preferredName"]["name"] not in LEFT_OUT or (verb, a["preferredName"]["name"]) in KEPT)
    ]
    parameters = [positional] if positional else []
    if not positional.startswith("*"):
        parameters.append("*")
    parameters += [parameter(a) for a in options]
    parameters += [
        "progress: Optional[ProgressHandler] = None",
        "cancel: Optional[threading.Event] = None",
        "timeout: Optional[float] = None",
    ]
    lines = [f"def {verb.replace(' ', '_')}(", *(f"    {p}," for p in parameters), f") -> {result}:"]
    abstract = " ".join(command["abstract"].split())
    lines.append(textwrap.fill(f'"""{abstract}', 116, initial_indent="    ", subsequent_indent="    "))
    paragraphs = [" ".join(p.split()) for p in command.get("discussion", "").split("\n\n") if p.strip()]
    for paragraph in paragraphs:
        lines += ["", textwrap.fill(paragraph, 116, initial_indent="    ", subsequent_indent="    ")]
    lines += ["", "    Args:", *(described(a) for a in options)]
    lines += [
        "        progress: Is called with a `Progress` while tiles are made or copied.",
        "        cancel: Stops the command if it is set.",
        "        timeout: Stops the command after this time, in seconds.",
        "",
        "    Raises:",
        "        UsageError: The arguments are wrong.",
        "        FailedError: Something cannot be read, or fails.",
        "        Cancelled: `cancel` was set, or the time is over.",
        '    """',
        f'    arguments = Arguments("{verb}"{", " + passed if passed else ""})',
    ]
    lines += [f"    arguments{option(a)}" for a in options]
    lines.append(f"    return read_{result.lower()}(arguments.run(progress, cancel, timeout))")
    return "\n".join(lines)


def verbs(binary: str) -> str:
    """The module of the functions, from the help of a command."""
    printed = subprocess.run([binary, "--experimental-dump-help"], check=True, capture_output=True).stdout
    commands: dict[str, dict[str, Any]] = {}
    for command in json.loads(printed)["command"]["subcommands"]:
        commands[command["commandName"]] = command
        for inner in command.get("subcommands", []):
            commands[f"{command['commandName']} {inner['commandName']}"] = inner
    made = [function(verb, commands[verb]) for verb in RESULTS if verb in commands]
    return HEADER + "\n\n" + "\n\n\n".join(made) + "\n"


def version(binary: str) -> str:
    """The module of the version, which is that of the command."""
    printed = subprocess.run([binary, "--version"], check=True, capture_output=True, text=True).stdout.strip()
    return f'"""The version of the package, which is that of the command."""\n\n__version__ = "{printed}"\n'
