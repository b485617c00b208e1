#!/bin/sh
# Runs a command and shows its output only if it fails.
log=$(mktemp)
trap 'rm -f "$log"' EXIT
echo "$*"
"$@" >"$log" 2>&1
status=$?
[ $status -eq 0 ] || cat "$log"
exit $status
