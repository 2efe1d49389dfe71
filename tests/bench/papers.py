"""
How long a paper takes beside Typst alone setting the same source.

    python tests/bench/papers.py

A paper of about 6 pages and one of about 60, from the list of measures: as many of its entries as that takes. Each is
made in processes of its own, in turns with Typst alone, because Typst remembers what it has set and a machine is never
equally quick twice. Counted is processor time once the catalogue and the fonts are read.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.bench.goals import Goal, leave  # noqa: E402: only then can it be found

GOALS = {6: 0.25, 60: 0.6}
"""Seconds by pages."""

ENTRIES = {6: 4, 60: 51}
"""How many measures fill so many pages, about."""

TURNS = 3


def main() -> None:
    """Let both make each paper in turns, and print what it took."""
    goals = []
    for pages, wanted in GOALS.items():
        ours, alone = [], []
        for _ in range(TURNS):
            ours.append(measured(pages, "ours"))
            alone.append(measured(pages, "alone"))
        seconds, typst = (statistics.median(run["seconds"] for run in runs) for runs in (ours, alone))
        goal = Goal(f"A paper of {ours[0]['pages']} pages", f"{seconds:.2f} s, Typst alone {typst:.2f} s, ratio {seconds / typst:.2f}", f"at most {wanted:.2f} s", seconds <= wanted)
        print(f"  {goal}", flush=True)
        goals.append(goal)
    leave("bench-papers", goals)


def measured(pages: int, who: str) -> dict[str, float]:
    """Seconds and pages of one run in a process of its own."""
    done = subprocess.run([sys.executable, __file__, str(pages), who], cwd=ROOT, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def once(pages: int, who: str) -> None:
    """Make one paper and print what it took."""
    from macros import site
    from macros.load import load
    from macros.papers import press
    from macros.papers.plan import plans
    from tests.serving import newest_day

    catalogue, _ = load(ROOT, newest_day())
    made = next(plan for plan in plans(catalogue, site.pages(catalogue)) if plan.page.address == "measures/")
    plan = replace(made, chapters=made.chapters[: ENTRIES[pages]])
    sources = press.Sources(catalogue, press.colours_in(ROOT))
    press._begin(ROOT)
    begun = time.process_time()
    job = sources.of(plan)
    job = sources.with_pictures(ROOT, {"": job})[""]
    if who == "alone":
        begun = time.process_time()
        press._compiler.compile(input=job.source.encode(), format="pdf", pdf_standards="ua-1")
        seconds, count = time.process_time() - begun, 0
    else:
        _, _, count, _ = press._one(job)
        seconds = time.process_time() - begun
    print(json.dumps({"seconds": seconds, "pages": count}))


if __name__ == "__main__":
    once(int(sys.argv[1]), sys.argv[2]) if len(sys.argv) > 1 else main()
