#!/usr/bin/env python3
"""Makes the package for Debian, Ubuntu and their relatives, with dpkg-deb.

    deb.py TILESCHEME DIRECTORY

It is not for the archive of Debian, which would need Swift there: the libraries in it are static on purpose, so that
one package fits every release with glibc 2.34.
"""

from __future__ import annotations

import gzip
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from release_files import ROOT, completions, licences, manual, map_library, printed, programs

# DEBFULLNAME and DEBEMAIL are those of Debian's tools.
MAINTAINER = "{} <{}>".format(
    os.environ.get("DEBFULLNAME", "The tilescheme authors"),
    os.environ.get("DEBEMAIL", "tilescheme@users.noreply.github.com"),
)

CONTROL = """Package: tilescheme
Version: {version}
Architecture: {architecture}
Maintainer: {maintainer}
Installed-Size: {kilobytes}
Depends: libc6 (>= {glibc})
Recommends: libproj25 | libproj22, libsqlite3-0, curl
Suggests: gdal-bin, libturbojpeg0 | libturbojpeg, liblerc4
Section: science
Priority: optional
Description: checks, converts, creates and builds the map caches of ArcGIS
 tilescheme works with tiling schemes (conf.xml, root.json) and tiles
 (packages, bundles, MBTiles). It needs no ArcGIS.
"""

# What lintian takes for an error in a package of Debian is the purpose of this one.
OVERRIDES = """# One package for many releases: the libraries that differ between them are static.
tilescheme: embedded-library zlib *
# A fixed address saves 40,000 relocations at every start.
tilescheme: hardening-no-pie *
# There is no request for this package in Debian.
tilescheme: initial-upload-closes-no-bugs *
"""


def compressed(content: bytes) -> bytes:
    return gzip.compress(content, 9, mtime=0)


def changelog(version: str, time: int) -> bytes:
    date = subprocess.run(
        ["date", "--utc", "--rfc-email", f"--date=@{time}"], check=True, capture_output=True, text=True
    ).stdout.strip()
    text = f"tilescheme ({version}) unstable; urgency=low\n\n  * See CHANGELOG.md of the project.\n\n"
    return compressed(f"{text} -- {MAINTAINER}  {date}\n".encode())


def copyright_file() -> bytes:
    """All licences in one file, as Debian wants them."""
    parts = []
    for name, text in licences().items():
        own = without_apache(text)
        if own:
            parts.append(f"===== {name} =====\n\n".encode() + own)
    head = b"tilescheme is licensed under the Apache License, Version 2.0: /usr/share/common-licenses/Apache-2.0\n\n"
    return head + b"\n\n".join(parts)


def without_apache(text: bytes) -> bytes:
    """A licence without the text that every Debian has; what remains is Swift's exception for its runtime."""
    if b"TERMS AND CONDITIONS FOR USE" not in text:
        return text
    exception = text.find(b"## Runtime Library Exception")
    common = b"Apache License, Version 2.0: /usr/share/common-licenses/Apache-2.0\n\n"
    return common + (text[exception:] if exception >= 0 else b"")


def contents(binary: str, version: str, time: int) -> dict[str, bytes]:
    files = {f"usr/bin/{name}": program for name, program in programs(binary).items()}
    for place, content in map_library().items():
        files[f"usr/{place}"] = content
    files["usr/share/man/man1/tilescheme.1.gz"] = compressed(manual())
    # The program that `tilescheme serve` starts is described there too.
    files["usr/share/man/man1/tilescheme-serve.1.gz"] = compressed(b".so man1/tilescheme.1\n")
    for place, text in completions(binary).items():
        # Debian's zsh looks into vendor-completions; site-functions is for the administrator.
        files["usr/" + place.replace("zsh/site-functions", "zsh/vendor-completions")] = text
    files["usr/share/doc/tilescheme/copyright"] = copyright_file()
    files["usr/share/doc/tilescheme/changelog.gz"] = changelog(version, time)
    files["usr/share/lintian/overrides/tilescheme"] = OVERRIDES.encode()
    return files


def commit_time() -> int:
    """The time of the files: that of the commit, so that the same commit gives the same package."""
    run = subprocess.run(
        ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"], capture_output=True, text=True, check=False
    )
    return int(run.stdout) if run.returncode == 0 else 1767225600


def main(arguments: list[str]) -> int:
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    binary, directory = arguments[0], Path(arguments[1])
    version = printed(binary, "--version").strip()
    architecture = printed("dpkg", "--print-architecture").strip()
    minors = re.findall(r"\(GLIBC_2\.(\d+)(?:\.\d+)?\)", printed("objdump", "-T", binary))
    time = commit_time()
    files = contents(binary, version, time)
    directory.mkdir(parents=True, exist_ok=True)
    target = directory / f"tilescheme_{version}_{architecture}.deb"
    with tempfile.TemporaryDirectory() as work:
        tree = Path(work, "tree")
        for name, content in files.items():
            path = tree / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            path.chmod(0o755 if "/bin/" in name else 0o644)
        for path in [tree, *tree.rglob("*")]:
            if path.is_dir():
                path.chmod(0o755)
        (tree / "DEBIAN").mkdir(mode=0o755)
        control = CONTROL.format(
            version=version,
            maintainer=MAINTAINER,
            architecture=architecture,
            kilobytes=sum(len(content) for content in files.values()) // 1024,
            glibc=f"2.{max(map(int, minors))}",
        )
        (tree / "DEBIAN" / "control").write_text(control, encoding="utf-8")
        environment = {**os.environ, "SOURCE_DATE_EPOCH": str(time)}
        command = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(tree), str(target)]
        subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
    print(target)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
