"""
Find the web servers that `deploy/` has examples for, or fetch them.

Run it to make sure that they are there: it prints which. Nothing is installed and nothing is started: on Debian and Ubuntu their
packages are fetched and unpacked into `.cache/servers/`, for which nobody needs to be root.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parents[2] / ".cache" / "servers"

PACKAGES = {"nginx": ("nginx", "nginx-common"), "caddy": ("caddy",)}
"""Debian's packages of each server."""


def executable_path(server: str) -> Path | None:
    """Where a server is: the machine's, or the one that was fetched."""
    places = (shutil.which(server), f"/usr/sbin/{server}", HERE / "usr" / "sbin" / server, HERE / "usr" / "bin" / server)
    return next((Path(place) for place in places if place and os.access(place, os.X_OK)), None)


def mime_types() -> Path | None:
    """The list of types by ending that comes with nginx."""
    return next((place for place in (Path("/etc/nginx/mime.types"), HERE / "etc" / "nginx" / "mime.types") if place.is_file()), None)


def is_there(server: str) -> bool:
    """Whether a server can be started with all that it needs."""
    return bool(executable_path(server)) and (server != "nginx" or bool(mime_types()))


def fetch(packages: tuple[str, ...]) -> None:
    """Unpack Debian packages beside our own files. Says on standard error why it cannot."""
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o777)  # apt fetches as a user of its own.
        if subprocess.run(["apt-get", "download", "-qq", *packages], cwd=folder, stdout=subprocess.DEVNULL).returncode:
            return
        for package in Path(folder).glob("*.deb"):
            HERE.mkdir(parents=True, exist_ok=True)
            subprocess.run(["dpkg-deb", "-x", package, HERE])


def main() -> int:
    for server, packages in PACKAGES.items():
        if not is_there(server) and shutil.which("apt-get") and shutil.which("dpkg-deb"):
            print(f"Fetching {server}, for the tests of deploy/", flush=True)
            fetch(packages)
        found = executable_path(server) if is_there(server) else None
        print(f"The tests of deploy/ use {found}" if found else f"There is no {server}, so its example is not tested. Install it, if you want that.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
