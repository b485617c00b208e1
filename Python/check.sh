#!/bin/sh
# Checks the Python package and the scripts in Packaging: generated files are current, tests, types, style.
#
#   Python/check.sh TILESCHEME        TILESCHEME: the command with which the tests run
set -eu
TILESCHEME_BINARY=$(realpath "$1")
export TILESCHEME_BINARY
cd "$(dirname "$0")"
export PYTHONDONTWRITEBYTECODE=1
python3 generate.py "$TILESCHEME_BINARY" --check
python3 -m unittest discover --quiet --start-directory tests --top-level-directory . 2>&1
python3 ../Packaging/test_release.py --quiet 2>&1
python3 -m mypy --cache-dir "${TMPDIR:-/tmp}/tilescheme-mypy"
python3 -m ruff check --no-cache --quiet --config pyproject.toml . ../Packaging ../Schemas/check.py
python3 -m ruff format --no-cache --quiet --config pyproject.toml --check . ../Packaging ../Schemas/check.py
