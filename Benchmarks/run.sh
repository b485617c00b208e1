#!/bin/sh
# Measures tilescheme beside the tool a user would otherwise take, in one run, and prints ratios (ours / theirs).
#
#   Benchmarks/run.sh [FILES]      FILES: how many files for the loops, 10000 unless told
set -eu
cd "$(dirname "$0")"
count=${1:-10000}
work=.work
tool=../.build/release/tilescheme
rm -rf $work
mkdir -p $work/out $work/cp
python3 make-files.py conf.xml "$count" $work/xml
python3 make-files.py root.json "$count" $work/json
../Scripts/quietly.sh swift build -c release --static-swift-stdlib --product InnerLoops
inner=$(swift build -c release --static-swift-stdlib --show-bin-path)/InnerLoops
cores=$(getconf _NPROCESSORS_ONLN)

compare() { python3 pair.py "$@"; }

printf '%-60s %12s %12s %8s %8s  %s\n' "" ours theirs ratio cpu goal
compare "$count conf.xml: read and write in memory | xmllint --noout" 1 10 \
  "$inner memory $work/xml $cores" "find $work/xml -name '*conf.xml' -exec xmllint --noout {} +"
compare "the same on one core" - 5 \
  "$inner memory $work/xml 1" "find $work/xml -name '*conf.xml' -exec xmllint --noout {} +"
compare "$count conf.xml to root.json on disk | cp, one by one" 2 3 \
  "$inner disk $work/xml $cores $work/out" "for f in $work/xml/*; do cp \$f $work/cp/; done"
compare "show one conf.xml | xmllint --noout" 2.5 100 \
  "$tool show ../Samples/web-mercator-legacy/conf.xml" "xmllint --noout ../Samples/web-mercator-legacy/conf.xml"
# The files differ in their packet sizes, which STO001 would find.
compare "lint $count conf.xml | xmllint --noout" 1 5 \
  "$tool lint $work/xml --ignore STO001" "find $work/xml -name '*conf.xml' -exec xmllint --noout {} +"
compare "lint $count conf.xml | xmllint --schema" 1 3 \
  "$tool lint $work/xml --ignore STO001" \
  "find $work/xml -name '*conf.xml' -exec xmllint --noout --schema ../Schemas/conf-xml.xsd {} +"
compare "lint one conf.xml | xmllint --noout" 2.5 100 \
  "$tool lint ../Samples/web-mercator-legacy/conf.xml" "xmllint --noout ../Samples/web-mercator-legacy/conf.xml"
compare "$count root.json: read and write in memory | json.load" 1 10 \
  "$inner memory $work/json $cores" \
  "python3 -c 'import glob, json; [json.dumps(json.load(open(f))) for f in glob.glob(\"$work/json/*\")]'"
compare "show one root.json | python3 -m json.tool" 1 20 \
  "$tool show ../Samples/web-mercator-ready/root.json" "python3 -m json.tool ../Samples/web-mercator-ready/root.json"
compare "convert one conf.xml (a process a file) | cp" - 100 \
  "$tool convert ../Samples/web-mercator-legacy/conf.xml $work/one.json --to root.json --overwrite" \
  "cp ../Samples/web-mercator-legacy/conf.xml $work/one.xml"
rm -rf $work
