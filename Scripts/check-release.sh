#!/bin/sh
# Checks that a release runs on other machines: which libraries it needs, and which version of glibc.
#
#   Scripts/check-release.sh TILESCHEME [GLIBC]      GLIBC: the highest version that is allowed; 2.34 by default
set -eu
binary=$1
allowed=${2:-2.34}
status=0

needed=$(objdump -p "$binary" | sed -n 's/^ *NEEDED *//p')
for library in $needed; do
  case $library in
  libc.so.* | libm.so.* | ld-linux*) ;;
  *)
    echo "$binary needs $library, which other machines may not have; Scripts/static-libraries.sh makes static ones" >&2
    status=1
    ;;
  esac
done

highest=$(objdump -T "$binary" | sed -n 's/.*(GLIBC_\([0-9.]*\)).*/\1/p' | sort -Vu | tail -n 1)
if [ "$(printf '%s\n%s\n' "$highest" "$allowed" | sort -V | tail -n 1)" != "$allowed" ]; then
  echo "$binary needs glibc $highest; at most $allowed is allowed. These functions ask for it:" >&2
  objdump -T "$binary" | grep -F "(GLIBC_$highest)" | awk '{ print "  " $NF }' >&2
  echo "Packaging/old-glibc.c has functions of this kind" >&2
  status=1
fi
echo "needs $(echo "$needed" | tr '\n' ' ')and glibc $highest"
exit $status
