"""What the link check knows, as pages, cards, the open data and the quality page say it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import unescape

import pytest

from macros import site
from macros.catalogue import Catalogue
from macros.exports.open_data import open_data_files
from macros.views.cards import card_of
from macros.views.link_states import link_summary, outside_link, together
from tests import made_up

COPY = "https://web.archive.org/web/20290301120000/https://a.example/"
GONE = f'archived: {{address: "{COPY}", date: 2029-03-01}}'


def links(*lines: str, last: str = "2030-01-14") -> dict[str, str]:
    """The file of what is known, from the fields of each line."""
    return {"resources/links.yml": f"last_checked: {last}\nlinks:\n" + "".join(f"  - {{{line}}}\n" for line in lines)}


def about(address: str, state: str, since: str, *more: str) -> str:
    return ", ".join([f'address: "{address}"', f"state: {state}", f"since: {since}", *more])


def page_of(catalogue: Catalogue, address: str) -> str:
    return next(page.body for page in site.pages(catalogue) if page.address == address)


def words_of(html: str) -> str:
    """HTML as it is read."""
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())


A = "https://a.example/"


@pytest.mark.parametrize(
    ("line", "state", "words"),
    [
        (None, "not-yet-checked", "Link not yet checked."),
        (about(A, "working", "2029-06-01"), "working", "Link checked on 14 January 2030: it works."),
        (about(A, "working", "2029-06-01", "checked: 2030-01-07"), "working", "Link checked on 7 January 2030: it works."),
        (about(A, "moved", "2029-06-01", 'to: "https://www.b.example/x"'), "moved", "Link checked on 14 January 2030: the page has moved to b.example, and the link leads there."),
        (about(A, "refuses-robots", "2029-06-01", 'why: "robots-txt"'), "refuses-robots", "Link checked on 14 January 2030: its robots.txt asks programs to stay away, so we cannot tell whether it works for you."),
        (about(A, "refuses-robots", "2029-06-01", 'why: "403"'), "refuses-robots", "Link checked on 14 January 2030: the site turns programs away (answer 403), so we cannot tell whether it works for you."),
        (about(A, "unreachable", "2030-01-14", "why: timeout"), "unreachable", "This link could not be reached on 14 January 2030: there was no answer in time."),
        (about(A, "unreachable", "2030-01-07", 'why: "503"'), "unreachable", "This link could not be reached on 14 January 2030: the site had trouble (answer 503). It has had trouble since 7 January 2030."),
        (about(A, "broken", "2030-01-09", 'why: "404"'), "broken", "This link has been broken since 9 January 2030: the page was not found. We last tried on 14 January 2030."),
    ],
)  # fmt: skip
def test_each_state_is_said_in_words(catalogue_of: Callable[..., Catalogue], line: str | None, state: str, words: str) -> None:
    """A sentence with its day, beside the link on the page of the entry."""
    catalogue = catalogue_of({**made_up.guidance("one", url=f"{A}#part"), **(links(line) if line else {})})

    link = outside_link(catalogue, f"{A}#part")
    body = page_of(catalogue, "guidance/one/")

    assert (link.state, link.words) == (state, words)
    assert words in words_of(body)
    assert f'href="{A}#part"' in body
    assert ("Do you know where it has gone? Tell us." in words_of(body)) == (state == "broken")


@pytest.mark.parametrize(("since", "leads_to"), [("2030-01-09", A), ("2030-01-08", COPY)])
def test_after_seven_days_a_broken_link_leads_to_its_copy(catalogue_of: Callable[..., Catalogue], since: str, leads_to: str) -> None:
    """From the seventh day on, and not before; the page says so and still shows the address."""
    catalogue = catalogue_of({**made_up.guidance("one", url=A), **links(about(A, "broken", since, 'why: "404"', GONE))})

    body = page_of(catalogue, "guidance/one/")
    button = re.search(r'<a class="external button" href="([^"]+)">(.*?)</a>', body)

    assert button and button[1] == leads_to
    is_copy = leads_to == COPY
    assert ("Open the copy of 1 March 2029 at web.archive.org" in button[2]) == is_copy
    assert (f"The link leads to a copy that the Internet Archive took on 1 March 2029. The page was at {A}." in words_of(body)) == is_copy
    assert "Tell us" in body


def test_without_a_copy_the_link_stays_and_says_that_it_is_broken(catalogue_of: Callable[..., Catalogue]) -> None:
    """No copy is made up: the address stays, with words and a way to tell us."""
    catalogue = catalogue_of({**made_up.guidance("one", url=A), **links(about(A, "broken", "2029-12-01", "why: no-such-site"))})

    body = page_of(catalogue, "guidance/one/")

    assert f'<a class="external button" href="{A}">' in body
    assert "This link has been broken since 1 December 2029: the whole site is gone." in words_of(body)
    assert "issues/new" in body.partition("link-state__ask")[2].partition("</p>")[0]


def test_a_card_speaks_only_of_what_is_broken(catalogue_of: Callable[..., Catalogue]) -> None:
    """Lists stay quiet about everything else, a case study's source counts as its link."""
    files = {
        **made_up.guidance("gone", url=A),
        **made_up.guidance("fine", url="https://b.example/"),
        **made_up.guidance("new", url="https://c.example/"),
        **made_up.case_study("story", source={"title": "Ours", "publisher": "Us", "url": A}),
    }
    catalogue = catalogue_of({**files, **links(about(A, "broken", "2029-12-01"), about("https://b.example/", "unreachable", "2029-12-01"))})

    broken = {entry.id for entry in catalogue.entries if card_of(catalogue, entry).link_is_broken}

    assert broken == {"gone", "story"}
    assert page_of(catalogue, "guidance/").count("· link broken") == 1
    assert page_of(catalogue, "case-studies/").count("· link broken") == 1


def test_links_in_a_list_have_one_sentence(catalogue_of: Callable[..., Catalogue]) -> None:
    """How many work, of how many that were checked; one that is gone says so itself and leads to its copy."""
    urls = ("https://b.example/", A, "https://c.example/", "https://d.example/")
    fine = [about(url, "working", "2029-12-01") for url in urls if url != A]
    measure = made_up.measure("breaks", urls=list(urls))
    catalogue = catalogue_of({**measure, **links(about(A, "broken", "2029-12-01", GONE), *fine[:2])})

    assert together(catalogue, urls) == "2 links work of 3 that were checked, the oldest visit on 14 January 2030."
    assert together(catalogue, (urls[0], urls[2])) == "All 2 links work, the oldest visit on 14 January 2030."
    assert together(catalogue, urls[:1]) == "Link checked on 14 January 2030: it works."
    assert together(catalogue, urls[3:]) == "Link not yet checked."
    assert "Links not yet checked." in page_of(catalogue_of({**measure, "resources/links.yml": "links: []\n"}), "measures/breaks/")

    body = page_of(catalogue, "measures/breaks/")
    assert f'href="{COPY}"' in body and f'href="{A}"' not in body
    assert "a.example, copy of 1 March 2029 (another site) (the page itself is gone)" in words_of(body)


def test_the_open_data_carry_the_state(catalogue_of: Callable[..., Catalogue]) -> None:
    """Every address of an entry with its state, days and copy; `not-yet-checked` where nothing is known."""
    entry = made_up.guidance("one", url=A, superseded_by_url="https://b.example/", status="superseded")
    catalogue = catalogue_of({**entry, **links(about(A, "broken", "2029-12-01", 'why: "404"', GONE))})

    document = json.loads(dict(open_data_files(catalogue))["api/v1/guidance/one.json"])

    assert document["links"] == [
        {"address": A, "state": "broken", "since": "2029-12-01", "checked": "2030-01-14", "moved_to": None, "archived": COPY, "archived_on": "2029-03-01"},
        {"address": "https://b.example/", "state": "not-yet-checked", "since": None, "checked": None, "moved_to": None, "archived": None, "archived_on": None},
    ]


def test_the_quality_page_counts(catalogue_of: Callable[..., Catalogue]) -> None:
    """Each link once, each state with its number, what is broken by address; before the first round it says so."""
    files = {**made_up.guidance("one", url=A), **made_up.guidance("two", url=f"{A}#part"), **made_up.guidance("three", url="https://b.example/")}
    before = catalogue_of(files)
    summary = link_summary(before)
    unchecked = {words: number for words, number in summary.counts}

    assert summary.last_checked == "" and unchecked == {"Not yet checked": summary.total}
    assert "None was visited yet." in page_of(before, "about/quality/")

    after = catalogue_of({**files, **links(about(A, "broken", "2029-12-01", 'why: "404"'), about("https://b.example/", "working", "2029-12-01"))})
    counts = dict(link_summary(after).counts)

    assert counts == {"Working": 1, "Broken: the page or its whole site is gone": 1, "Not yet checked": summary.total - 2}
    assert "last on 14 January 2030" in words_of(page_of(after, "about/quality/"))
    assert f"{A}. This link has been broken since 1 December 2029" in words_of(page_of(after, "about/quality/"))


def test_what_nobody_has_checked_is_never_said_to_work(real: Catalogue) -> None:
    """The file began empty. Whatever it holds now, a page says of a link only what a visit has shown."""
    for _, addresses in real.outside_addresses:
        for address in addresses:
            link = outside_link(real, address)
            assert (link.state == "not-yet-checked") == (real.link_status(address) is None)
