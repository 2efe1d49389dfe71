"""What has moved, as entries, elements, roles, kinds of organisation and pages written by hand say it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from macros import site
from macros.catalogue import Catalogue
from macros.moves import address_of, moves
from macros.papers import kept
from macros.views.addresses import element_address, entry_address
from macros.views.papers import Paper
from tests import made_up

DATA = "api/v1/guidance/{}.json"


def test_an_entry_names_its_former_ids(catalogue_of) -> None:
    """Pages and data at former ids lead to those of the present one; a former kind is written before the id."""
    catalogue = catalogue_of(made_up.guidance("chairs", title="Chairs", formerly=["stools", "measure/seats"]))

    assert [(move.old, move.new, move.title, move.files) for move in moves(catalogue)] == [
        ("guidance/stools/", "guidance/chairs/", "Chairs", ((DATA.format("stools"), DATA.format("chairs")),)),
        ("measures/seats/", "guidance/chairs/", "Chairs", (("api/v1/measures/seats.json", DATA.format("chairs")),)),
    ]


def test_others_name_them_too(catalogue_of, base: Path) -> None:
    """An element takes its feed along, a page written by hand says its former addresses with or without slashes."""
    framework = (base / "resources" / "framework.yml").read_text(encoding="utf-8").replace("  - id: rest\n", "  - id: rest\n    formerly: [breaks]\n", 1)
    vocabulary = (base / "resources" / "vocabulary.yml").read_text(encoding="utf-8").replace("{id: bakery, ", "{id: bakery, formerly: [mill], ")
    page = "---\ntitle: Chairs\nformerly: [/seats, about/stools/]\n---\n\n# Chairs\n"
    other = "---\ntitle: Sofas\nformerly: couches\n---\n\n# Sofas\n"
    pages = {"docs/about/chairs.md": page, "docs/about/sofas.md": other}
    catalogue = catalogue_of({"resources/framework.yml": framework, "resources/vocabulary.yml": vocabulary, **pages})

    assert [(move.old, move.new, move.files, str(move.at)) for move in moves(catalogue)] == [
        ("elements/breaks/", "elements/rest/", (("feeds/breaks.xml", "feeds/rest.xml"),), "resources/framework.yml:9:16"),
        ("sectors/mill/", "sectors/bakery/", (), "resources/vocabulary.yml:14:29"),
        ("seats/", "about/chairs/", (), "docs/about/chairs.md:1:1"),
        ("about/stools/", "about/chairs/", (), "docs/about/chairs.md:1:1"),
        ("couches/", "about/sofas/", (), "docs/about/sofas.md:1:1"),
    ]


def test_a_role_takes_its_papers_along(example: Catalogue) -> None:
    """Where a role has papers, their former addresses lead to them."""
    choices = example.vocabulary.value.audiences
    manager = next(choice for choice in choices if choice.id == "manager").model_copy(update={"formerly": ("boss",)})
    audiences = tuple(manager if choice.id == "manager" else choice for choice in choices)
    vocabulary = example.vocabulary.value.model_copy(update={"audiences": audiences})

    found = {move.old: move.new for move in moves(_with(example, vocabulary)) if move.old.startswith("for/")}

    assert found == {f"for/boss/{page}": f"for/manager/{page}" for page in ("", "brief/", "paper/")}


def _with(catalogue: Catalogue, vocabulary) -> Catalogue:
    return replace(catalogue, vocabulary=replace(catalogue.vocabulary, value=vocabulary))


def test_the_addresses_are_those_of_the_pages(example: Catalogue) -> None:
    """Where things are said to be is where their pages are."""
    assert {address_of(entry.value.kind, entry.id) for entry in example.entries} == set(map(entry_address, example.entries))
    assert [address_of("element", id) for id in example.elements] == list(map(element_address, example.elements))
    pages = {page.address for page in site.pages(example)}
    assert {address_of("audience", "manager"), address_of("sector", "bakery")} <= pages


def test_a_chain_is_not_possible(problems_of) -> None:
    """Something that moved twice lists both former ids; when the first is left out, the published address is missed."""
    files = {"resources/addresses.txt": "/guidance/first/\n/guidance/second/\n/guidance/third/\n"}

    assert problems_of(files | made_up.guidance("third", formerly=["first", "second"])) == []
    assert [line.split(" was published")[0] for line in problems_of(files | made_up.guidance("third", formerly=["second"]))] == [
        "resources/addresses.txt:1:1: `/guidance/first/`"
    ]


def test_nothing_finds_a_former_address(example: Catalogue) -> None:
    """The made-up project has two: their pages are made, and neither search nor sitemap has them."""
    made = list(site.pages(example))
    former = {move.old for move in moves(example)}

    assert former == {"guidance/sitting/", "measures/sitting-down/"} == {page.address for page in made if page.moved_to}
    assert former & {address for address, _ in site.dated(example, made)} == set()
    assert former & {thing.address for thing in site.findable(example, made)} == set()


def test_papers_are_at_former_addresses_too(example: Catalogue, tmp_path: Path) -> None:
    """A PDF that somebody kept the address of is still there."""
    paper = Paper("downloads/guidance/sitting-down.pdf", 1000, 1, ())
    pages = [page if page.address != "guidance/sitting-down/" else replace(page, paper=paper) for page in site.pages(example)]

    assert dict(kept.files(tmp_path, example, pages)) == {
        address: tmp_path / "papers" / paper.address for address in (paper.address, "downloads/guidance/sitting.pdf", "downloads/measures/sitting-down.pdf")
    }
