#!/bin/sh
# Prints the options with which `swift build` links the object files of Scripts/static-libraries.sh, if there are any.
#
#   Scripts/static-objects.sh DIRECTORY
object=$1/lib/old-glibc.o
[ -f "$object" ] && printf -- '-Xlinker %s\n' "$(realpath "$object")"
exit 0
