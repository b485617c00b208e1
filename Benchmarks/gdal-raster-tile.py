#!/usr/bin/env python3
"""Runs `gdal raster tile` of GDAL 3.11 or newer where only an older GDAL is installed.

gdal-raster-tile.py ARGUMENT ...     the arguments of `gdal raster tile`
gdal-raster-tile.py --prepare        only makes sure that the library is there, and prints its version

The wheel of pyogrio contains the library without the commands. It is installed once into .work/pyogrio beside this
file, from PyPI, and called through the C interface. Starting Python takes about 0.1 s of the measured time.
"""
import ctypes
import glob
import os
import subprocess
import sys

PACKAGE = "pyogrio==0.13.0"
here = os.path.dirname(os.path.abspath(__file__))
environment = os.path.join(here, ".work", "pyogrio")


def installed():
    return glob.glob(os.path.join(environment, "lib", "python3*", "site-packages"))


def install():
    subprocess.run([sys.executable, "-m", "venv", environment], check=True)
    pip = os.path.join(environment, "bin", "pip")
    subprocess.run([pip, "install", "--quiet", "--no-deps", PACKAGE], check=True)


def library():
    if not installed():
        install()
    packages = installed()[0]
    # Before the library is loaded: it reads both when it starts.
    os.environ["GDAL_DATA"] = os.path.join(packages, "pyogrio", "gdal_data")
    os.environ["PROJ_DATA"] = os.path.join(packages, "pyogrio", "proj_data")
    names = glob.glob(os.path.join(packages, "pyogrio.libs", "libgdal*.so*"))
    names += glob.glob(os.path.join(packages, "pyogrio", ".dylibs", "libgdal*.dylib"))
    if not names:
        sys.exit(f"{packages}: the wheel contains no libgdal")
    gdal = ctypes.CDLL(names[0])
    pointer = ctypes.c_void_p
    for name, result, arguments in [
        ("GDALVersionInfo", ctypes.c_char_p, [ctypes.c_char_p]),
        ("GDALAllRegister", None, []),
        ("GDALGetGlobalAlgorithmRegistry", pointer, []),
        ("GDALAlgorithmRegistryInstantiateAlg", pointer, [pointer, ctypes.c_char_p]),
        ("GDALAlgorithmInstantiateSubAlgorithm", pointer, [pointer, ctypes.c_char_p]),
        ("GDALAlgorithmParseCommandLineArguments", ctypes.c_bool, [pointer, pointer]),
        ("GDALAlgorithmRun", ctypes.c_bool, [pointer, pointer, pointer]),
        ("GDALAlgorithmFinalize", ctypes.c_bool, [pointer]),
        ("CPLGetLastErrorMsg", ctypes.c_char_p, []),
    ]:
        function = getattr(gdal, name)
        function.restype, function.argtypes = result, arguments
    return gdal


def main(arguments):
    gdal = library()
    gdal.GDALAllRegister()
    if arguments == ["--prepare"]:
        print(gdal.GDALVersionInfo(b"RELEASE_NAME").decode())
        return
    raster = gdal.GDALAlgorithmRegistryInstantiateAlg(gdal.GDALGetGlobalAlgorithmRegistry(), b"raster")
    tile = gdal.GDALAlgorithmInstantiateSubAlgorithm(raster, b"tile")
    words = (ctypes.c_char_p * (len(arguments) + 1))(*[word.encode() for word in arguments], None)
    done = (gdal.GDALAlgorithmParseCommandLineArguments(tile, ctypes.cast(words, ctypes.c_void_p))
            and gdal.GDALAlgorithmRun(tile, None, None) and gdal.GDALAlgorithmFinalize(tile))
    if not done:
        sys.exit(gdal.CPLGetLastErrorMsg().decode() or "gdal raster tile failed")


main(sys.argv[1:])
