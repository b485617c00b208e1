#!/bin/sh
# Runs a command that takes minutes. Shows its progress, and its whole output only if it fails.
log=$(mktemp)
trap 'rm -f "$log"' EXIT
echo "$*"
"$@" >"$log" 2>&1 &
command=$!
trap 'kill "$command" 2>/dev/null; exit 130' INT TERM

# On a terminal one line is rewritten every second; a log gets a line every 20 seconds.
if [ -t 1 ]; then interval=1 end='\033[K\r'; else interval=20 end='\n'; fi
seconds=0
while kill -0 "$command" 2>/dev/null; do
  sleep 1
  seconds=$((seconds + 1))
  [ $((seconds % interval)) -eq 0 ] || continue
  # The build tool writes lines such as “[123/411] Compiling TileStores BundleReader.swift”.
  step=$(grep '^\[' "$log" | tail -n 1 | cut -c 1-66)
  # The format has nothing but the two kinds of line end.
  # shellcheck disable=SC2059
  printf "%4d s  %s$end" "$seconds" "${step:-starting}"
done
wait "$command"
status=$?
[ -t 1 ] && printf '\033[K'
[ $status -eq 0 ] || cat "$log"
exit $status
