#!/bin/sh
# Builds the documentation as a site of static files in .build/site: guides, rules, reference, Python and Swift.
#
#   Scripts/build-site.sh       a broken link is an error; SITE_WITHOUT_DOCC=1 leaves out the pages of the Swift library.
#                               With TILESCHEME=COMMAND, the commands of all guides are run too
#
# The generator is MkDocs with the theme Material, installed into an environment of its own. The pages are copied to where
# they are in the repository, so that their links are those that GitHub shows.
set -eu
cd "$(dirname "$0")/.."
work=.build/site-work
environment=.build/site-environment
requirements=Packaging/site/requirements.txt

if ! cmp -s "$requirements" "$environment/installed"; then
  python3 -m venv --clear "$environment"
  "$environment/bin/pip" install --quiet --disable-pip-version-check -r "$requirements"
  cp "$requirements" "$environment/installed"
fi

rm -rf "$work"
mkdir -p "$work/pages/python"
cp Packaging/site/mkdocs.yml "$work/"
cp -r Documentation "$work/pages/"
rm -f "$work/pages/Documentation/tilescheme.1"
cp CONTRIBUTING.md CHANGELOG.md NOTICE LICENSE Packaging/site/style.css "$work/pages/"
cp README.md "$work/pages/index.md"
for folder in Samples Schemas; do cp -r "$folder" "$work/pages/"; done
for file in Benchmarks/README.md Tests/BehaviourRecord/README.md Packaging/pre-commit/README.md; do
  mkdir -p "$work/pages/$(dirname "$file")"
  cp "$file" "$work/pages/$file"
done
# The samples are files to read and not pages, besides their list.
find "$work/pages/Samples" -name '*.html' -delete

cp -r Python "$work/python"
mkdir -p "$work/pages/Python"
cp -r Python/examples "$work/pages/Python/"
{
  printf '# Functions\n\nEvery function runs the command of the same name; see the [guide](../Documentation/PYTHON.md).\n'
  for name in lint verify show convert create generate scales build preflight compare audit schemes doctor coverage; do
    printf '\n::: tilescheme.%s\n' "$name"
  done
  printf '\n# Results\n'
  for name in Report Scheme Conversion Creation Generation Scales Build Forecast TwoSchemes Audit Schemes Diagnosis \
    Coverage Progress; do
    printf '\n::: tilescheme.%s\n' "$name"
  done
  printf '\n# Exceptions\n\n::: tilescheme.errors\n    options: {show_root_heading: false}\n'
} >"$work/pages/python/functions.md"
printf '# arcpy\n\n::: tilescheme.arcpy_compatible\n    options: {show_root_heading: false, show_submodules: false}\n' \
  >"$work/pages/python/arcpy.md"
{
  printf '# Classes\n\nThe fields of all results, by command.\n'
  for module in Python/tilescheme/models/*.py; do
    name=$(basename "$module" .py)
    [ "$name" = __init__ ] || printf '\n## %s\n\n::: tilescheme.models.%s\n    options: {show_root_heading: false, heading_level: 3, filters: ["!^_", "!from_json"]}\n' "$name" "$name"
  done
} >"$work/pages/python/classes.md"

{
  printf '# Swift\n\nA Swift program imports `TileSchemeKit`, and can do everything that the command does.\n'
  if [ -z "${SITE_WITHOUT_DOCC:-}" ]; then
    printf '\n<a href="swift/documentation/index.html">The documentation of the library</a>\n'
  else
    printf '\n`make docs` writes its documentation.\n'
  fi
} >"$work/pages/swift.md"

NO_MKDOCS_2_WARNING=1 "$environment/bin/mkdocs" build --strict --quiet --config-file "$work/mkdocs.yml"

if [ -z "${SITE_WITHOUT_DOCC:-}" ]; then
  DOCC_BASE=swift Scripts/build-docs.sh
  cp -r .build/docs "$work/site/swift"
fi
python3 Packaging/site/check_links.py "$work/site"
if [ -n "${TILESCHEME:-}" ]; then python3 Packaging/site/run_guides.py "$TILESCHEME"; fi
rm -rf .build/site
mv "$work/site" .build/site
echo "the site is in .build/site"
