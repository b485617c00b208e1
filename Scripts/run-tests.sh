#!/bin/sh
# Runs the tests, which must be built, and at the same time other checks. TEST_BUILD has the flags of their build, as in
# the Makefile.
#
#   Scripts/run-tests.sh [CHECK...]      CHECK: a command to run beside the tests; its output is printed at its end
#
# The tests of the command and of the examples are a second process. They wait for other programs most of the time, and
# a process of tests has only as many threads as there are cores, so that half of each core was idle.
#
# All temporary files are in one directory, which is removed at the end. Every `swift` command leaves a directory
# TemporaryDirectory.* behind, and a test that is killed leaves its own.
set -u

work=$(mktemp -d "${TMPDIR:-/tmp}/tilescheme-tests.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

# No test uses XCTest, and searching for such tests starts all test processes once more.
test="swift test --skip-build --parallel --disable-xctest ${TEST_BUILD-}"
spawning='^(CommandTests|ExampleTests)[.]'
# The second process is the program that `swift test` would start: two `swift test` at a time lock each other out. On
# macOS it is a bundle and not a program, and all tests are one process.
# shellcheck disable=SC2086
program=$(swift build ${TEST_BUILD-} --show-bin-path)/tileschemePackageTests.xctest
if [ -f "$program" ]; then
  set -- "'$program' --testing-library swift-testing --filter '$spawning'" "$@"
  test="$test --skip '$spawning'"
fi

# start NAME COMMAND: runs a command with a directory for its temporary files.
start() {
  mkdir "$work/$1"
  TMPDIR=$work/$1 sh -c "$2"
  echo $? > "$work/$1.status"
}

number=0
for check; do
  number=$((number + 1))
  start "$number" "$check" > "$work/$number.out" 2>&1 &
done
start tests "$test"
wait

status=$(cat "$work/tests.status")
number=0
for check; do
  number=$((number + 1))
  cat "$work/$number.out"
  if [ "$(cat "$work/$number.status")" != 0 ]; then
    echo "failed: $check" >&2
    status=1
  fi
done
exit "$status"
