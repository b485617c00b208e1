#!/bin/sh
# Fuzzes all readers in parallel, with libFuzzer from the Swift toolchain.
#
#   Fuzzing/run.sh SECONDS [TARGET ...]
#
# Inputs that crash in this run are kept in .build-fuzz/findings/. Add a test for each of them.
set -eu
cd "$(dirname "$0")/.."
seconds=${1:?seconds for each target}
shift
# Swift's own crash report would hang under libFuzzer.
export SWIFT_BACKTRACE=enable=no
TILESCHEME_FUZZING=1 swift build -c release --scratch-path .build-fuzz --product Fuzzing --disable-index-store \
  -Xswiftc -sanitize=fuzzer,address -Xswiftc -use-ld=lld
tool=$(TILESCHEME_FUZZING=1 swift build -c release --scratch-path .build-fuzz --show-bin-path)/Fuzzing
targets=${*:-$("$tool" --list-targets)}
rm -rf .build-fuzz/findings
mkdir -p .build-fuzz/findings
seeds() {
  case $1 in
  xml) find Samples -name '*.xml' -o -name '*.cdi' ;;
  json) find Samples -name '*.json*' ;;
  conf.xml) find Samples -name '*.xml' ;;
  conf.cdi) find Samples -name '*.cdi' ;;
  root.json) find Samples -name '*root*.json' ;;
  iteminfo.json) find Samples -name '*iteminfo*.json' ;;
  service.json) find Samples/service Samples/broken -name '*.json*' ;;
  image | bundle | bundlx | zip | area | record | server | stretch | source-list) ;;
  plan | marker) find Samples/output Samples/broken -name 'p*.json' ;;
  *) find Fuzzing/seeds -type f ;;
  esac
}
jobs=
for target in $targets; do
  work=.build-fuzz/corpus-$target
  rm -rf "$work"
  mkdir -p "$work"
  case $target in
  image | bundle | bundlx | zip | area | record | server | stretch | source-list) python3 Fuzzing/make-seeds.py "$target" "$work" ;;
  esac
  number=0
  seeds "$target" | sort | while read -r file; do
    number=$((number + 1))
    cp "$file" "$work/seed-$number"
  done
  # All targets share the cores, and AddressSanitizer makes PROJ take seconds to find the operation of a rare system.
  FUZZ_TARGET=$target "$tool" -max_total_time="$seconds" -timeout=60 -rss_limit_mb=1024 -max_len=160000 \
    -artifact_prefix=".build-fuzz/findings/$target-" -print_final_stats=1 "$work" \
    >".build-fuzz/$target.log" 2>&1 &
  jobs="$jobs $target:$!"
done
failed=
for job in $jobs; do
  wait "${job#*:}" || failed="$failed ${job%:*}"
done
for target in $targets; do
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' ".build-fuzz/$target.log")
  echo "$target: ${runs:-crashed after an unknown number of} runs"
done
# Whether a failed target does not fail again. Once in many million runs, the leak detector reports a leak that does not
# occur again: libFuzzer compares allocations after each input, but tables of the Swift runtime and of PROJ that live as
# long as the process can be in pointers with tags when the detector looks for them at the end.
is_chance() {
  leak=$(ls .build-fuzz/findings/"$1"-leak-* 2>/dev/null || true)
  if [ -n "$leak" ]; then
    FUZZ_TARGET=$1 "$tool" -runs=1000 "$leak" >/dev/null 2>&1
  elif grep -q 'LeakSanitizer: detected' ".build-fuzz/$1.log"; then
    FUZZ_TARGET=$1 "$tool" -max_total_time="$seconds" -timeout=60 -rss_limit_mb=1024 -max_len=160000 \
      ".build-fuzz/corpus-$1" >/dev/null 2>&1
  else
    false
  fi
}
status=0
for target in $failed; do
  # The place of the problem comes first; logs of CI are cut at their end.
  sed -n '/ERROR: \|Fatal error/,$p' ".build-fuzz/$target.log" | head -60
  if is_chance "$target"; then
    echo "$target: does not leak in a second run"
  else
    echo "$target: failed" >&2
    status=1
  fi
done
exit $status
