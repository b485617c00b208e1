#!/bin/sh
# Measures `tilescheme audit` on many caches of one bundle, beside what a user would otherwise write: find, xmllint and a
# loop in Python over the indexes of the bundles.
#
#   Benchmarks/audit.sh [CACHES]      CACHES: how many, 10000 unless told
set -eu
cd "$(dirname "$0")"
count=${1:-10000}
work=.work-audit
tool=../.build/release/tilescheme
trap 'rm -rf $work' EXIT
rm -rf $work
mkdir $work
python3 make-estate.py "$count" $work/estate

# Measured without checking the findings: a part of the caches is damaged.
python3 pair.py "audit of $count caches | find, xmllint and Python" 1 3 \
  "$tool audit $work/estate --format csv --no-config --fail-on never" \
  "find $work/estate -name conf.xml -exec xmllint --noout {} + ; python3 count-estate.py $work/estate"
python3 -c 'import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print("memory of audit:", resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024, "MB")' \
  $tool audit $work/estate --format csv --no-config
