"""Frozen dataclasses from the JSON Schemas of the command's output."""

from __future__ import annotations

import json
import keyword
import re
from pathlib import Path
from typing import Any

HEADER = '"""{title}. Written by generate.py from Schemas/{name}.schema.json; do not edit."""\n'

# The schemas of what commands print, and the names of the classes of their alternatives.
ROOTS = {
    "audit": ["AuditOutput"],
    "build": ["BuildOutput"],
    "compare": ["CompareOutput", "FamiliesOutput", "BaseMapOutput"],
    "convert": ["ConvertOutput"],
    "create": ["CreateOutput"],
    "doctor": ["DoctorOutput"],
    "findings": ["FindingsOutput"],
    "generate": ["GenerateOutput"],
    "part": ["PartMarker"],
    "part-report": ["PartsOutput"],
    "plan": ["PlanOutput"],
    "preflight": ["PreflightOutput"],
    "scales": ["ScalesOutput"],
    "schemes": ["SchemesOutput"],
    "show": ["ShowOutput"],
    "status": ["StatusOutput"],
}

SIMPLE = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "None"}


def snake(name: str) -> str:
    """The name of a field: minLOD becomes min_lod, from becomes from_."""
    name = re.sub(r"([a-z0-9])([A-Z]+)", r"\1_\2", name).lower().replace("-", "_")
    return name + "_" if keyword.iskeyword(name) else name


def singular(name: str) -> str:
    """The name of one item of a list: levels becomes level."""
    if name.endswith("ies"):
        return name[:-3] + "y"
    return name[:-1] if name.endswith("s") and not name.endswith("ss") else name


def without_words(schema: Any) -> Any:
    """A schema without descriptions: two equal ones are one class."""
    if isinstance(schema, dict):
        return {k: without_words(v) for k, v in schema.items() if k != "description" or isinstance(v, dict)}
    return [without_words(s) for s in schema] if isinstance(schema, list) else schema


class Module:
    """The classes of one schema."""

    def __init__(self, schema: dict[str, Any]) -> None:
        self.schema = schema
        self.classes: dict[str, str] = {}
        self.shapes: dict[str, str] = {}

    def resolved(self, schema: dict[str, Any]) -> tuple[dict[str, Any], str]:
        """The schema that a reference leads to, and the name it has there."""
        if "$ref" not in schema:
            return schema, ""
        name = schema["$ref"].rsplit("/", 1)[-1]
        return self.schema["$defs"][name], name

    def type_and_reader(self, schema: dict[str, Any], key: str, parent: str, value: str) -> tuple[str, str]:
        """The Python type of a schema, and an expression that makes it from the JSON value `value`."""
        described = schema
        schema, name = self.resolved(schema)
        key = name or key
        if "const" in schema:
            return f"Literal[{schema['const']!r}]", value
        if "enum" in schema:
            words = ", ".join(repr(word) for word in schema["enum"] if word is not None)
            literal = f"Literal[{words}]"
            return (f"Optional[{literal}]" if None in schema["enum"] else literal), value
        alternatives = schema.get("oneOf") or schema.get("anyOf")
        if alternatives:
            others = [s for s in alternatives if s.get("type") != "null"]
            if len(others) == 1:
                return self.optional(*self.type_and_reader(others[0], key, parent, value), value)
            read = [self.type_and_reader(s, key, parent, value) for s in others]
            reader = read[-1][1]
            for (_, expression), alternative in reversed(list(zip(read[:-1], others[:-1]))):
                needed = set(self.resolved(alternative)[0]["required"])
                reader = f"{expression} if {needed_set(needed)} <= {value}.keys() else {reader}"
            return f"Union[{', '.join(t for t, _ in read)}]", f"({reader})"
        kind = schema.get("type")
        if isinstance(kind, list):
            rest = [k for k in kind if k != "null"]
            inner = self.type_and_reader({**schema, "type": rest[0]}, key, parent, value)
            return self.optional(*inner, value) if "null" in kind else inner
        if kind == "object" and "properties" not in schema:
            if "additionalProperties" not in schema:
                return "Dict[str, Any]", f"dict({value})"
            inner_type, inner_reader = self.type_and_reader(schema["additionalProperties"], singular(key), parent, "v")
            reader = f"dict({value})" if inner_reader == "v" else f"{{k: {inner_reader} for k, v in {value}.items()}}"
            return f"Dict[str, {inner_type}]", reader
        if kind == "object":
            class_name = self.add_class(schema, key[:1].upper() + key[1:], parent, described.get("description", ""))
            return class_name, f"{class_name}.from_json({value})"
        if kind == "array":
            variable = "i" if value != "i" else "j"
            inner_type, inner_reader = self.type_and_reader(schema["items"], singular(key), parent, variable)
            made = f"tuple({inner_reader} for {variable} in {value})"
            reader = f"tuple({value})" if inner_reader == variable else made
            return f"Tuple[{inner_type}, ...]", reader
        return SIMPLE[str(kind)], value

    def optional(self, kind: str, reader: str, value: str) -> tuple[str, str]:
        if kind.startswith("Optional["):
            return kind, reader
        return f"Optional[{kind}]", reader if reader == value else f"None if {value} is None else {reader}"

    def add_class(self, schema: dict[str, Any], name: str, parent: str, words: str) -> str:
        """Adds the class of an object, and returns its name; an equal object has it already."""
        shape = json.dumps(without_words(schema), sort_keys=True)
        if shape in self.shapes:
            return self.shapes[shape]
        if name in self.shapes.values():
            name = parent.removesuffix("Output") + name
        self.shapes[shape] = name
        required = set(schema.get("required", []))
        lines, readers = [], []
        # In a dataclass, fields with a default follow those without.
        for key in sorted(schema["properties"], key=lambda key: key not in required):
            inner = schema["properties"][key]
            value = f'data["{key}"]'
            kind, reader = self.type_and_reader(inner, key, name, value)
            if key not in required:
                present = f'data.get("{key}")'
                reader = present if reader == value else f"{reader} if {present} is not None else None"
                kind = self.optional(kind, reader, reader)[0] + " = None"
            lines.append(f"    {snake(key)}: {kind}")
            sentence = inner.get("description") or self.resolved(inner)[0].get("description")
            if sentence and isinstance(sentence, str):
                lines += wrapped(sentence)
            readers.append(f"            {snake(key)}={reader},")
        words = words or schema.get("description", "") or f"The object “{name[:1].lower() + name[1:]}”."
        body = ["@dataclass(frozen=True)", f"class {name}:", *wrapped(words), "", *lines, ""]
        body += ["    @classmethod", "    def from_json(cls, data: Any) -> Self:"]
        body += ['        """Makes the object from the JSON that the command printed."""']
        body += ["        return cls(", *readers, "        )"]
        self.classes[name] = "\n".join(body)
        return name


def needed_set(names: set[str]) -> str:
    return "{" + ", ".join(repr(name) for name in sorted(names)) + "}"


def wrapped(sentence: str) -> list[str]:
    """A docstring of a sentence, in lines of at most 120 characters."""
    sentence = sentence if sentence.endswith(".") else sentence + "."
    lines, line = [], '    """'
    for word in sentence.split():
        if len(line) + len(word) > 112:
            lines.append(line.rstrip())
            line = "    "
        line += word + " "
    return [*lines, line.rstrip() + '"""']


def module(name: str, schema: dict[str, Any]) -> str:
    made = Module(schema)
    alternatives = schema.get("oneOf", [schema])
    for root, alternative in zip(ROOTS[name], alternatives):
        made.add_class(alternative, root, root, alternative.get("description") or schema["title"])
    text = "\n\n\n".join(made.classes.values())
    typing = [t for t in ("Any", "Dict", "Literal", "Optional", "Tuple", "Union") if re.search(rf"\b{t}\b", text)]
    imports = "from __future__ import annotations\n\nfrom dataclasses import dataclass\n"
    imports += f"from typing import TYPE_CHECKING, {', '.join(typing)}\n\n"
    imports += "if TYPE_CHECKING:\n    from typing_extensions import Self\n"
    return HEADER.format(title=schema["title"].rstrip("."), name=name) + f"\n{imports}\n\n{text}\n"


def models(schemas: Path) -> dict[str, str]:
    """The modules, by their paths in the package."""
    files = {"models/__init__.py": '"""What the commands print, as classes: one module for each JSON Schema."""\n'}
    for name in ROOTS:
        path = schemas / f"{name}.schema.json"
        if path.exists():
            files[f"models/{name.replace('-', '_')}.py"] = module(name, json.loads(path.read_text(encoding="utf-8")))
    return files
