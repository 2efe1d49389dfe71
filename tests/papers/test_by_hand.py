"""The pages written by hand as the papers need them say what the engine's pages say."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import yaml

from macros.catalogue import Catalogue
from macros.hand_written import hand_written_pages
from macros.papers import kept, press
from macros.papers.by_hand import EXTENSIONS, pages_by_hand
from macros.papers.html import Node, tree
from macros.views.papers import paper_address
from tests.papers.conftest import with_fonts
from tests.serving import SITE

NOT_WORDS = ("script", "style", "template", "aside", "svg")


def words_of(node: Node) -> list[str]:
    """What is read, without the link to the paper itself."""
    return " ".join(child if isinstance(child, str) else " ".join(words_of(child)) for child in node.children if isinstance(child, str) or child.tag not in NOT_WORDS).split()


def links_in(node: Node) -> list[str]:
    """Where its links lead, but for the link to the paper itself."""
    beside = {id(link) for place in node.all("aside") for link in place.all("a")}
    return [link.attributes["href"] for link in node.all("a") if "href" in link.attributes and id(link) not in beside]


def test_says_what_the_built_page_says(real: Catalogue) -> None:
    """Words, headings and links of each page are those of the page that MkDocs built; macros are filled, links lead to addresses."""
    pages = list(pages_by_hand(real))

    assert len(pages) == len(list(SITE.parent.glob("docs/**/*.md"))) >= 9
    for page in pages:
        html = (SITE / page.address / "index.html").read_text(encoding="utf-8")
        built = next(article for article in tree(html).all("article"))
        made = tree(page.body)
        assert words_of(made) == words_of(built), page.address
        assert [heading.text for heading in made.all("h1", "h2", "h3")] == [heading.text for heading in built.all("h1", "h2", "h3")], page.address
        assert links_in(made) == links_in(built), page.address


def test_knows_the_extensions_of_the_site(root: Path) -> None:
    """What an author may write is what the papers can read: mkdocs.yml and the three that MkDocs brings."""
    written = yaml.safe_load((root / "mkdocs.yml").read_text(encoding="utf-8"))["markdown_extensions"]

    assert set(EXTENSIONS) == {name if isinstance(name, str) else next(iter(name)) for name in written} | {"toc", "tables", "fenced_code"}


def test_links_to_files_become_addresses(example: Catalogue, tmp_path: Path) -> None:
    """A link leads where the engine's leads, with its anchor; addresses of others, and files that are no pages, stay."""
    (tmp_path / "docs/about").mkdir(parents=True)
    (tmp_path / "docs/about/index.md").write_text(
        "# About\n\n[A](privacy.md#b) [B](../index.md) [C](../guidance/index.md) [D](https://a.example/x.md) [E](../_headers) [F](#here)\n", encoding="utf-8"
    )
    [page] = pages_by_hand(replace(example, hand_written=tuple(hand_written_pages(tmp_path))))

    assert page.address == "about/"
    assert [link.attributes["href"] for link in tree(page.body).all("a")] == ["privacy/#b", "../", "../guidance/", "https://a.example/x.md", "../_headers", "#here"]


def test_every_page_written_by_hand_has_a_paper(real: Catalogue, root: Path, tmp_path: Path) -> None:
    """Each passes every check, is found by its file, and is shown only while it says what the page says."""
    folder = with_fonts(tmp_path, root)
    result = press.make(folder, real, pages_by_hand(real), press.colours_in(root), lambda words: None)
    made = kept.read(folder)

    assert result.failures == ()
    assert [entry.paper.failed for entry in made.values() if entry.paper.failed] == []
    assert {page.source for page in kept.papers_by_hand(folder, real)} == {page.source for page in real.hand_written}
    assert made[""].paper.address == paper_address("") == "downloads/start.pdf"

    changed = tuple(replace(page, markdown=page.markdown + "\nMore.\n") if page.address == "about/privacy/" else page for page in real.hand_written)
    shown = {page.address for page in kept.papers_by_hand(folder, replace(real, hand_written=changed))}
    assert {page.address for page in real.hand_written} - shown == {"about/privacy/"}


def test_without_papers_no_page_is_read(tmp_path: Path, real: Catalogue) -> None:
    """A build before `make papers` makes nothing of the pages."""
    assert kept.papers_by_hand(tmp_path, real) == []
