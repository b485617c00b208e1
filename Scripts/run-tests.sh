#!/bin/sh
# Runs the tests, which must be built, and at the same time the checks that need no build: the format of the sources and
# the schemas. The tests often wait for other programs, and their last ones use one core; the checks use that time.
#
#   Scripts/run-tests.sh [CHECK...]      CHECK: a command to run beside the tests; its output is printed at its end
#
# All temporary files are in one directory, which is removed at the end. Every `swift` command leaves a directory
# TemporaryDirectory.* behind, and a test that is killed leaves its own.
set -u

TMPDIR=$(mktemp -d "${TMPDIR:-/tmp}/tilescheme-tests.XXXXXX") || exit 1
export TMPDIR
trap 'rm -rf "$TMPDIR"' EXIT
trap 'exit 1' HUP INT TERM

number=0
for check; do
  number=$((number + 1))
  (
    sh -c "$check" > "$TMPDIR/check$number" 2>&1
    echo $? > "$TMPDIR/status$number"
  ) &
done

# No test uses XCTest, and searching for such tests takes a second.
swift test --skip-build --parallel --disable-xctest
status=$?

wait
number=0
for check; do
  number=$((number + 1))
  cat "$TMPDIR/check$number"
  if [ "$(cat "$TMPDIR/status$number")" != 0 ]; then
    echo "failed: $check" >&2
    status=1
  fi
done
exit "$status"
