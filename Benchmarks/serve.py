#!/usr/bin/env python3
"""Runs the servers in turn, asks each for the same tiles in the same order with wrk, and prints requests a second and the
processor time of the server for each request, with the ratios of the latter. See serve.sh.

serve.py WORK SECONDS ROUNDS
"""
import http.client
import importlib.util
import os
import pathlib
import random
import statistics
import subprocess
import sys
import time

work = pathlib.Path(sys.argv[1]).resolve()
seconds, rounds = int(sys.argv[2]), int(sys.argv[3])
TOOL = pathlib.Path("../.build/release/tilescheme").resolve()
TICKS = os.sysconf("SC_CLK_TCK")

NGINX = """
worker_processes 2;
daemon off;
pid {work}/nginx.pid;
error_log stderr error;
events {{ worker_connections 768; }}
http {{
  access_log off;
  include /etc/nginx/mime.types;
  default_type image/png;
  {options}
  server {{ listen 127.0.0.1:{port}; root {work}/exploded; }}
}}
"""
# What Debian's nginx.conf sets, and the best settings for small files that were found.
DEFAULT = "sendfile on; tcp_nopush on; types_hash_max_size 2048; gzip on;"
BEST = "sendfile off; open_file_cache max=20000 inactive=60s; open_file_cache_valid 60s; keepalive_requests 1000000;"

SCRIPT = """
local paths = {{}}
for line in io.lines("{list}") do paths[#paths + 1] = line end
local i = 0
request = function()
  i = i % #paths + 1
  return wrk.format("GET", paths[i], {{ ["If-None-Match"] = {tag} }})
end
"""


def tiles():
    """Level, row and column of each tile, from the files of the exploded cache."""
    for file in sorted((work / "exploded").rglob("C*.png")):
        level, row, column = file.parts[-3:]
        yield int(level[1:]), int(row[1:], 16), int(column[1:9], 16), file.relative_to(work / "exploded")


def listed(name, paths):
    paths = list(paths)
    random.Random(1).shuffle(paths)
    (work / name).write_text("\n".join(paths) + "\n")
    return work / name


def processes(pid):
    """A process and everything that it started."""
    found = [pid]
    for number in found:
        children = pathlib.Path(f"/proc/{number}/task/{number}/children")
        found += [int(child) for child in children.read_text().split()]
    return found


def used(pid):
    """The processor time of a server in seconds."""
    total = 0
    for number in processes(pid):
        fields = pathlib.Path(f"/proc/{number}/stat").read_text().rsplit(")", 1)[1].split()
        total += int(fields[11]) + int(fields[12])
    return total / TICKS


def memory(pid):
    """The memory of a server in megabytes."""
    pages = sum(int(pathlib.Path(f"/proc/{number}/statm").read_text().split()[1]) for number in processes(pid))
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


class Server:
    def __init__(self, name, command, port, paths, tag=None):
        self.name, self.command, self.port, self.tag = name, command, port, tag
        self.paths = paths
        self.micros, self.rates, self.memory = [], [], 0

    def measure(self):
        process = subprocess.Popen(self.command, cwd=work, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            first = self.paths.read_text().split("\n", 1)[0]
            tag = "nil"
            for _ in range(100):
                try:
                    connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
                    connection.request("GET", first)
                    answer = connection.getresponse()
                    assert answer.status == 200 and answer.read()[:4] == b"\x89PNG", (self.name, answer.status)
                    break
                except ConnectionError:
                    time.sleep(0.1)
            lines = self.paths.read_text().split()
            script = work / "request.lua"
            if self.tag:
                # Each tile has its own tag.
                tags = []
                for path in lines:
                    connection.request("HEAD", path)
                    answer = connection.getresponse()
                    answer.read()
                    tags.append(answer.headers["ETag"])
                script.write_text(
                    "local paths, tags = {}, {}\n"
                    f'for line in io.lines("{self.paths}") do paths[#paths + 1] = line end\n'
                    + "".join(f"tags[#tags + 1] = '{tag}'\n" for tag in tags)
                    + "local i = 0\nrequest = function()\n  i = i % #paths + 1\n"
                    '  return wrk.format("GET", paths[i], { ["If-None-Match"] = tags[i] })\nend\n'
                )
            else:
                script.write_text(SCRIPT.format(list=self.paths, tag=tag))
            wrk = ["wrk", "-t1", "-c16", "-s", str(script), f"http://127.0.0.1:{self.port}"]
            subprocess.run([*wrk[:1], "-d1s", *wrk[1:]], check=True, capture_output=True)
            before = used(process.pid)
            run = subprocess.run([*wrk[:1], f"-d{seconds}s", *wrk[1:]], check=True, capture_output=True, text=True)
            spent = used(process.pid) - before
            assert "Non-2xx" not in run.stdout, (self.name, run.stdout)
            requests = int(run.stdout.split(" requests in ")[0].split()[-1])
            self.rates.append(requests / seconds)
            self.micros.append(spent / requests * 1e6)
            self.memory = max(self.memory, memory(process.pid))
        finally:
            process.terminate()
            process.wait()


def servers():
    found = list(tiles())
    web = listed("arcgis.txt", (f"/arcgis/rest/services/cache/MapServer/tile/{l}/{r}/{c}" for l, r, c, _ in found))
    files = listed("files.txt", (f"/{path}" for *_, path in found))
    ours = [str(TOOL), "serve", "cache", "--port"]
    yield Server("tilescheme serve", [*ours, "18081"], 18081, web)
    yield Server("tilescheme serve, 304", [*ours, "18084"], 18084, web, tag=True)
    for name, options, port in (("nginx, Debian's settings", DEFAULT, 18082), ("nginx, best settings", BEST, 18083)):
        config = work / f"nginx-{port}.conf"
        config.write_text(NGINX.format(work=work, options=options, port=port))
        yield Server(name, ["nginx", "-c", str(config)], port, files)
    if importlib.util.find_spec("mapproxy") and importlib.util.find_spec("waitress"):
        subprocess.run([TOOL, "convert", "cache", "mapproxy.yaml", "--to", "mapproxy"], cwd=work, check=True, capture_output=True)
        program = (
            "from mapproxy.wsgiapp import make_wsgi_app; import waitress; "
            "waitress.serve(make_wsgi_app('mapproxy.yaml'), listen='127.0.0.1:18085', threads=8)"
        )
        paths = mapproxy_paths(found)
        if paths:
            yield Server("MapProxy, waitress", [sys.executable, "-c", program], 18085, paths)


def mapproxy_paths(found):
    """The addresses of MapProxy's WMTS, whose names are those of its configuration."""
    layer = next((line.split("name:")[1].strip() for line in (work / "mapproxy.yaml").read_text().splitlines()
                  if "- name:" in line), None)
    grid = None
    lines = (work / "mapproxy.yaml").read_text().splitlines()
    for number, line in enumerate(lines):
        if line.startswith("grids:"):
            grid = lines[number + 1].strip().rstrip(":")
    if not layer or not grid:
        return None
    return listed("mapproxy.txt", (f"/wmts/{layer}/{grid}/{l:02}/{c}/{r}.png" for l, r, c, _ in found))


all_servers = list(servers())
for _ in range(rounds):
    for server in all_servers:
        server.measure()
print(f"load average {os.getloadavg()[0]:.1f}; ratios are worth nothing above 4")
ours = statistics.median(all_servers[0].micros)
print(f"{'':28} {'requests/s':>11} {'µs/request':>11} {'ours/theirs':>12} {'memory':>9}")
for server in all_servers:
    micros = statistics.median(server.micros)
    print(
        f"{server.name:28} {statistics.median(server.rates):11.0f} {micros:11.1f} {ours / micros:12.2f}"
        f" {server.memory:6.0f} MB"
    )
