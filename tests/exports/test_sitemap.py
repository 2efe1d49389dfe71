"""The sitemap names every page, each with the day on which it really changed."""

from __future__ import annotations

from xml.etree import ElementTree

from macros import site
from macros.catalogue import Catalogue
from macros.exports.sitemap import sitemap_files
from tests import made_up

NAMESPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def dated(catalogue: Catalogue) -> dict[str, str | None]:
    """Address and day of every page in the sitemap."""
    made = dict(sitemap_files(catalogue, site.dated(catalogue, site.pages(catalogue))))["sitemap.xml"]
    found = ElementTree.fromstring(made.encode()).findall("s:url", NAMESPACE)
    return {url.findtext("s:loc", "", NAMESPACE): url.findtext("s:lastmod", None, NAMESPACE) for url in found}


def test_a_page_has_the_day_of_its_newest_entry(catalogue_of) -> None:
    """An entry has its newest major change, else the day it was added; a list, an element and a role the newest of theirs."""
    changed = [{"date": "2029-11-01", "level": "checked", "note": "Read."}, {"date": "2029-10-01", "level": "major", "note": "New."}]
    catalogue = catalogue_of(made_up.guidance("a", audiences=["manager"], changes=changed) | made_up.measure("b"))
    found = {address.removeprefix("https://signpost.example/"): day for address, day in dated(catalogue).items()}

    assert {address: found[address] for address in ("guidance/a/", "guidance/", "elements/rest/", "for/manager/")} == dict.fromkeys(
        ("guidance/a/", "guidance/", "elements/rest/", "for/manager/"), "2029-10-01"
    )
    assert (found["measures/b/"], found["measures/"], found["changes/"]) == ("2029-06-01", "2029-06-01", "2029-11-01")
    assert found["help-now/"] == str(catalogue.contacts.value.checked)


def test_a_page_without_a_day_has_none(catalogue_of) -> None:
    """Where no day is known none is given, and never that of the build."""
    found = dated(catalogue_of(made_up.guidance("a")))

    assert found["https://signpost.example/wheel/"] is None
    assert found["https://signpost.example/measures/"] is None
    assert "2030-01-15" not in found.values()


def test_every_generated_page_is_named_once(example: Catalogue) -> None:
    """The sitemap and the list of pages are the same, but for those at former addresses."""
    assert list(dated(example)) == sorted({example.site.address + page.address for page in site.pages(example) if not page.moved_to})


def test_robots_are_told_where_it_is(example: Catalogue) -> None:
    """Everybody may read everything."""
    assert dict(sitemap_files(example, ()))["robots.txt"] == "User-agent: *\nAllow: /\n\nSitemap: https://signpost.example/sitemap.xml\n"
