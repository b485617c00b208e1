"""Runs the eight parts of a plan as tasks of Dask on this machine; one of them fails at first and is repeated.

dask_parts.py TOOL PLAN FOLDER      FOLDER: is made, for the files of the cluster
"""

import os
import subprocess
import sys

from dask.distributed import Client, LocalCluster


def part(tool, plan, work, number):
    if number == 3:
        try:
            os.mkdir(os.path.join(work, "killed"))
        except FileExistsError:
            pass
        else:
            raise RuntimeError("the first attempt of part 3 fails")
    command = [tool, "convert", "--plan", plan, "--part", f"{number}/8", "--jobs", "1"]
    return subprocess.run(command, capture_output=True).returncode


def main(tool, plan, work):
    os.makedirs(work, exist_ok=True)
    os.chdir(work)
    cluster = LocalCluster(
        n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None, local_directory=work
    )
    with cluster, Client(cluster) as client:
        futures = [client.submit(part, tool, plan, work, n, key=f"part-{n}", pure=False, retries=2) for n in range(8)]
        print("parts:", client.gather(futures))
    print("finish:", subprocess.run([tool, "finish", plan, "--wait", "0"], capture_output=True).returncode)


if __name__ == "__main__":
    main(*sys.argv[1:])
