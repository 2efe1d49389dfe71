"""
Makes the papers: a Typst source for each, set as PDF/UA-1, mended where Typst's Python package cannot say all, checked.

What was made from the same source before is left alone, and two runs give the same bytes.
"""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

import pikepdf
import typst
from pikepdf import Array, Dictionary, Name, Pdf

from macros import site
from macros.catalogue import Catalogue
from macros.papers import checked, kept
from macros.papers.kept import Kept
from macros.papers.plan import Plan, plans
from macros.papers.charts import DRAWS, PaperChart, Picture, draw
from macros.papers.html import Node, tree
from macros.papers.typeset import Setter, string
from macros.site import SitePage
from macros.views.help_now import urgent
from macros.views.papers import Paper
from macros.views.words import date_in_words

FONTS = "frontend/node_modules/@expo-google-fonts"
"""The house's two families as TTF, which Typst needs, from the project's root."""


STYLESHEETS = ("docs/assets/stylesheets/site.css", "docs/assets/stylesheets/chart.css")
"""Where the colours of papers and of their pictures stand, from the project's root."""


@dataclass(frozen=True)
class Result:
    """What one run did."""

    made: int
    kept: int
    failures: tuple[tuple[str, str], ...]
    """Address of each page whose paper could not be set, and why."""


def colours_in(root: Path) -> str:
    """The text of the stylesheets that papers take their colours from."""
    return "\n".join((root / name).read_text(encoding="utf-8") for name in STYLESHEETS)


@dataclass(frozen=True)
class _Job:
    """A Typst source that still wants its pictures, and what Typst cannot be told."""

    source: str
    row_headers: list[list[bool]]
    charts: list[PaperChart]


def make(root: Path, catalogue: Catalogue, made: Iterable[SitePage], stylesheet: str, say: Callable[[str], None]) -> Result:
    """Make every paper that is not there yet, check it, and take away what no page has any more."""
    before, now, jobs, waiting = kept.read(root), {}, {}, {}
    sources = Sources(catalogue, stylesheet)
    look = sources.look(root)
    for plan in plans(catalogue, made):
        # The same words in the same look make the same source, so that it need not be written to know.
        source = hashlib.sha256(f"{plan.fingerprint} {look}".encode()).hexdigest()
        there = before.get(plan.page.address)
        if there and there.source == source and kept.file_of(root, there.paper).is_file():
            now[plan.page.address] = Kept(there.paper, plan.fingerprint, source, there.sha256)
        else:
            jobs[plan.page.address], waiting[plan.page.address] = sources.of(plan), (plan, source)
    jobs = sources.with_pictures(root, jobs)
    unchanged, failures = len(now), []
    for address, (pdf, failed, pages, mistake) in _set(root, jobs):
        plan, source = waiting[address]
        if mistake:
            failures.append((address, mistake))
            continue
        paper = Paper(plan.address, len(pdf), pages, failed, bool(plan.chapters))
        file = kept.file_of(root, paper)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(pdf)
        now[address] = Kept(paper, plan.fingerprint, source, hashlib.sha256(pdf).hexdigest())
        if (len(now) - unchanged) % 100 == 0:
            say(f"{len(now) - unchanged} of {len(jobs)} papers made")
    kept.write(root, now)
    wanted = {kept.file_of(root, entry.paper) for entry in now.values()}
    for file in (root / kept.FOLDER).rglob("*.pdf"):
        if file not in wanted:
            file.unlink()
    return Result(len(now) - unchanged, unchanged, tuple(failures))


class Sources:
    """Writes the Typst source of each paper."""

    def __init__(self, catalogue: Catalogue, stylesheet: str) -> None:
        self._catalogue = catalogue
        self._look = Path(__file__).with_name("paper.typ").read_text(encoding="utf-8")
        self._colours = site.colours(stylesheet)
        self._wheel = site.wheel_file(catalogue, stylesheet)
        self._help = tree(f"<h2>Need help now?</h2>{site.urgent_help(catalogue)}".replace("HELP-NOW-ADDRESS", "help-now/"))
        # What everybody can call, on each sheet: a sheet may be all that is left of a paper.
        everywhere = [contact for contact in urgent(catalogue) if not contact.where]
        self._in_short = ", ".join(
            contact.name if not contact.number or contact.number in contact.name else f"{contact.name} {contact.number}" for contact in everywhere
        )
        self._chapters: dict[str, Node] = {}

    def look(self, root: Path) -> str:
        """Changes whenever papers would look different though they say the same: with our code, the programs or the fonts."""
        fonts = sorted((root / FONTS).rglob("*.ttf"))
        if not fonts:
            raise FileNotFoundError(f"There are no fonts in {FONTS}. `make papers` installs them.")
        drawing = (root / DRAWS).resolve()
        own = [*sorted(Path(__file__).parent.glob("*.*")), drawing, *(file for name in ("chart", "picture") for file in sorted((drawing.parent / "src/components" / name).glob("*.ts")))]
        programs = (version("typst"), version("pikepdf"), self._colours, self._wheel)
        return hashlib.sha256(b"".join([repr(programs).encode(), *(file.read_bytes() for file in (*own, *fonts))])).hexdigest()

    def of(self, plan: Plan) -> _Job:
        """The source of one paper, and which rows of its tables begin with a heading."""
        page, named = plan.page, self._catalogue.site
        setter = Setter(named.address)
        body = setter.body(_only_opening(tree(page.body)) if plan.chapters else page.body, page.address)
        if plan.chapters:
            body += "\ncontents()"
            for chapter in plan.chapters:
                body += f"\nchapter()\n{setter.body(self._without_ends(chapter), chapter.address, below=1)}"
        help = setter.body(self._help, "")
        day = page.updated.split("-") if page.updated.count("-") == 2 else []
        facts = {
            "title": string(page.title if page.title == named.name else f"{page.title} – {named.name}"),
            "short": string(page.title if len(page.title) <= 70 else page.title[:68].rsplit(" ", 1)[0] + " …"),
            "site": string(named.name),
            "description": string(page.description),
            "address": string(f"{named.address}{page.address}".removeprefix("https://")),
            "dated": string(f"Last changed on {date_in_words(page.updated)}. " if page.updated else ""),
            "date": f"datetime(year: {int(day[0])}, month: {int(day[1])}, day: {int(day[2])})" if day else "none",
            # A brief or a paper for a meeting promises one or two sheets, and the urgent contacts go on the last.
            "is-brief": "true" if page.kind == "paper" else "false",
            "help": string(self._in_short),
            "wheel": string(self._wheel) if "wheel()" in body else "none",
            "wheel-in-words": string(f"The wheel. {self._catalogue.framework.value.summary}"),
        }
        paper = ", ".join(f"{name}: {value}" for name, value in facts.items())
        colours = ", ".join(f'{string(name)}: rgb("{value}")' for name, value in self._colours.items())
        source = f"#let colour = ({colours})\n#let paper = ({paper})\n{self._look}\n#{{\n{body}\nhelp({{\n{help}\n}})\n}}\n"
        return _Job(source, setter.row_headers, setter.charts)

    def with_pictures(self, root: Path, jobs: dict[str, _Job]) -> dict[str, _Job]:
        """The same jobs; each source has the pictures of its charts at hand."""
        drawn = iter(draw(root, [chart for job in jobs.values() for chart in job.charts], self._colours))
        return {address: replace(job, source=f"#let pictures = ({''.join(map(_picture, job.charts, drawn))})\n{job.source}") for address, job in jobs.items()}

    def _without_ends(self, page: SitePage) -> Node:
        """An entry in a series: what is related stands in the same paper, and what is about the page on the page."""
        if page.address not in self._chapters:
            self._chapters[page.address] = _pruned(tree(page.body), "related", "about-entry")
        return self._chapters[page.address]


def _picture(chart: PaperChart, picture: Picture) -> str:
    return f"(svg: {string(picture.svg)}, ratio: {picture.height / picture.width:.3f}, alt: {string(f'{chart.title}. {chart.sentence}')}), "


def _pruned(node: Node, *classes: str) -> Node:
    """An element without those below it that have one of these classes."""
    children = [child if isinstance(child, str) else _pruned(child, *classes) for child in node.children if isinstance(child, str) or not child.has(*classes)]
    return Node(node.tag, node.attributes, children)


def _only_opening(node: Node) -> Node:
    """Of a list, the title and what it is about: its entries follow in full."""
    return Node("body", {}, [*node.all("h1"), *(child for child in node.all("p") if child.has("lede"))])


# Setting

_Outcome = tuple[bytes, tuple[str, ...], int, str]
"""The file, what its check found, how many pages it has, and why there is none."""


def _set(root: Path, jobs: dict[str, _Job]) -> Iterator[tuple[str, _Outcome]]:
    """The outcome of each job, in order. As many at a time as the machine has processors, when there is enough to do."""
    if len(jobs) < 8:
        _begin(root)
        yield from ((address, _one(job)) for address, job in jobs.items())
        return
    # Fresh processes: a copy of one that has threads may wait for ever on what another thread held.
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn"), initializer=_begin, initargs=(root,)) as pool:
        yield from zip(jobs, pool.map(_one, jobs.values(), chunksize=4), strict=True)


_compiler: typst.Compiler | None = None


def _begin(root: Path) -> None:
    """Read the fonts, once for each process."""
    global _compiler
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(root / FONTS)])
    _compiler = typst.Compiler(b"", font_paths=fonts)


def _one(job: _Job) -> _Outcome:
    try:
        raw = _compiler.compile(input=job.source.encode(), format="pdf", pdf_standards="ua-1")
    except typst.TypstError as error:
        return b"", (), 0, str(error)
    with Pdf.open(io.BytesIO(raw)) as pdf:
        mark_row_headers(pdf, job.row_headers)
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    with Pdf.open(io.BytesIO(out.getvalue())) as pdf:
        return out.getvalue(), checked.failed(pdf), len(pdf.pages), ""


def mark_row_headers(pdf: Pdf, row_headers: list[list[bool]]) -> None:
    """Make the first cell of rows a heading of its row. Typst has that behind a switch that its Python package lacks."""
    if not row_headers:
        return
    for table, flags in zip(checked.tables(pdf), row_headers, strict=True):
        parts = checked.children(table)
        body = [row for part in parts if part.S == Name.TBody for row in checked.children(part)] or [row for row in parts if row.S == Name.TR]
        for row, is_heading in zip(body, flags, strict=True):
            if is_heading:
                cell = checked.children(row)[0]
                cell.S = Name.TH
                told = cell.get("/A", Array())
                scope = Dictionary(O=Name.Table, Scope=Name.Row)
                cell.A = Array([*(told if isinstance(told, Array) else [told]), scope])
