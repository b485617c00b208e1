"""`python -m tilescheme` is the command `tilescheme`."""

import os
import sys

from ._binary import find_tilescheme_bin

if __name__ == "__main__":
    binary = find_tilescheme_bin()
    os.execv(binary, [binary, *sys.argv[1:]])
