"""Every link leads somewhere, nothing is fetched from elsewhere, and every page says what it is."""

import posixpath
import re
from collections import Counter
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import unquote, urljoin, urlsplit
from urllib.request import Request, urlopen

import pytest

from tests.serving import COLLECTIONS, TEMPLATES, Served, data, each_template, entries, file_of
from tests.site.reading import BuiltPage, page_at, pages_of

SITE = data("site.yml")
FRAMEWORK = data("framework.yml")
VOCABULARY = data("vocabulary.yml")


@pytest.fixture(scope="session")
def pages(built_site: Path) -> dict[str, BuiltPage]:
    return pages_of(built_site)


# Addresses


def test_every_link_and_anchor_leads_somewhere(pages: dict[str, BuiltPage], built_site: Path):
    """Each href and src inside the site is a file, and each #anchor an id on its page, wherever the folder lies."""
    wrong = [f"{page.address or 'start'}: {link}" for page in pages.values() for link in page.links if not leads_somewhere(page, link, pages, built_site)]

    assert not wrong, f"{len(wrong)} links lead nowhere:\n" + "\n".join(wrong[:40])


def leads_somewhere(page: BuiltPage, link: str, pages: dict[str, BuiltPage], site: Path) -> bool:
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return True
    if page.address == "404.html":  # Shown at any address, so that it has to name the site's own root.
        start = urlsplit(SITE["address"]).path
        if parts.path and not parts.path.startswith(start):
            return False
        target = parts.path.removeprefix(start).removeprefix(".") if parts.path else page.address
    elif parts.path.startswith("/"):
        return False
    else:
        target = unquote(parts.path) and posixpath.normpath(posixpath.join(posixpath.dirname(page.address), unquote(parts.path)))
        target = page.address if not target else "" if target == "." else target
        if target.startswith(".."):
            return False
        if parts.path.endswith(("/", "..", ".")) and target and not target.endswith("/"):
            target += "/"
    if not (site / file_of(target)).is_file():
        return False
    return not parts.fragment or unquote(parts.fragment) in pages[target].ids


@each_template
def test_every_link_answers_in_a_folder_of_a_server(served: Served, address: str):
    """Published below /some/where/, each link of a page answers there and none leaves that folder."""
    if address == "404.html":
        pytest.skip("It names the root of the address that the site was built for, and cannot know another.")
    with urlopen(served.folder + address) as answer:
        page = page_at(address, answer.read().decode())

    wrong = []
    for link in {link.partition("#")[0] for link in page.links} - {""}:
        target = urljoin(served.folder + address, link)
        if urlsplit(link).scheme:
            continue
        try:
            assert target.startswith(served.folder), f"{link} leaves the folder."
            urlopen(Request(target, method="HEAD")).close()
        except HTTPError as answer:
            wrong.append(f"{link}: {answer.code}")
            answer.close()

    assert not wrong, "\n".join(wrong)


def test_a_page_that_is_not_there_says_so_and_helps(served: Served):
    """An address that does not exist answers 404 with our own page."""
    with pytest.raises(HTTPError) as answer:
        urlopen(served / "guidance/no-such-thing/")

    with answer.value as page:
        assert page.code == 404
        assert "This sign points nowhere" in page.read().decode()


def test_every_entry_has_its_page(pages: dict[str, BuiltPage]):
    """Each file of resources/*/ and case_studies/ is a page under its list."""
    expected = {f"{collection}/{file.stem}/" for collection in COLLECTIONS for file in entries(collection)}

    assert len(expected) > 500
    assert not expected - pages.keys()
    made = {address for address in pages if address.split("/")[0] in COLLECTIONS and address.count("/") == 2}
    assert made == expected


def test_the_promised_addresses_exist(pages: dict[str, BuiltPage]):
    """What has been published stays: the addresses of the site's contract."""
    audiences = [choice["id"] for choice in VOCABULARY["audiences"] if choice["id"] != "all"]
    sectors = [choice["id"] for choice in VOCABULARY["sectors"] if choice["id"] != "all"]
    elements = [element["id"] for element in FRAMEWORK["elements"]]
    about = ("", "accessibility/", "privacy/", "reuse/", "review-policy/", "authors/", "authors/editors/")
    promised = [
        "",
        "help-now/",
        "situations/",
        "wheel/",
        "guidance/",
        "interventions/",
        "case-studies/",
        "measures/",
        "accreditation/",
        "for/",
        "sectors/",
        "contribute/",
        "contribute/fields/",
        "contribute/checks/",
        *(f"about/{page}" for page in about),
        *(f"elements/{id}/" for id in elements),
        *(f"for/{id}/" for id in audiences),
        *(f"sectors/{id}/" for id in sectors),
    ]

    assert len(elements) == 7
    assert len(audiences) > 3 and len(sectors) > 3
    assert [address for address in promised if address not in pages] == []


def test_the_templates_under_test_exist(pages: dict[str, BuiltPage]):
    """The browser tests look at pages that are there."""
    assert {what: address for what, address in TEMPLATES.items() if address not in pages or not address and what != "start"} == {}


# What is fetched


def test_nothing_is_fetched_from_elsewhere(pages: dict[str, BuiltPage], built_site: Path):
    """No script, style, picture, font or frame comes from another origin, not even its connection."""
    elsewhere = [f"{page.address}: {where}" for page in pages.values() for where in page.loads if urlsplit(where).scheme not in ("", "data") or urlsplit(where).netloc]
    for sheet in built_site.rglob("*.css"):
        found = re.findall(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""", sheet.read_text(encoding="utf-8"))
        elsewhere += [f"{sheet.name}: {one or other}" for one, other in found if urlsplit(one or other).netloc]

    assert elsewhere == []


def test_every_file_that_a_stylesheet_names_exists(built_site: Path):
    """Each url() in a stylesheet is a file of the site."""
    named = [
        (sheet, where)
        for sheet in built_site.rglob("*.css")
        for where in re.findall(r"""url\(\s*["']?([^"')]+)""", sheet.read_text(encoding="utf-8"))
        if not where.startswith(("data:", "#"))
    ]

    assert named
    assert [f"{sheet.name}: {where}" for sheet, where in named if not (sheet.parent / where).is_file()] == []


def test_nothing_is_written_inline(pages: dict[str, BuiltPage]):
    """Every script and style is a file, so that the security policy needs no exception. Data in a script tag is not run."""
    inline = []
    for page in pages.values():
        for part in page.tree.walk():
            runs = part.tag == "script" and part.attributes.get("type") not in ("application/json", "application/ld+json")
            if runs and ("src" not in part.attributes or "".join(map(str, part.children)).strip()):
                inline.append(f"{page.address}: a script")
            if part.tag == "style" or "style" in part.attributes:
                inline.append(f"{page.address}: a style on <{part.tag}>")
            inline += [f"{page.address}: {name} on <{part.tag}>" for name in part.attributes if name.startswith("on")]
            inline += [f"{page.address}: {value}" for value in part.attributes.values() if value.strip().lower().startswith("javascript:")]

    assert inline == []


# What every page says


def test_every_page_says_what_it_is(pages: dict[str, BuiltPage]):
    """Each page has a language, one h1, a title, a description, and the one address that it is known by."""
    wrong = []
    for page in pages.values():
        [html] = page.tree.all("html")
        [title] = page.tree.all("head")[0].all("title")
        described = [part.attributes.get("content", "").strip() for part in page.tree.all("meta", name="description")]
        known_by = [part.attributes.get("href") for part in page.tree.all("link", rel="canonical")]
        facts = {
            "lang": html.attributes.get("lang", "").startswith(("en", "cy")),
            "one h1 with words": [bool(part.text.strip()) for part in page.tree.all("h1")] == [True],
            "title": bool(title.text.strip()),
            "description": len(described) == 1 and len(described[0]) > 20,
            "canonical": known_by == ([] if page.address == "404.html" else [SITE["address"] + page.address]),
            "main": len(page.tree.all("main", id="main")) == 1,
        }
        wrong += [f"{page.address}: {fact}" for fact, holds in facts.items() if not holds]

    assert not wrong, f"{len(wrong)}:\n" + "\n".join(wrong[:40])


def test_no_two_pages_have_the_same_title(pages: dict[str, BuiltPage]):
    """A title in a tab or among bookmarks is one page's only."""
    titles = Counter(page.tree.all("head")[0].all("title")[0].text for page in pages.values())

    assert {title: number for title, number in titles.items() if number > 1} == {}


def test_help_is_one_step_away(pages: dict[str, BuiltPage], built_site: Path):
    """Every page links to help-now and gives the urgent numbers themselves."""
    contacts = data("crisis-contacts.yml")
    by_id = {contact["id"]: contact for contact in contacts["contacts"]}
    numbers = {re.match(r"[\d ]+", by_id[id]["phone"])[0].replace(" ", "") for id in contacts["urgent"] if by_id[id].get("phone")}
    wrong = []
    for page in pages.values():
        [help] = page.tree.all("details", class_="help")
        called = {part.attributes["href"].removeprefix("tel:") for part in help.all("a") if part.attributes["href"].startswith("tel:")}
        leads = [part for part in help.all("a") if part.attributes["href"].endswith("help-now/") or page.address == "help-now/"]
        if called != numbers or not leads:
            wrong.append(page.address)

    assert {"999", "111", "116123"} <= numbers
    assert wrong == []
