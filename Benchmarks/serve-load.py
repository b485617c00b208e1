#!/usr/bin/env python3
"""Loads the server for a time with good and bad clients while its bundles are replaced, and fails if a tile is wrong.

serve-load.py TILESCHEME [SECONDS]      SECONDS: 600 unless told

The cache has 640 bundles of 160 MB, of which nearly everything is a hole in the file: 100 GB. Good clients compare each
tile with the bytes of its version. Bad clients close connections in the middle, send half of a request, huge headers
or junk. At the end, the memory of the server with 1,000 open connections is printed.
"""
import http.client
import os
import pathlib
import random
import re
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time

TOOL = pathlib.Path(sys.argv[1]).resolve()
SECONDS = int(sys.argv[2]) if len(sys.argv) > 2 else 600
BUNDLES, SIZE, TILES = 640, 160 << 20, 40
LEVEL = 12
SAMPLE = pathlib.Path(__file__).resolve().parent.parent / "Samples/tiles/png24.png"
image = SAMPLE.read_bytes()


def tile(bundle, place, version):
    return image + f"{bundle}/{place}/{version}".encode()


def write(folder, bundle, version):
    """A bundle with a few tiles at its end, which takes the place of the one before at once."""
    entries, content, start = [4] * 16384, b"", SIZE - (1 << 20)
    for place in range(TILES):
        data = tile(bundle, place, version)
        entries[place * 129] = (start + len(content) + 4) | len(data) << 40
        content += struct.pack("<I", len(data)) + data
    header = struct.pack("<4I3Q6I", 3, 0, 131092, 5, 0, SIZE, 40, 131092, 3, 0, 16384, 5, 131072)
    path = folder / f"R{bundle // 32 * 128:04x}C{bundle % 32 * 128:04x}.bundle"
    work = path.with_suffix(".part")
    with work.open("wb") as file:
        file.write(header + struct.pack("<16384Q", *entries))
        file.seek(start)
        file.write(content)
        file.truncate(SIZE)
    work.rename(path)


class Load:
    def __init__(self, address, folder):
        self.host, self.port = address
        self.folder = folder
        self.versions = [0] * BUNDLES
        self.end = time.time() + SECONDS
        self.wrong, self.good, self.bad = [], 0, 0

    def run(self, body):
        while time.time() < self.end and not self.wrong:
            try:
                body()
            except (OSError, http.client.HTTPException):
                # The server ends connections of bad clients; those of good ones too, if there are too many.
                time.sleep(0.01)

    def ask(self):
        connection = http.client.HTTPConnection(self.host, self.port, timeout=30)
        for _ in range(200):
            bundle, place = random.randrange(BUNDLES), random.randrange(TILES)
            position = place * 129
            row, column = bundle // 32 * 128 + position // 128, bundle % 32 * 128 + position % 128
            known = self.versions[bundle]
            connection.request("GET", f"/wmts/cache/{LEVEL}/{row}/{column}")
            answer = connection.getresponse()
            data = answer.read()
            allowed = [tile(bundle, place, version) for version in range(max(0, known - 2), self.versions[bundle] + 2)]
            if answer.status != 200 or data not in allowed:
                self.wrong.append((bundle, place, answer.status, data[-40:], known))
                return
            self.good += 1
        connection.close()

    def annoy(self):
        client = socket.create_connection((self.host, self.port), 10)
        kind = random.randrange(5)
        request = f"GET /wmts/cache/{LEVEL}/0/0 HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
        if kind == 0:
            client.sendall(request[: random.randrange(len(request))])
        elif kind == 1:
            client.sendall(request * 30)
            client.recv(random.randrange(1, 2000))
        elif kind == 2:
            client.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * 200_000)
        elif kind == 3:
            client.sendall(os.urandom(500))
        else:
            client.sendall(b"POST /caches.json HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\nabc")
        client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", random.randrange(2), 0))
        client.close()
        self.bad += 1

    def replace(self):
        bundle = random.randrange(BUNDLES)
        write(self.folder, bundle, self.versions[bundle] + 1)
        self.versions[bundle] += 1
        # The server looks at a file again after half a second; two versions in between are one change.
        time.sleep(0.05)


def memory(pid):
    return int(pathlib.Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def main():
    work = pathlib.Path(tempfile.mkdtemp(prefix="tilescheme-load-"))
    try:
        folder = work / f"cache/_alllayers/L{LEVEL:02}"
        folder.mkdir(parents=True)
        subprocess.run([TOOL, "convert", "arcgis-online", work / "cache/conf.xml"], check=True, capture_output=True)
        for bundle in range(BUNDLES):
            write(folder, bundle, 0)
        server = subprocess.Popen([TOOL, "serve", work / "cache", "--port", "0"], stdout=subprocess.PIPE, text=True)
        port = int(re.search(r":(\d+)", server.stdout.readline())[1])
        load = Load(("127.0.0.1", port), folder)
        bodies = [load.ask] * 6 + [load.annoy] * 3 + [load.replace]
        threads = [threading.Thread(target=load.run, args=[body]) for body in bodies]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        after = memory(server.pid)
        time.sleep(3)
        clients = [socket.create_connection(("127.0.0.1", port)) for _ in range(1000)]
        for client in clients:
            client.sendall(f"GET /wmts/cache/{LEVEL}/0/0 HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        for client in clients:
            if not client.recv(100).startswith(b"HTTP/1.1 200"):
                load.wrong.append("a connection among 1,000 got no tile")
        with_clients = memory(server.pid)
        open_files = len(os.listdir(f"/proc/{server.pid}/fd")) - len(clients)
        print(f"{load.good} tiles right, {load.bad} bad clients, {sum(load.versions)} bundles replaced")
        print(f"memory {after:.0f} MB, with 1,000 connections {with_clients:.0f} MB; {open_files} other open files")
        alive = server.poll() is None
        server.kill()
        if load.wrong or not alive:
            sys.exit(f"wrong: {load.wrong[:3]}, the server {'runs' if alive else 'ended'}")
    finally:
        shutil.rmtree(work, ignore_errors=True)


main()
