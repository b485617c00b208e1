#!/bin/sh
# Holds the schemas against the samples: good ones must be accepted, those in rejected.tsv refused. Where the corpus of
# real files lies beside the repository, its files must be accepted too.
# Needs xmllint and check-jsonschema (CHECK_JSONSCHEMA names another command).
set -u

cd "$(dirname "$0")/.." || exit 1
check_jsonschema=${CHECK_JSONSCHEMA:-check-jsonschema}
corpus=../shared/corpus
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

checks=0
failures=0
tab=$(printf '\t')

fail() {
  echo "$1"
  failures=$((failures + 1))
}

for tool in xmllint "${check_jsonschema%% *}"; do
  if ! command -v "$tool" > /dev/null; then
    echo "check.sh needs $tool" >&2
    exit 1
  fi
done

# validate SCHEMA FILE...: writes the files that the schema accepts to $work/accepted, or says that it cannot tell.
validate() {
  schema=$1
  shift
  : > "$work/accepted"
  case $schema in
    *.xsd)
      xmllint --nonet --noout --schema "Schemas/$schema" "$@" > "$work/out" 2>&1
      sed -n 's/ validates$//p' "$work/out" > "$work/accepted"
      ! grep -q 'failed to compile\|^warning: failed to load' "$work/out"
      ;;
    *)
      # -v: names the accepted files as well. The command is split on purpose: it may have arguments.
      $check_jsonschema -v --output-format json --schemafile "Schemas/$schema" "$@" > "$work/out" 2> "$work/err"
      sed -n 's/^ *"filename": "\(.*\)",*$/\1/p' "$work/out" | sort -u > "$work/refused"
      grep -q '"status"' "$work/out" || return 1
      printf '%s\n' "$@" | grep -vxF -f "$work/refused" > "$work/accepted"
      # The answer counts only if it speaks of every file: all succeeded, or the others are named as refused.
      grep -q '"status": "ok"' "$work/out" || [ -s "$work/refused" ]
      ;;
  esac
}

# check SCHEMA FILE...: the schema must accept the files that exist and refuse the samples that rejected.tsv lists for it.
check() {
  schema=$1
  shift
  for file in "$@"; do
    shift
    if [ -e "$file" ] && ! grep -qxF "$schema$tab${file#Samples/}" Schemas/rejected.tsv; then
      set -- "$@" "$file"
    fi
  done
  printf '%s\n' "$@" > "$work/good"

  listed=0
  while IFS=$tab read -r name sample; do
    [ "$name" = "$schema" ] || continue
    listed=$((listed + 1))
    if [ -e "Samples/$sample" ]; then
      set -- "$@" "Samples/$sample"
    else
      fail "$schema: no such sample: Samples/$sample"
    fi
  done < Schemas/rejected.tsv
  [ "$listed" -ge 3 ] || fail "$schema: rejected.tsv lists $listed samples, 3 are wanted"

  # A vector package among the real files is one more that must be refused.
  if [ "$schema" = root.schema.json ] && [ -d "$corpus" ]; then
    for file in "$corpus"/root-json/*; do
      if grep -q '"indexedVector"' "$file"; then
        set -- "$@" "$file"
      fi
    done
  fi

  if ! validate "$schema" "$@"; then
    fail "$schema: the validator failed: $(cat "$work/err" "$work/out" 2> /dev/null | head -n 3 | tr '\n' ' ')"
    return
  fi
  for file in "$@"; do
    checks=$((checks + 1))
    if grep -qxF "$file" "$work/good"; then
      grep -qxF "$file" "$work/accepted" || fail "$schema refuses $file"
    else
      grep -qxF "$file" "$work/accepted" && fail "$schema accepts $file"
    fi
  done
}

for schema in Schemas/*.schema.json; do
  checks=$((checks + 1))
done
$check_jsonschema --check-metaschema Schemas/*.schema.json > "$work/out" 2>&1 || fail "$(tr '\n' ' ' < "$work/out")"

set --
for file in "$corpus"/root-json/*; do
  if [ -e "$file" ] && ! grep -q '"indexedVector"' "$file"; then
    set -- "$@" "$file"
  fi
done

check conf-xml.xsd Samples/*/conf.xml "$corpus"/conf-xml/* "$corpus"/caches/*/conf.xml "$corpus"/caches/*/Conf.xml
check conf-cdi.xsd Samples/*/conf.cdi "$corpus"/conf-cdi/* "$corpus"/caches/*/conf.cdi
check root.schema.json Samples/*/root.json "$@"
check iteminfo.schema.json Samples/*/iteminfo.json "$corpus"/iteminfo-json/*
check service.schema.json Samples/service/*.json "$corpus"/service-json/*
check tileInfo.schema.json Samples/parts/tileInfo*.json
check spatialReference.schema.json Samples/parts/spatialReference*.json
check extent.schema.json Samples/parts/extent*.json
check show.schema.json Samples/output/show*.json
check convert.schema.json Samples/output/convert*.json
check create.schema.json Samples/output/create*.json
check generate.schema.json Samples/output/generate*.json
check scales.schema.json Samples/output/scales*.json
check preflight.schema.json Samples/output/preflight*.json
check build.schema.json Samples/output/build.json Samples/output/build-delete.json
check plan.schema.json Samples/output/plan*.json
check part.schema.json Samples/output/part.json
check status.schema.json Samples/output/status.json
check part-report.schema.json Samples/output/build-part.json
check compare.schema.json Samples/output/compare*.json
check audit.schema.json Samples/output/audit*.json
check schemes.schema.json Samples/output/schemes*.json
check doctor.schema.json Samples/output/doctor*.json
check findings.schema.json Samples/output/findings*.json

echo "$checks checks, $failures failures"
[ "$failures" -eq 0 ]
