#!/bin/sh
# Teaches conf-xml.xsd and conf-cdi.xsd the namespace of an ArcGIS release:
#   add-release.sh 11.6      ArcGIS Enterprise writes two numbers
#   add-release.sh 3.7.0     ArcGIS Pro writes three
# A release that is already known is left as it is.
set -eu

case "$#,${1-}" in
  1,*[!0-9.]* | 1,.* | 1,*. | 1,*..* | 1,) valid=no ;;
  1,*.*) valid=yes ;;
  *) valid=no ;;
esac
if [ "$valid" = no ]; then
  echo "usage: add-release.sh VERSION    (numbers and points, such as 11.6 or 3.7.0)" >&2
  exit 2
fi

version=$1
namespace=http://www.esri.com/schemas/ArcGIS/$version
cd "$(dirname "$0")"

temporary=.add-release.$$
trap 'rm -f "$temporary"' EXIT
trap 'exit 1' HUP INT TERM

release=releases/arcgis-$version.xsd
if [ ! -e "$release" ]; then
  {
    echo '<?xml version="1.0" encoding="UTF-8"?>'
    echo '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"'
    echo "           targetNamespace=\"$namespace\">"
    echo '  <xs:import/>'
    for type in CacheInfo TileCacheInfo TileImageInfo CacheStorageInfo ArrayOfLODInfo LODInfo PointN EnvelopeN \
      ProjectedCoordinateSystem GeographicCoordinateSystem UnknownCoordinateSystem; do
      echo "  <xs:complexType name=\"$type\"><xs:complexContent><xs:extension base=\"$type\"/></xs:complexContent></xs:complexType>"
    done
    echo '</xs:schema>'
  } > "$temporary"
  mv "$temporary" "$release"
fi

for driver in conf-xml.xsd conf-cdi.xsd; do
  if ! grep -qF "namespace=\"$namespace\"" "$driver"; then
    sed "s|^  <!-- releases -->|  <xs:import namespace=\"$namespace\" schemaLocation=\"$release\"/>\\
&|" "$driver" > "$temporary"
    cat "$temporary" > "$driver"
  fi
done
