"""
Find a Chromium for the browser tests, or install one.

Run it to make sure that there is one: it prints which. Import `executable_path` and `LAUNCH_FLAGS` to start it.
"""

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

HEADLESS = "chromium-headless-shell"
"""Chromium without windows, as Playwright itself uses. A visit costs half: the whole program draws a hidden window for each."""

NAMES = (HEADLESS, "chromium", "chromium-browser", "google-chrome")

LAUNCH_FLAGS = (
    "--headless",
    "--no-sandbox",  # Containers run tests as root, where Chromium's sandbox cannot start.
    "--disable-gpu",
    # The rest keeps the browser from talking to anyone but the page under test.
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def executable_path() -> str | None:
    """Where the Chromium to test with is: the one you name in SIGNPOST_CHROMIUM, the machine's, or Playwright's."""
    if named := os.environ.get("SIGNPOST_CHROMIUM"):
        if not shutil.which(named):
            raise FileNotFoundError(f"SIGNPOST_CHROMIUM is `{named}`, which cannot be run. Correct it or unset it.")
        return shutil.which(named)
    on_this_machine = filter(None, map(shutil.which, NAMES))
    return next(on_this_machine, None) or path_of_playwrights_own()


@cache
def path_of_playwrights_own() -> str | None:
    """The Chromium that Playwright has downloaded, if it has."""
    # Asked in a process of its own: Playwright refuses a second start within one.
    question = "from playwright.sync_api import sync_playwright as start\nwith start() as it: print(it.chromium.executable_path)"
    answer = subprocess.run([sys.executable, "-c", question], capture_output=True, text=True, check=True)
    path = answer.stdout.strip()
    return path if Path(path).exists() else None


def may_install() -> bool:
    """Whether this is a Debian whose packages we may choose."""
    return bool(shutil.which("apt-get")) and os.geteuid() == 0


def install() -> None:
    """Make sure of a Chromium: Debian's own where we may install it, otherwise Playwright's download."""
    if may_install():
        quietly = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"])
        for package in (HEADLESS, "chromium"):  # Older Debians have only the second.
            done = subprocess.run(["apt-get", "install", "-qq", "--yes", package], env=quietly, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            if done.returncode == 0:
                break
    if not executable_path():
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"])
        path_of_playwrights_own.cache_clear()


def main() -> int:
    try:
        if not executable_path() or (may_install() and not os.environ.get("SIGNPOST_CHROMIUM") and not shutil.which(HEADLESS)):
            print("Installing Chromium, for the browser tests", flush=True)
            install()
        path = executable_path()
    except FileNotFoundError as wrong:
        print(wrong, file=sys.stderr)
        return 1
    if not path:
        print(
            "No browser could be installed; the reason is above. Install Chromium or Chrome yourself, "
            "or say where yours is: make test SIGNPOST_CHROMIUM=/path/to/chrome",
            file=sys.stderr,
        )
        return 1
    print(f"The browser tests use {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
