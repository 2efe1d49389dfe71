"""A round through all addresses: whose turn it is, what is saved when, and what happens when it is stopped."""

from __future__ import annotations

import datetime
import threading
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from email.utils import formatdate
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.catalogue import Catalogue
from macros.links import errand, kept
from macros.links.asking import Asker, Network
from macros.links.archive import copy_in
from macros.links.judging import Finding
from macros.links.manners import Manners, Turns, WallClock, manners_of, seconds_of
from macros.links.round import addresses_of, chosen, go_round
from macros.links.visit import Visitor
from macros.load import load
from macros.model.links import ArchivedCopy, Links, LinkStatus, as_asked
from tests import made_up
from tests.links.local_server import Line, Local, answer

TODAY = datetime.date(2030, 1, 15)
WORKING = Finding("working")


def today() -> datetime.date:
    return TODAY


@dataclass
class Visits:
    """Visits that were made up: an answer by address, or the same for all."""

    found: Callable[[str], Finding | None] = lambda _: WORKING
    made: list[str] = field(default_factory=list)

    def __call__(self, address: str) -> Finding | None:
        self.made.append(address)
        return self.found(address)


ADDRESSES = [f"https://{host}.example/{number}" for host in ("chairs", "sofas", "stools") for number in range(30)]


# Rounds


def test_each_address_is_visited_once() -> None:
    """All hosts are gone through, each address once, and everything is known at the end."""
    visits = Visits()

    result = go_round(ADDRESSES, {}, visits, today)

    assert Counter(visits.made) == Counter(ADDRESSES)
    assert (result.visited, result.end, set(result.known)) == (90, "done", set(ADDRESSES))


def test_what_was_found_is_saved_on_the_way() -> None:
    """A save every twenty visits and one at the end, each with all that is known."""
    saved: list[int] = []

    go_round(ADDRESSES, {}, Visits(), today, save=lambda statuses: saved.append(len(list(statuses))))

    assert saved == [20, 40, 60, 80, 90]


def test_a_machine_without_network_learns_nothing() -> None:
    """When no server has said anything, nothing is written down: not the addresses are gone, but our way out."""
    saved: list[object] = []

    result = go_round(ADDRESSES, {}, Visits(lambda _: Finding("missing", "no-such-site", answered=False)), today, save=saved.append)

    assert (result.end, result.known, saved) == ("no-network", {}, [])


def test_one_answer_makes_the_rest_believable() -> None:
    """As soon as one server has answered, what was found before it counts too."""
    result = go_round(ADDRESSES[:3], {}, Visits(lambda address: WORKING if address == ADDRESSES[2] else Finding("missing", "no-such-site", answered=False)), today)

    assert [result.known[address].state for address in ADDRESSES[:3]] == ["unreachable", "unreachable", "working"]


def test_a_host_that_wants_to_be_left_alone_is_put_off() -> None:
    """What was not visited stays as it was and is counted."""
    before = {ADDRESSES[0]: LinkStatus(address=ADDRESSES[0], state="working", since=TODAY, checked=datetime.date(2029, 12, 1))}

    result = go_round(ADDRESSES[:2], before, Visits(lambda _: None), today)

    assert (result.known, result.put_off, result.visited) == (before, 2, 0)


def test_a_stop_keeps_what_was_found_and_the_next_round_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C ends the round at once; what is due afterwards is the rest, and no address is visited twice."""
    clock, first, saved = WallClock(), Visits(), dict[str, LinkStatus]()
    waiting = threading.Event()

    def visit(address: str) -> Finding | None:
        if len(first.made) == 25:
            waiting.set()
            clock.sleep(60)  # A long pause between two visits.
        return first(address)

    def save(statuses: Iterable[LinkStatus]) -> None:
        saved.update({status.address: status for status in statuses})

    import queue

    get = queue.Queue.get

    def interrupted(self: queue.Queue, *given: object, **named: object) -> object:
        if waiting.is_set() and self.empty() and not clock._stopping.is_set():
            raise KeyboardInterrupt
        try:
            return get(self, timeout=0.05)
        except queue.Empty:
            return interrupted(self)

    monkeypatch.setattr("macros.links.round.queue.Queue.get", interrupted)
    result = go_round(ADDRESSES, {}, visit, today, save=save, stop=clock.stop, workers=1)
    monkeypatch.undo()

    assert (result.end, result.visited) == ("stopped", 25)
    assert set(saved) == set(first.made)

    rest = chosen(dict.fromkeys(ADDRESSES, ("docs/index.md",)), saved, TODAY)
    second = Visits()
    go_round(rest, saved, second, today)

    assert Counter([*first.made, *second.made]) == Counter(ADDRESSES)


def test_a_mistake_of_ours_is_no_finding() -> None:
    """An exception in a visit ends the round loudly, instead of being taken for a broken link."""

    def visit(address: str) -> Finding | None:
        raise ZeroDivisionError(address)

    with pytest.raises(ZeroDivisionError):
        go_round(ADDRESSES, {}, visit, today)


COPY = ArchivedCopy(address="https://web.archive.org/web/20290101000000/https://chairs.example/0", date=datetime.date(2029, 1, 1))


def test_a_copy_is_looked_for_when_a_link_is_broken_and_only_then() -> None:
    """The archive is asked for pages that are gone for days, near the day when they were still there, and once."""
    gone, fresh, has_copy = ADDRESSES[:3]
    week = datetime.date(2030, 1, 8)
    before = {
        gone: LinkStatus(address=gone, state="unreachable", since=week, checked=week, missing_since=week),
        has_copy: LinkStatus(address=has_copy, state="broken", since=week, checked=week, missing_since=week, archived=COPY),
    }
    asked: list[tuple[str, datetime.date]] = []

    def copy_of(address: str, day: datetime.date) -> ArchivedCopy:
        asked.append((address, day))
        return COPY

    result = go_round([gone, fresh, has_copy], before, Visits(lambda _: Finding("missing", "404")), today, copy_of=copy_of)

    assert asked == [(gone, week)]
    assert [(result.known[address].state, result.known[address].archived) for address in (gone, fresh, has_copy)] == [
        ("broken", COPY),
        ("unreachable", None),
        ("broken", COPY),
    ]


# What to visit

NAMED = {
    "https://a.example/": ("resources/guidance/one.yml",),
    "https://b.example/": ("resources/guidance/one.yml", "docs/index.md"),
    "https://www.c.example/": ("resources/measures/two.yml",),
}


def known_on(days: dict[str, int]) -> dict[str, LinkStatus]:
    return {address: LinkStatus(address=address, state="working", since=TODAY, checked=TODAY - datetime.timedelta(ago)) for address, ago in days.items()}


@pytest.mark.parametrize(
    ("days", "wanted", "expected"),
    [
        ({}, {}, ["https://a.example/", "https://b.example/", "https://www.c.example/"]),
        ({"https://a.example/": 0}, {}, ["https://b.example/", "https://www.c.example/"]),
        ({"https://a.example/": 1}, {}, ["https://b.example/", "https://www.c.example/", "https://a.example/"]),
        ({"https://a.example/": 9, "https://b.example/": 30}, {"older_than": 10}, ["https://www.c.example/", "https://b.example/"]),
        ({"https://a.example/": 9, "https://b.example/": 30}, {"limit": 1}, ["https://www.c.example/"]),
        ({}, {"only": "c.example"}, ["https://www.c.example/"]),
        ({}, {"only": "resources/guidance/one.yml"}, ["https://a.example/", "https://b.example/"]),
        ({"https://a.example/": 0}, {"only": "a.example", "older_than": 0}, ["https://a.example/"]),
    ],
)
def test_what_is_due(days: dict[str, int], wanted: dict[str, object], expected: list[str]) -> None:
    """Those come first that were never visited, then the oldest; what was visited today is done."""
    assert chosen(NAMED, known_on(days), TODAY, **wanted) == expected  # type: ignore[arg-type]


def test_every_outside_address_is_found(catalogue_of: Callable[..., Catalogue]) -> None:
    """From every kind of file and from pages written by hand, each once, with all who name it; our own site is none."""
    catalogue = catalogue_of(
        {
            **made_up.guidance("one", url="https://a.example/#part", superseded_by_url="https://b.example/new", status="superseded"),
            **made_up.guidance("two", url="https://a.example/?utm_source=us"),
            "docs/index.md": "# Hello\n\n[One](https://b.example/new), <https://c.example/>, [us](../about/) and\n\n```\nhttps://in-code.example/\n```\n",
        }
    )

    found = addresses_of(catalogue)

    assert found["https://a.example/"] == ("resources/guidance/one.yml", "resources/guidance/two.yml")
    assert found["https://b.example/new"] == ("resources/guidance/one.yml", "docs/index.md")
    assert found["https://c.example/"] == ("docs/index.md",)
    assert [address for address in found if "in-code" in address or address.startswith(catalogue.site.address)] == []
    assert list(found) == sorted(found)


def test_an_entry_can_be_meant_in_three_ways(catalogue_of: Callable[..., Catalogue]) -> None:
    """By its host, by `kind/id` and by its file; anything else is said to be none."""
    catalogue = catalogue_of(made_up.guidance("one", url="https://www.a.example/"))

    assert [errand.meant(catalogue, only) for only in ("www.a.example", "guidance/one", "resources/guidance/one.yml", "", "guidance/two", "nobody.example")] == [
        "a.example", "resources/guidance/one.yml", "resources/guidance/one.yml", "", None, None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("https://example.org", "https://example.org/"),
        ("HTTPS://Example.ORG:443/A#b", "https://example.org/A"),
        ("https://example.org./?a=1&utm_medium=x&b=2&gclid=3", "https://example.org/?a=1&b=2"),
        ("https://example.org/?utm_medium=x", "https://example.org/"),
        ("https://example.org/?a=b+c&d", "https://example.org/?a=b+c&d"),
        ("https://example.org/50%25?q=%C3%BC", "https://example.org/50%25?q=%C3%BC"),
        ("http://example.org:8080/ü", "http://example.org:8080/%C3%BC"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
    ],
)
def test_one_page_has_one_address(address: str, asked: str) -> None:
    """What makes no difference is left out, what does stays, and doing it twice changes nothing more."""
    assert as_asked(address) == asked
    assert as_asked(asked) == asked


# Turns


@dataclass
class Ticks:
    """Time that goes by only when somebody sleeps."""

    time: float = 1_900_000_000.0

    def now(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.time += max(0.0, seconds)


def manners(**changed: object) -> Manners:
    return Manners("Chairs-Links/1.0", "Chairs-Links", **changed)  # type: ignore[arg-type]


def visitor(local: Local, clock: object, how: Manners) -> Visitor:
    turns = Turns(how, clock)  # type: ignore[arg-type]
    network = Network(local.look_up, lambda address: address == "127.0.0.1")
    return Visitor(how, clock, turns, Asker(how, clock, turns, network))  # type: ignore[arg-type]


def gaps(local: Local, host: str) -> list[float]:
    asked = [each for each in local.asked if each.host == host]
    return [later.began - earlier.ended for earlier, later in zip(asked, asked[1:], strict=False)]


def test_there_is_a_pause_after_each_request() -> None:
    """Two seconds between the end of a request and the next one to the same host, robots.txt and redirects among them."""
    clock = Ticks()
    page = answer(301, "Location: /b")
    with Local({"a.test": {"/a": page, "/b": answer(200), "/c": answer(200)}}, clock=clock.now) as local:
        ours = visitor(local, clock, manners())
        ours.visit(local.address("a.test", "/a"))
        ours.visit(local.address("a.test", "/c"))

        assert gaps(local, "a.test") == pytest.approx([2.0, 2.0, 2.0])


def test_another_host_need_not_wait() -> None:
    """The pause is the host's own."""
    clock = Ticks()
    with Local({"a.test": {"/": answer(200)}, "b.test": {"/": answer(200)}}, clock=clock.now) as local:
        ours = visitor(local, clock, manners())
        began = clock.now()
        ours.visit(local.address("a.test"))
        ours.visit(local.address("b.test"))

        assert clock.now() - began == pytest.approx(4.0)  # one pause for each


@pytest.mark.parametrize(("delay", "pause"), [("10", 10.0), ("0.5", 2.0), ("86400", 60.0)])
def test_a_crawl_delay_is_kept(delay: str, pause: float) -> None:
    """What robots.txt asks for, but never less than our own pause nor more than our patience."""
    clock = Ticks()
    rules = answer(200, body=f"User-agent: *\nCrawl-delay: {delay}\n".encode())
    with Local({"a.test": {"/robots.txt": rules, "/a": answer(200), "/b": answer(200)}}, clock=clock.now) as local:
        ours = visitor(local, clock, manners())
        ours.visit(local.address("a.test", "/a"))
        ours.visit(local.address("a.test", "/b"))

        assert gaps(local, "a.test")[-1] == pytest.approx(pause)


def test_retry_after_is_kept_by_everybody() -> None:
    """A host that asks for forty seconds gets them, whichever address is next."""
    clock = Ticks()
    busy = {"HEAD": answer(429, "Retry-After: 40"), "GET": answer(200)}
    with Local({"a.test": {"/a": busy, "/b": answer(200)}}, clock=clock.now) as local:  # type: ignore[dict-item]
        ours = visitor(local, clock, manners())
        ours.visit(local.address("a.test", "/a"))

        assert gaps(local, "a.test")[1] == pytest.approx(40.0)


def test_a_host_that_asks_for_more_is_left_alone() -> None:
    """After a Retry-After of a day the rest of its addresses are put off, without one more request."""
    clock = Ticks()
    with Local({"a.test": {"/a": answer(429, "Retry-After: 86400"), "/b": answer(200)}}) as local:
        ours = visitor(local, clock, manners())

        assert ours.visit(local.address("a.test", "/a")) == Finding("refuses-robots", "429")
        assert ours.visit(local.address("a.test", "/b")) is None
        assert local.requests("a.test") == [("HEAD", "/a")]


def test_waits_longer_after_each_failure() -> None:
    """Five seconds after the first trouble, fifteen after the second."""
    clock = Ticks()
    with Local({"a.test": {"/": answer(500)}}, clock=clock.now) as local:
        visitor(local, clock, manners()).visit(local.address("a.test"))

        assert gaps(local, "a.test")[1:] == pytest.approx([5.0, 15.0])


def test_one_request_at_a_time_to_a_host() -> None:
    """However many threads want something of it at once, a host never has two requests of ours open."""

    def slowly(line: Line) -> None:
        line.closing.wait(0.02)
        line.send(answer(200))

    with Local({"a.test": {"*": slowly}, "b.test": {"*": slowly}}) as local:
        ours = visitor(local, WallClock(), manners(pause=0.0))
        addresses = [local.address(host, f"/{number}") for host in ("a.test", "b.test") for number in range(8)]
        threads = [threading.Thread(target=ours.visit, args=(address,)) for address in addresses]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(20)

        assert len(local.requests("a.test")) == len(local.requests("b.test")) == 8
        assert local.most_at_once == {"a.test": 1, "b.test": 1}


NOW = 1_900_000_000.0


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("120", 120.0), (" 0 ", 0.0), ("999999999", 999_999_999.0), ("9" * 400, None), ("-5", None), ("1.5", None), ("soon", None), ("", None),
        (formatdate(NOW + 90, usegmt=True), 90.0), (formatdate(NOW - 90, usegmt=True), 0.0), ("Fri, 99 Foo 2030 10:00:00 GMT", None),
    ],
)  # fmt: skip
def test_retry_after_in_every_way_it_is_written(text: str, seconds: float | None) -> None:
    """Seconds, a date, or nonsense."""
    assert seconds_of(text, NOW) == seconds


@given(st.text(max_size=60))
def test_no_retry_after_is_too_odd(text: str) -> None:
    """Whatever a server sends, we get a number of seconds that are not below zero, or nothing."""
    found = seconds_of(text, NOW)

    assert found is None or found >= 0


def test_we_are_called_after_the_site(example: Catalogue) -> None:
    """Our name, where the site is with the page about us, and whom to write to."""
    how = manners_of(example.site)

    assert how.user_agent.startswith(f"{how.robot}/1.0 (+{example.site.address}about/links/; ")
    assert example.site.contact_email in how.user_agent
    assert how.robot.endswith("-Links") and how.robot.replace("-", "").isalnum()


# The file

days = st.dates(datetime.date(2026, 1, 1), datetime.date(2031, 1, 1))
statuses = st.builds(
    LinkStatus,
    address=st.builds("https://{}.example/{}".format, st.sampled_from(["a", "b", "c"]), st.text("abc{}[],:'\"&*!%üé- ", max_size=12)).map(as_asked),
    state=st.sampled_from(["working", "moved", "refuses-robots", "unreachable", "broken"]),
    since=days,
    checked=days,
    why=st.none() | st.sampled_from(["404", "timeout", "no-such-site"]),
    to=st.none() | st.just("https://d.example/a,b"),
    missing_since=st.none() | days,
    archived=st.none() | st.just(COPY),
)


@given(st.lists(statuses, max_size=6, unique_by=lambda status: status.address))
def test_the_file_reads_as_it_was_written(tmp_path_factory: pytest.TempPathFactory, many: list[LinkStatus]) -> None:
    """What is written is read back by the same strict reader as everything else, whatever is in an address."""
    from macros.source import read

    root = tmp_path_factory.mktemp("file")
    (root / "resources").mkdir()
    kept.write(root, many)
    document, problems = read(root / kept.FILE, kept.FILE)

    assert document is not None and problems == []
    assert Links.model_validate(document.data).by_address == {status.address: status for status in many}
    assert [file.name for file in (root / "resources").iterdir()] == ["links.yml"]


def test_the_file_is_small_and_steady() -> None:
    """One address to a line, in order; the day that most have in common stands once."""
    text = kept.as_yaml(
        [
            LinkStatus(address="https://b.example/", state="broken", since=TODAY, checked=TODAY, why="404", missing_since=TODAY, archived=COPY),
            LinkStatus(address="https://a.example/", state="working", since=TODAY, checked=TODAY),
            LinkStatus(address="https://c.example/", state="working", since=TODAY, checked=datetime.date(2030, 1, 8)),
        ]
    )

    assert [line for line in text.splitlines() if not line.startswith("#")] == [
        "last_checked: 2030-01-15",
        "links:",
        '  - {address: "https://a.example/", state: working, since: 2030-01-15}',
        '  - {address: "https://b.example/", state: broken, since: 2030-01-15, why: "404", missing_since: 2030-01-15, '
        f'archived: {{address: "{COPY.address}", date: 2029-01-01}}}}',
        '  - {address: "https://c.example/", state: working, since: 2030-01-15, checked: 2030-01-08}',
    ]


def test_the_file_in_the_project_is_as_the_program_writes_it(root: Path, real: Catalogue) -> None:
    """No hand has changed its form, so that the next round's difference shows what is new and nothing else."""
    assert real.links is not None
    assert (root / kept.FILE).read_text(encoding="utf-8") == kept.as_yaml(kept.known(real).values())


# The archive


@pytest.mark.parametrize(
    ("body", "date"),
    [
        (b'{"archived_snapshots": {"closest": {"status": "200", "available": true, "url": "http://web.archive.org/web/20290101000000/https://a.example/", "timestamp": "20290101000000"}}}', "2029-01-01"),
        (b'{"archived_snapshots": {"closest": {"status": "404", "available": true, "url": "http://web.archive.org/web/20290101000000/https://a.example/"}}}', None),
        (b'{"archived_snapshots": {"closest": {"status": "200", "available": false, "url": "http://web.archive.org/web/20290101000000/https://a.example/"}}}', None),
        (b'{"archived_snapshots": {"closest": {"status": "200", "available": true, "url": "https://evil.example/web/20290101000000/https://a.example/"}}}', None),
        (b'{"archived_snapshots": {"closest": {"status": "200", "available": true, "url": "http://web.archive.org/web/20299901000000/https://a.example/"}}}', None),
        (b'{"archived_snapshots": {"closest": {"status": "200", "available": true, "url": "javascript:alert(1)"}}}', None),
        (b'{"archived_snapshots": {}}', None),
        (b"[]", None),
        (b"<html>", None),
        (b"\xff\xfe", None),
        (b"[" * 100_000, None),
    ],
)  # fmt: skip
def test_only_what_the_archive_names_is_a_copy(body: bytes, date: str | None) -> None:
    """A copy is one of the archive's own addresses, there, whole and with a day; anything else is none."""
    copy = copy_in(body)

    assert (copy and str(copy.date)) == date
    assert copy is None or copy.address.startswith("https://web.archive.org/web/")


# The whole errand


def test_a_round_from_catalogue_to_catalogue(project: Path) -> None:
    """Entries are read, a local server is visited as it asks, and the next reading of the project knows what came of it."""
    snapshot = b'{"archived_snapshots": {"closest": {"status": "200", "available": true, "url": "http://web.archive.org/web/20290101000000/http://a.test/gone"}}}'
    pages = {
        "a.test": {"/ok": answer(200), "/old": answer(301, "Location: /ok")},
        "b.test": {"/": answer(200), "/robots.txt": answer(200, body=b"User-agent: *\nDisallow: /\n")},
        "archive.test": {"/available": answer(200, body=snapshot)},
    }
    with Local(pages) as local:  # type: ignore[arg-type]
        urls = {"ok": ("a.test", "/ok"), "old": ("a.test", "/old"), "gone": ("a.test", "/gone"), "shy": ("b.test", "/")}
        for id, (host, path) in urls.items():
            for place, text in made_up.guidance(id, url=local.address(host, path)).items():
                (project / place).parent.mkdir(parents=True, exist_ok=True)
                (project / place).write_text(text, encoding="utf-8")
        week_ago = datetime.date.today() - datetime.timedelta(days=7)
        before = [
            LinkStatus(address=local.address("a.test", "/gone"), state="unreachable", since=week_ago, checked=week_ago, why="404", missing_since=week_ago),
            LinkStatus(address="https://nobody-names-me.example/", state="working", since=week_ago, checked=week_ago),
        ]
        kept.write(project, before)
        catalogue, _ = load(project, datetime.date.today())
        assert catalogue is not None
        told: list[str] = []
        done = errand.run(
            project, catalogue, "a.test", None, 1, told.append,
            manners=manners(pause=0.0, first_wait=0.0), network=Network(local.look_up, lambda address: address == "127.0.0.1"),
            archive=local.address("archive.test", "/available"),
        )  # fmt: skip

        assert done.exit_code == 0 and done.summary.startswith("3 links visited. Now: 1 broken, 1 moved, 1 working.")
        assert [line for line in told if line.startswith("[3/3]")]
        assert local.requests("b.test") == []

        errand.run(
            project, load(project, datetime.date.today())[0] or catalogue, "b.test", None, 1, told.append,
            manners=manners(pause=0.0, first_wait=0.0), network=Network(local.look_up, lambda address: address == "127.0.0.1"),
        )  # fmt: skip
        after, problems = load(project, datetime.date.today())

    assert after is not None and after.links is not None
    found = {address.rpartition("/")[2] or "shy": (status.state, status.why) for address, status in kept.known(after).items()}
    assert found == {"ok": ("working", None), "old": ("moved", None), "gone": ("broken", "404"), "shy": ("refuses-robots", "robots-txt")}
    gone = after.link_status(local.address("a.test", "/gone"))
    assert gone is not None and gone.archived is not None and str(gone.archived.date) == "2029-01-01"
    assert [problem.rule for problem in problems if "links.yml" in problem.at.path] == []


def test_the_issue_names_what_is_broken_and_where(catalogue_of: Callable[..., Catalogue]) -> None:
    """Broken links with their files and copies, then those that moved; empty when nothing is broken."""
    files = {**made_up.guidance("one", url="https://a.example/"), **made_up.guidance("two", url="https://b.example/")}
    moved = LinkStatus(address="https://b.example/", state="moved", since=TODAY, checked=TODAY, to="https://c.example/")
    broken = LinkStatus(address="https://a.example/", state="broken", since=TODAY, checked=TODAY, why="404", archived=COPY)

    assert errand.issue_text(catalogue_of(files)) == ""
    assert errand.issue_text(catalogue_of({**files, "resources/links.yml": kept.as_yaml([moved])})) == ""

    text = errand.issue_text(catalogue_of({**files, "resources/links.yml": kept.as_yaml([moved, broken])}))

    assert f"- [ ] <https://a.example/>: not found (404) since 2030-01-15; [copy of 2029-01-01]({COPY.address})" in text
    assert "[`resources/guidance/one.yml`](" in text
    assert "- <https://b.example/> to <https://c.example/>, in `resources/guidance/two.yml`" in text
