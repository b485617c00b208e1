"""What every form of a release contains: programs, map library, licences, completions and the manual page."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def printed(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def programs(binary: str) -> dict[str, bytes]:
    """The command, and the program beside it that it starts for `serve`, by their names."""
    return {name: Path(binary).with_name(name).read_bytes() for name in ("tilescheme", "tilescheme-serve")}


def map_library() -> dict[str, bytes]:
    """OpenLayers with its licence, where the server looks for it below a prefix.

    Raises:
        FileNotFoundError: `make map-library` has not been run.
    """
    folder = ROOT / ".build" / "share" / "tilescheme" / "map"
    names = ("ol.js", "ol.css", "OpenLayers-LICENSE.txt")
    return {f"share/tilescheme/map/{name}": (folder / name).read_bytes() for name in names}


def licences() -> dict[str, bytes]:
    """The licences of everything that the release contains, by the names of their files.

    They are those of the machine that builds the release: the static libraries of Scripts/static-libraries.sh, Swift's
    runtime and the Swift packages.

    Raises:
        FileNotFoundError: One of them is missing, without which a release may not be given to others.
    """
    swift = Path(shutil.which("swift") or "/usr/bin/swift").resolve()
    sources = {
        "LICENSE": ROOT / "LICENSE",
        "NOTICE": ROOT / "NOTICE",
        "libxml2.txt": ROOT / ".build-static" / "libxml2-copyright",
        "zlib.txt": debian("zlib1g-dev"),
        "libdeflate.txt": debian("libdeflate-dev"),
        "libstdc++.txt": debian("libstdc++-*-dev"),
        "libgcc.txt": debian("libgcc-*-dev"),
        "swift.txt": swift.parent.parent / "share" / "swift" / "LICENSE.txt",
    }
    packages = ("argument-parser", "system", "subprocess", "nio", "atomics", "collections")
    for name in (f"swift-{package}" for package in packages):
        sources[f"{name}.txt"] = next((ROOT / ".build" / "checkouts" / name).glob("LICENSE*"), Path(name, "LICENSE"))
    # SwiftNIO contains llhttp, whose licence is among its notices.
    sources["swift-nio-notices.txt"] = ROOT / ".build" / "checkouts" / "swift-nio" / "NOTICE.txt"
    return {name: path.read_bytes() for name, path in sources.items()}


def debian(package: str) -> Path:
    """The licence of a package of Debian; of several versions, the last."""
    found = sorted(Path("/usr/share/doc").glob(f"{package}/copyright"))
    return found[-1] if found else Path("/usr/share/doc", package, "copyright")


def completions(binary: str) -> dict[str, bytes]:
    """The completions, where the shells look for them below a prefix."""
    places = {
        "bash": "share/bash-completion/completions/tilescheme",
        "zsh": "share/zsh/site-functions/_tilescheme",
        "fish": "share/fish/vendor_completions.d/tilescheme.fish",
    }
    return {place: completion(binary, shell) for shell, place in places.items()}


def completion(binary: str, shell: str) -> bytes:
    text = printed(binary, "--generate-completion-script", shell)
    # bash reads the file and does not run it; lintian reports the first line of a program there.
    return (text.split("\n", 1)[1] if shell == "bash" and text.startswith("#!") else text).encode()


def manual() -> bytes:
    return (ROOT / "Documentation" / "tilescheme.1").read_bytes()
