#!/bin/sh
# Makes the libraries that a release contains, in a directory with the descriptions that pkg-config reads.
#
#   Scripts/static-libraries.sh DIRECTORY     nothing happens if they are there already
#
# libxml2 is built from the source package of this Debian release, without ICU, lzma and network code: Debian's own binary
# loads 36 MB of ICU at every start. zlib, libdeflate and libstdc++ are the static archives of Debian's packages. So the
# release needs nothing but libc and libm. Packaging/old-glibc.c has the functions that glibc 2.34 does not have, so that
# the release also runs on distributions that are older than this machine.
#
# Without apt or the sources, the directory is not made, and the release uses the shared libraries of the machine.
set -eu
directory=$1
[ -f "$directory/complete" ] && [ -f "$directory/lib/old-glibc.o" ] && exit 0
rm -rf "$directory"
command -v apt-get >/dev/null || exit 0

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/sources" "$work/lists/partial" "$work/libxml2" "$work/lib/pkgconfig"

# The package lists of the sources, from the mirrors that the machine uses; the machine's own settings stay as they are.
for list in /etc/apt/sources.list.d/*.sources; do
  [ -f "$list" ] && sed 's/^Types:.*/Types: deb-src/' "$list" >"$work/sources/$(basename "$list")"
done
cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null | sed -n 's/^deb /deb-src /p' >"$work/sources/all.list"
apt() {
  apt-get -qq -o Dir::Etc::SourceParts="$work/sources" -o Dir::Etc::SourceList="$work/none" \
    -o Dir::State::Lists="$work/lists" -o APT::Sandbox::User=root "$@"
}
if ! (cd "$work" && apt update && apt source --download-only libxml2 && dpkg-source -x libxml2_*.dsc libxml2/source) \
  >"$work/log" 2>&1; then
  tail -n 3 "$work/log" >&2
  echo "the sources of libxml2 cannot be had: the release uses the shared library of this machine" >&2
  exit 0
fi

# The tree and its parser: what CLibXML2 calls. Output, validation, XPath and the rest are left out.
(
  cd "$work/libxml2/source"
  ./configure --prefix=/usr --disable-shared --enable-static --with-pic --with-minimum --with-threads --with-iconv \
    --without-icu --without-lzma --without-zlib \
    --with-sax1 --with-tree CFLAGS='-O2 -ffunction-sections -fdata-sections'
  # The dates of the unpacked files would call for autoconf.
  make -j"$(getconf _NPROCESSORS_ONLN)" AUTOCONF=: AUTOMAKE=: ACLOCAL=: AUTOHEADER=: libxml2.la
) >"$work/log" 2>&1 || {
  tail -n 20 "$work/log" >&2
  exit 1
}
mkdir -p "$work/include"
cp -r "$work/libxml2/source/include/libxml" "$work/include/"
cp "$work/libxml2/source/.libs/libxml2.a" "$work/lib/"
cp "$work/libxml2/source/Copyright" "$work/libxml2-copyright"

for name in libz.a libdeflate.a libstdc++.a; do
  path=$(cc -print-file-name="$name")
  [ -f "$path" ] || { echo "$name is missing: install zlib1g-dev, libdeflate-dev and g++" >&2; exit 1; }
  cp "$path" "$work/lib/"
done

# The functions of newer versions of glibc that the libraries ask for.
cc -O2 -Wall -Wextra -Werror -c "$(dirname "$0")/../Packaging/old-glibc.c" -o "$work/lib/old-glibc.o"

# The paths begin at the description itself, so the directory can be moved.
description() {
  printf 'lib=${pcfiledir}/..\nName: %s\nDescription: static library\nVersion: %s\nLibs: -L${lib} -l%s\nCflags: %s\n' \
    "$1" "$2" "$3" "$4" >"$work/lib/pkgconfig/$1.pc"
}
version=$(sed -n 's/^#define LIBXML_DOTTED_VERSION "\(.*\)"/\1/p' "$work/include/libxml/xmlversion.h")
description libxml-2.0 "$version" xml2 '-I${lib}/../include'
description zlib "$(pkg-config --modversion zlib)" z ''
description libdeflate "$(pkg-config --modversion libdeflate)" deflate ''
mkdir -p "$directory"
cp -r "$work/lib" "$work/include" "$work/libxml2-copyright" "$directory/"
: >"$directory/complete"
