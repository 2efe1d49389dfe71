"""
How soon and how well our search answers, beside Material's own, MiniSearch and pagefind, over the same entries.

    python tests/bench/search.py                             1,000 entries, then 10,000
    python tests/bench/search.py --entries 1000 --runs 9     as many as you like
    python tests/bench/search.py --only ours,minisearch      the engines that you name

The entries are the real ones and made-up ones beside them (`entries.py`); the engines and what their pages fetch are in
`engines.py`, the questions in `known_items.py`. All run in one browser, in turns: what counts is the ratio.

The first result is timed with an empty cache on a slow phone: Chromium holds the network to 1.6 Mbit/s down, 750 kbit/s up
and 150 ms for each round trip, and the page's processor to a quarter. The clock starts when the page has loaded and the
reader goes to the box with the words typed in the same moment, which is the harshest start, and ends with the frame that
shows the first result. Chromium cannot slow workers down: Material and pagefind search in one, and are that much better off.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, sync_playwright  # noqa: E402: only then can what is ours be found

from tests.bench.build import copied  # noqa: E402: likewise
from tests.bench.engines import ENGINES, OURS, Engine, Served, served  # noqa: E402: likewise
from tests.bench.entries import texts_of, with_made_up  # noqa: E402: likewise
from tests.bench.goals import Goal, leave  # noqa: E402: likewise
from tests.bench.known_items import EXACT, HALF, KINDS, SLIP, Question, mean_reciprocal_rank, questions, reciprocal_rank  # noqa: E402: likewise
from tests.setup.browser import LAUNCH_FLAGS, executable_path  # noqa: E402: likewise

NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8}
SLOWDOWN = 4

QUESTIONS = 100
"""Of each kind."""

LONG_ENOUGH = 45
"""Seconds after which an engine is not run again, when it has had three runs."""


@dataclass(frozen=True)
class Goals:
    """What our search must reach at a number of entries."""

    kilobytes: float
    seconds: float
    milliseconds: float
    ranks: dict[str, float]


GOALS = {
    1_000: Goals(80, 1.2, 10, {EXACT: 0.95, HALF: 0.95, SLIP: 0.95}),
    10_000: Goals(100, 1.5, 50, {EXACT: 0.88, HALF: 0.88, SLIP: 0.83}),
}


@dataclass
class Request:
    """Something that a page or its worker fetched. Times are seconds since 1970."""

    address: str
    begun: float
    ended: float = float("inf")
    bytes: int = 0
    """As they came, with headers. Of a worker's own script Chromium tells the headers alone; then those of the file."""
    in_the_file: int = 0
    """Of the file that was sent, as gzip -9 makes it."""


@dataclass(frozen=True)
class FirstResult:
    """What it took from going to the box to the first result."""

    seconds: float
    before: list[Request]
    """For the search, before anybody went to the box."""
    after: list[Request]
    """From then until the first result was there."""

    @property
    def kilobytes(self) -> float:
        return sum(request.bytes for request in (*self.before, *self.after)) / 1000

    @property
    def kilobytes_of_files(self) -> float:
        return sum(request.in_the_file for request in (*self.before, *self.after)) / 1000

    @property
    def kilobytes_before(self) -> float:
        return sum(request.bytes for request in self.before) / 1000

    @property
    def requests(self) -> int:
        return len(self.before) + len(self.after)

    @property
    def round_trips(self) -> int:
        return chained([*self.before, *self.after])


@dataclass
class Measured:
    """All that was measured of one engine."""

    runs: list[FirstResult] = field(default_factory=list)
    ranks: dict[str, float] = field(default_factory=dict)
    milliseconds: float = 0.0
    missed: list[tuple[Question, list[str]]] = field(default_factory=list)
    in_a_worker: bool = False

    def middle(self, what: str) -> float:
        return statistics.median(getattr(run, what) for run in self.runs)


def main() -> None:
    """Build the engines' sites, measure them in turns and print what came out."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[1])
    parser.add_argument("--entries", type=int, nargs="+", default=list(GOALS), help="numbers of entries (1000 10000)")
    parser.add_argument("--runs", type=int, default=5, help="how often the first result is timed (5)")
    parser.add_argument("--only", default="", help="names of engines, with commas between")
    parser.add_argument("--missed", type=int, default=0, help="how many of our missed questions of each kind to print (0)")
    given = parser.parse_args()
    wanted = [name.casefold() for name in given.only.split(",") if name]
    engines = [engine for engine in ENGINES if not wanted or engine.name.casefold() in wanted]
    goals: list[Goal] = []
    for number in given.entries:
        measured = measure(number, engines, given.runs)
        print_table(number, measured)
        if OURS.name in measured:
            goals += print_goals(number, measured[OURS.name])
            print_files(measured[OURS.name])
            print_missed(measured[OURS.name], given.missed)
    if goals:
        leave("bench-search", goals)


def measure(number: int, engines: Sequence[Engine], runs: int) -> dict[str, Measured]:
    """Every engine over so many entries."""
    measured = {engine.name: Measured() for engine in engines}
    with tempfile.TemporaryDirectory() as folder, ExitStack() as until_the_end:
        project = with_made_up(copied(Path(folder) / "project"), number)
        texts = texts_of(project)
        asked = questions(texts, QUESTIONS)
        say(f"{len(texts):,} entries, {len(asked)} questions")
        sites: dict[str, Served] = {}
        for engine in engines:
            start = time.monotonic()
            engine.build(Path(folder) / engine.name, project, texts)
            sites[engine.name] = until_the_end.enter_context(served(Path(folder) / engine.name))
            say(f"{engine.name}: built in {time.monotonic() - start:.1f} s")
        playwright = until_the_end.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=executable_path(), args=list(LAUNCH_FLAGS))
        until_the_end.callback(browser.close)
        for engine in engines:
            answer(browser, engine, sites[engine.name], asked, measured[engine.name])
            say(f"{engine.name}: asked")
        exact = [question for question in asked if question.kind == EXACT]
        spent = dict.fromkeys(measured, 0.0)
        for run in range(runs):
            for engine in engines:
                if run >= 3 and spent[engine.name] > LONG_ENOUGH:
                    continue
                start = time.monotonic()
                measured[engine.name].runs.append(first_result(browser, engine, sites[engine.name], exact[run].query))
                spent[engine.name] += time.monotonic() - start
            say(f"first results, run {run + 1} of {runs}: " + ", ".join(f"{name} {one.runs[-1].seconds:.2f} s" for name, one in measured.items()))
    return measured


def say(what: str) -> None:
    """Progress, apart from the result."""
    print(f"  ... {what}", file=sys.stderr, flush=True)


# In the browser

ASK_ALL = """
async (queries) => {
  const answers = []
  for (const query of queries) {
    const start = performance.now()
    const names = await ranked(query)
    answers.push([names, performance.now() - start])
  }
  return answers
}
"""

GO_TO_THE_BOX = """
([opener, box, result, query]) =>
  new Promise((resolve) => {
    const place = document.querySelector(box)
    const started = performance.now()
    const seen = new MutationObserver(() => {
      if (!document.querySelector(result)) return
      seen.disconnect()
      requestAnimationFrame(() => setTimeout(() => resolve([(performance.timeOrigin + started) / 1000, (performance.now() - started) / 1000])))
    })
    seen.observe(document, { childList: true, subtree: true })
    if (opener) document.querySelector(opener).click()
    place.focus()
    place.value = query
    place.dispatchEvent(new InputEvent("input", { bubbles: true }))
    place.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }))
  })
"""


def answer(browser: Browser, engine: Engine, site: Served, asked: list[Question], measured: Measured) -> None:
    """Asks everything twice: once for the answers, with which all comes that is needed, and once for the time."""
    with opened(browser, engine) as (_, page):
        page.goto(site.address + engine.asked_at)
        page.wait_for_function("'ranked' in window")
        queries = [question.query for question in asked]
        answers = [names for names, _ in page.evaluate(ASK_ALL, queries)]
        times = [milliseconds for _, milliseconds in page.evaluate(ASK_ALL, queries)]
        measured.in_a_worker = bool(page.workers)
    measured.ranks = mean_reciprocal_rank(asked, answers)
    measured.milliseconds = statistics.quantiles(times, n=20)[-1]
    measured.missed = [(question, names) for question, names in zip(asked, answers, strict=True) if reciprocal_rank(question, names) < 1]


def first_result(browser: Browser, engine: Engine, site: Served, query: str) -> FirstResult:
    """A reader with an empty cache on a slow phone, from going to the box."""
    with opened(browser, engine) as (context, page):
        session = context.new_cdp_session(page)
        requests = watched(session)
        session.send("Network.emulateNetworkConditions", NETWORK)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
        page.set_default_timeout(180_000)
        page.goto(site.address, wait_until="load")
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})  # A new process may show the page.
        began, seconds = page.evaluate(GO_TO_THE_BOX, [engine.opener, engine.box, engine.result, query])
        fetched = each_once(request for request in requests.values() if request.address.startswith(site.address))
        before = [request for request in fetched if request.begun < began and re.search(engine.for_search, request.address)]
        after = [request for request in fetched if began <= request.begun <= began + seconds and not request.address.endswith("/favicon.ico")]
        for request in (*before, *after):
            request.in_the_file = site.size_of(request.address)
            request.bytes = max(request.bytes, request.in_the_file)
        return FirstResult(seconds, before, after)


class opened:
    """A page with an empty cache, which ends with the block."""

    def __init__(self, browser: Browser, engine: Engine) -> None:
        self.context = browser.new_context(service_workers="block")
        self.page = self.context.new_page()
        if engine.before_scripts:
            self.page.add_init_script(engine.before_scripts)

    def __enter__(self) -> tuple[BrowserContext, Page]:
        return self.context, self.page

    def __exit__(self, *_: object) -> None:
        self.context.close()


def watched(session: CDPSession) -> dict[str, Request]:
    """Everything that a page and its workers fetch from now on, by the browser's own numbers."""
    requests: dict[str, Request] = {}
    clocks: dict[str, float] = {}

    def happened(method: str, told: dict[str, Any]) -> None:
        number = told.get("requestId", "")
        if method == "Network.requestWillBeSent" and number not in requests:
            requests[number] = Request(told["request"]["url"], told["wallTime"])
            clocks[number] = told["wallTime"] - told["timestamp"]
        elif method == "Network.loadingFinished" and number in requests:
            requests[number].ended = told["timestamp"] + clocks[number]
            requests[number].bytes = told["encodedDataLength"]

    def tell(worker: str, number: int, method: str) -> None:
        session.send("Target.sendMessageToTarget", {"sessionId": worker, "message": json.dumps({"id": number, "method": method})})

    def began(told: dict[str, Any]) -> None:
        tell(told["sessionId"], 1, "Network.enable")
        tell(told["sessionId"], 2, "Runtime.runIfWaitingForDebugger")

    def heard(told: dict[str, Any]) -> None:
        message = json.loads(told["message"])
        if "method" in message:
            happened(message["method"], message["params"])

    for method in ("Network.requestWillBeSent", "Network.loadingFinished"):
        session.on(method, lambda told, method=method: happened(method, told))
    session.on("Target.attachedToTarget", began)
    session.on("Target.receivedMessageFromTarget", heard)
    session.send("Network.enable")
    session.send("Target.setAutoAttach", {"autoAttach": True, "waitForDebuggerOnStart": True, "flatten": False})
    return requests


def each_once(requests: Iterable[Request]) -> list[Request]:
    """Each address once: the browser tells of a worker's own script twice, and of its bytes only one of the times."""
    found: dict[str, Request] = {}
    for request in requests:
        known = found.setdefault(request.address, request)
        if known.bytes == 0 and request.bytes:
            known.bytes, known.ended = request.bytes, request.ended
    return list(found.values())


def chained(requests: Sequence[Request]) -> int:
    """The longest chain of requests each of which began when the one before had ended: round trips one after another."""
    longest: list[tuple[float, int]] = []
    for request in sorted(requests, key=lambda request: request.begun):
        before = max((length for ended, length in longest if ended <= request.begun), default=0)
        longest.append((request.ended, before + 1))
    return max((length for _, length in longest), default=0)


# What came out


def print_table(number: int, measured: dict[str, Measured]) -> None:
    """One line for each figure, one column for each engine, with how many times ours each is."""
    print(f"\n{number:,} entries: the real ones and made-up ones, the same for all\n")
    rows = [
        ("kB before the box", {name: one.middle("kilobytes_before") for name, one in measured.items()}, ".0f"),
        ("kB to the first result", {name: one.middle("kilobytes") for name, one in measured.items()}, ".0f"),
        ("the same, in the files", {name: one.middle("kilobytes_of_files") for name, one in measured.items()}, ".0f"),
        ("requests", {name: one.middle("requests") for name, one in measured.items()}, ".0f"),
        ("round trips in a chain", {name: one.middle("round_trips") for name, one in measured.items()}, ".0f"),
        ("first result, s", {name: one.middle("seconds") for name, one in measured.items()}, ".2f"),
        ("query, p95, ms", {name: one.milliseconds for name, one in measured.items()}, ".1f"),
        *((f"rank, {kind}", {name: one.ranks[kind] for name, one in measured.items()}, ".2f") for kind in KINDS),
    ]
    print(f"  {'':26}" + "".join(f"{name:>20}" for name in measured))
    for what, figures, form in rows:
        print(f"  {what:26}" + "".join(f"{told(name, figures, form):>20}" for name in measured))
    print(f"  {'searches in a worker':26}" + "".join(f"{'yes' if one.in_a_worker else 'no':>20}" for one in measured.values()))
    print(f"  {'first result, all runs':26}" + "  ".join(f"{name} {', '.join(f'{run.seconds:.2f}' for run in one.runs)}" for name, one in measured.items()))


def told(name: str, figures: dict[str, float], form: str) -> str:
    figure, ours = figures[name], figures.get(OURS.name)
    ratio = f"({figure / ours:.{1 if figure > ours / 10 else 2}f} x)" if ours and name != OURS.name else ""
    return f"{figure:{form}}{ratio:>10}" if OURS.name in figures else f"{figure:{form}}"


def print_goals(number: int, ours: Measured) -> list[Goal]:
    """Each goal, reached or missed, printed and given. A number of entries without goals is held to those of the next larger one."""
    goals = GOALS[min((known for known in GOALS if known >= number), default=max(GOALS))]
    found = [
        goal("kB before the box", ours.middle("kilobytes_before"), 0, ".0f"),
        goal("kB to the first result", ours.middle("kilobytes"), goals.kilobytes, ".1f"),
        goal("first result, s", ours.middle("seconds"), goals.seconds, ".2f"),
        goal("query, p95, ms", ours.milliseconds, goals.milliseconds, ".1f"),
        *(goal(f"rank, {kind}", ours.ranks[kind], goals.ranks[kind], ".3f", more=True) for kind in KINDS),
    ]
    print("\n" + "\n".join(f"  {one}" for one in found))
    return [replace(one, what=f"{number:,} entries: {one.what}") for one in found]


def goal(what: str, figure: float, wanted: float, form: str, more: bool = False) -> Goal:
    reached = figure >= wanted if more else figure <= wanted
    return Goal(what, f"{figure:{form}}", f"{'at least' if more else 'at most'} {wanted:g}", reached)


def print_files(ours: Measured) -> None:
    """What our search fetched in the first run, in order."""
    run = ours.runs[0]
    begun = min((request.begun for request in run.after), default=0)
    print("\n  What our search fetched in the first run: from when to when in ms, bytes, file")
    for request in sorted(run.after, key=lambda request: request.begun):
        print(f"  {1000 * (request.begun - begun):6.0f} {1000 * (request.ended - begun):6.0f} {request.bytes:7,}  {request.address.partition('/assets/')[2]}")


def print_missed(ours: Measured, most: int) -> None:
    """Some of the questions whose entry did not come first."""
    for kind in KINDS if most else ():
        print(f"\n  Not first for {kind}:")
        for question, names in [one for one in ours.missed if one[0].kind == kind][:most]:
            rank = names.index(question.meant) + 1 if question.meant in names else "none"
            print(f"    {question.query!r} means {question.meant} (rank {rank}), first is {names[0] if names else 'nothing'}")


if __name__ == "__main__":
    main()
