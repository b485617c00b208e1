"""The messages of the command in the words of Python: `--tile-size 512` is `tile_size=512`."""

from __future__ import annotations

import functools
import inspect
import re
from typing import Any, Callable, Dict, List, Match, Sequence, Tuple

# A command in a message is for a shell, and stays as it is. It ends with its clause.
_COMMAND = r"\btilescheme [a-z]+ [^;)\n]*"
# An option, and the next word: its value, or the next word of the sentence.
_OPTION = re.compile(
    rf"{_COMMAND}|(?<![\w-])(?:--(?P<name>[a-z][a-z0-9]*(?:-[a-z0-9]+)*)|-o\b)(?: <[^>\n]+>)?"
    r"(?P<rest>[= ](?P<value>\"[^\"\n]*\"|[\w-](?:[^\s\"]*\w)?))?"
)
# Words that are values whatever the option is: numbers, capitals, and names such as arcgis-online.
_VALUE = re.compile(r"\"[^\"\n]*\"|-?[0-9][\w.,;:-]*|[A-Z][A-Z0-9_/=]*|[a-z0-9]+(?:-[a-z0-9]+)+")
# The values that the help gives in a sentence and not as a list.
_WORDS = {"ladder": ("arcgis", "halving"), "origin": ("domain",), "stretch": ("minmax", "none")}
# The keys of messages in the JSON of the command.
_MESSAGES = ("notices", "lost", "message")


def python_text(text: str, command: Sequence[str] = ()) -> str:
    """A message with parameters of Python in place of options.

    Args:
        text: The message.
        command: The words of the process. The names are those of the function for it, or of any other function.
    """
    own = _own(command)

    def replaced(match: Match[str]) -> str:
        option = own.get(match["name"] or "output")
        if option is None or match[0].startswith("tilescheme "):
            return match[0]
        name, is_flag, choices = option
        rest, value = match["rest"] or "", match["value"] or ""
        if is_flag:
            return f"{name}=True{rest}"
        if not value or not (_VALUE.fullmatch(value) or value in choices):
            return name + rest
        return f"{name}={value}" if value.startswith('"') or _is_number(value) else f'{name}="{value}"'

    return _OPTION.sub(replaced, text)


def _is_number(text: str) -> bool:
    return re.fullmatch(r"-?\d+(\.\d+)?", text) is not None


def python_data(data: Any, command: Sequence[str]) -> Any:
    """The JSON of a command with its messages in the words of Python."""
    if isinstance(data, list):
        return [python_data(item, command) for item in data]
    if not isinstance(data, dict):
        return data
    return {key: (_translated if key in _MESSAGES else python_data)(value, command) for key, value in data.items()}


def _translated(value: Any, command: Sequence[str]) -> Any:
    if isinstance(value, list):
        return [_translated(item, command) for item in value]
    return python_text(value, command) if isinstance(value, str) else python_data(value, command)


# The parameter of an option, whether the option is a switch, and the words that can be its value.
_Option = Tuple[str, bool, Sequence[str]]


def _own(command: Sequence[str]) -> Dict[str, _Option]:
    functions = _functions()
    words = command[1:3]
    for name in ("_".join(words), *words[:1]):
        if name in functions:
            return {**functions[""], **functions[name]}
    return functions[""]


@functools.cache
def _functions() -> Dict[str, Dict[str, _Option]]:
    """The options of each function, and under the empty name those of all."""
    from . import _verbs

    found: Dict[str, Dict[str, _Option]] = {"": {}}
    functions: List[Callable[..., Any]] = [
        f for f in vars(_verbs).values() if inspect.isfunction(f) and f.__module__ == _verbs.__name__
    ]
    for function in functions:
        parameters = inspect.signature(function).parameters.values()
        own = [_option(p) for p in parameters if p.kind is p.KEYWORD_ONLY]
        found[function.__name__] = dict(own)
        found[""] = {**dict(own), **found[""]}
    return found


def _option(parameter: inspect.Parameter) -> Tuple[str, _Option]:
    # The generator adds an underscore to names that are words of Python.
    option = parameter.name.rstrip("_").replace("_", "-")
    choices = (*re.findall(r"\"([^\"]+)\"", str(parameter.annotation)), *_WORDS.get(option, ()))
    return option, (parameter.name, parameter.default is False, choices)
