#!/bin/sh
# Downloads a release, checks its checksum, and unpacks it.
#
#   Packaging/download.sh VERSION ADDRESS DIRECTORY      ADDRESS: the folder of the archive, such as https://…/v0.1.0
#
# Prints the folder of the command, for PATH.
set -eu
version=$1
address=$2
directory=$3
case $(uname -s)-$(uname -m) in
Linux-x86_64 | Linux-aarch64) ;;
*)
  echo "there is no release of tilescheme for $(uname -s) on $(uname -m); build it with make install" >&2
  exit 3
  ;;
esac
name=tilescheme-$version-linux-$(uname -m)
mkdir -p "$directory"
cd "$directory"
for file in "$name.tar.gz" "$name.tar.gz.sha256"; do
  curl --fail --silent --show-error --location --retry 3 --proto '=https,file' --output "$file" "$address/$file" || {
    echo "tilescheme $version cannot be downloaded from $address/$file" >&2
    exit 3
  }
done
# The name in the list of checksums is the name of the archive, and nothing else.
if ! grep -qE "^[0-9a-f]{64}  $name.tar.gz\$" "$name.tar.gz.sha256" || ! sha256sum --check --status "$name.tar.gz.sha256"
then
  rm -f "$name.tar.gz"
  echo "the checksum of $name.tar.gz is wrong; the download was damaged, or the file was changed" >&2
  exit 3
fi
tar -xzf "$name.tar.gz"
echo "$PWD/$name/bin"
