"""Finds the command that the functions run."""

from __future__ import annotations

import os
import shutil
import sys
import sysconfig
from pathlib import Path


def find_tilescheme_bin() -> str:
    """The path of the command `tilescheme`.

    The wheel puts it beside the other commands of the environment. The environment variable TILESCHEME_BINARY names
    another file; without both, the command is looked for on PATH.

    Raises:
        FileNotFoundError: The command is in none of these places.
    """
    chosen = os.environ.get("TILESCHEME_BINARY")
    if chosen:
        if Path(chosen).is_file():
            return chosen
        raise FileNotFoundError(f"TILESCHEME_BINARY names {chosen}, which is not a file")
    for directory in _script_directories():
        path = directory / "tilescheme"
        if path.is_file():
            return str(path)
    found = shutil.which("tilescheme")
    if found:
        return found
    raise FileNotFoundError(
        "the command tilescheme is not installed: pip install tilescheme, or set TILESCHEME_BINARY to its path"
    )


def _script_directories() -> list[Path]:
    """Where pip puts commands: of the environment, of the user, and beside the packages of `pip install --target`."""
    directories = [sysconfig.get_path("scripts")]
    user_scheme = f"{os.name}_user"
    if user_scheme in sysconfig.get_scheme_names():
        directories.append(sysconfig.get_path("scripts", user_scheme))
    package = Path(__file__).resolve().parent
    directories += [str(package.parent / "bin"), str(Path(sys.executable).parent)]
    return [Path(d) for d in directories if d]
