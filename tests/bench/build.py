"""
How long our build takes beside plain MkDocs Material building the same pages from Markdown files.

    python tests/bench/build.py                 the real catalogue, then 1,000 entries, made-up ones among them
    python tests/bench/build.py --entries 5000  as many as you like

Both build in turns in one run (ours, theirs, ours, theirs, ...), because a machine is never equally quick twice: what
counts is the ratio of each pair. The other side is what a project would have without our code: the same words as
Markdown, with headings, paragraphs, lists, tables and links, stock Material, its search, and no page in `nav`, which
would cost it several times more.
"""

from __future__ import annotations

import argparse
import gzip
import os
import posixpath
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.bench.entries import with_made_up  # noqa: E402: only then can it be found
from tests.bench.goals import Goal, leave  # noqa: E402: likewise
from tests.serving import addresses, file_of, newest_day  # noqa: E402: likewise
from tests.site.reading import Part, parse  # noqa: E402: likewise

GOAL = 0.60
PAIRS = 3
START_MAY_WEIGH = 80_000

PLAIN = """\
site_name: The same pages in plain Material
theme:
  name: material
nav:
  - index.md
validation:
  nav:
    omitted_files: ignore
"""


@dataclass(frozen=True)
class Cost:
    """What one build took, as a whole process."""

    wall: float
    cpu: float


def main() -> None:
    """Prepare both sides, let them build in turns, and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[1])
    parser.add_argument("--entries", type=int, default=1000, help="how many entries, made-up ones among them (1000)")
    wanted = parser.parse_args().entries
    with tempfile.TemporaryDirectory() as folder:
        goals = compare("The real catalogue", copied(Path(folder) / "real"))
        print()
        goals += compare(f"{wanted:,} entries, made-up ones among them", with_made_up(copied(Path(folder) / "made-up"), wanted))
    leave("bench-build", goals)
    print()
    print(weight_of_start_page())


def compare(name: str, project: Path) -> list[Goal]:
    """Build a project and its plain twin in turns, print the medians and the ratios, and give the goals."""
    built(project)
    plain = plain_twin(project)
    print(f"{name}: {len(addresses(project / 'site')):,} pages, {words_in(project / 'site'):,} words ({words_in_markdown(plain):,} in Markdown)", flush=True)
    ours, theirs = [], []
    for _ in range(PAIRS):
        ours.append(built(project))
        theirs.append(built(plain))
    goals = []
    for what in ("wall", "cpu"):
        one, other = ([getattr(cost, what) for cost in costs] for costs in (ours, theirs))
        ratios = [mine / its for mine, its in zip(one, other, strict=True)]
        ratio = statistics.median(ratios)
        verdict = "reached" if ratio <= GOAL else "missed"
        print(
            f"  {what:4}  ours {statistics.median(one):6.2f} s   plain Material {statistics.median(other):6.2f} s   "
            f"ratio {ratio:.2f} ({', '.join(f'{each:.2f}' for each in ratios)}); the goal of {GOAL:.2f} is {verdict}",
            flush=True,
        )
        goals.append(Goal(f"Whole build, {what} time beside plain Material: {name}", f"{ratio:.2f}", f"at most {GOAL:.2f}", ratio <= GOAL))
    return goals


def built(project: Path) -> Cost:
    """Build a project in a process of its own."""
    environment = {**os.environ, "SIGNPOST_TODAY": str(newest_day()), "NO_MKDOCS_2_WARNING": "1"}
    start = time.monotonic()
    process = subprocess.Popen([sys.executable, "-m", "mkdocs", "build", "--clean", "--quiet"], cwd=project, env=environment)
    _, status, used = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit("A build failed; the reason is above.")
    return Cost(wall, used.ru_utime + used.ru_stime)


# Our side


def copied(project: Path) -> Path:
    """What our build reads, in a folder of its own."""
    for name in ("docs", "overrides", "resources", "case_studies", "macros", "frontend"):
        shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
    shutil.copy(ROOT / "mkdocs.yml", project)
    return project


# The other side


def plain_twin(project: Path) -> Path:
    """A plain Material project with the same pages, made from what our build wrote."""
    twin = project.with_name(project.name + "-plain")
    for address in addresses(project / "site"):
        if address == "404.html":
            continue
        [main] = parse((project / "site" / file_of(address)).read_text(encoding="utf-8")).all("main")
        file = twin / "docs" / address / "index.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\n\n".join(blocks(main, address)) + "\n", encoding="utf-8")
    (twin / "mkdocs.yml").write_text(PLAIN, encoding="utf-8")
    return twin


_BLOCKS = frozenset("address article aside blockquote details dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol p pre section summary svg table ul".split())
_LEFT_OUT = frozenset("button input script select style template textarea".split())


def blocks(part: Part, address: str) -> list[str]:
    """An element's content as blocks of Markdown."""
    found: list[str] = []
    words = ""

    def end_of_paragraph() -> None:
        nonlocal words
        if words.strip():
            found.append(" ".join(words.split()))
        words = ""

    for child in part.children:
        if isinstance(child, Part) and child.tag in _BLOCKS:
            end_of_paragraph()
            found.extend(block(child, address))
        else:
            words += inline(child, address)
    end_of_paragraph()
    return found


def block(part: Part, address: str) -> list[str]:
    """A block element as Markdown."""
    if re.fullmatch(r"h[1-6]", part.tag):
        return [f"{'#' * int(part.tag[1])} {within(part, address)}"]
    if part.tag in ("ul", "ol"):
        mark = "1. " if part.tag == "ol" else "- "
        items = [item for child in part.children if isinstance(child, Part) for item in [listed(mark, blocks(child, address))] if item]
        return ["\n".join(items)] if items else []
    if part.tag == "dl":
        return ["\n".join(listed("- ", [f"**{within(term, address)}** " + " ".join(" ".join(blocks(said, address)) for said in meanings)]) for term, meanings in terms(part))]
    if part.tag == "table":
        rows = [[within(cell, address).replace("|", "\\|") for cell in row.all("th") + row.all("td")] for row in part.all("tr")]
        written = [f"| {' | '.join(row)} |" for row in rows]
        return ["\n".join([written[0], "|" + " --- |" * len(rows[0]), *written[1:]])]
    if part.tag == "blockquote":
        return ["> " + " ".join(blocks(part, address))]
    if part.tag == "svg":
        return [" ".join(escaped(part.text).split())] if part.text.strip() else []
    return blocks(part, address)


def terms(part: Part) -> list[tuple[Part, list[Part]]]:
    """Each term of a definition list with its meanings."""
    found: list[tuple[Part, list[Part]]] = []
    for child in part.walk():
        if child.tag == "dt":
            found.append((child, []))
        elif child.tag == "dd":
            found[-1][1].append(child)
    return found


def listed(mark: str, lines: list[str]) -> str:
    """A list item, what follows its first line set in."""
    text = "\n\n".join(lines)
    return mark + text.replace("\n", "\n    ") if text else ""


def within(part: Part, address: str) -> str:
    return " ".join("".join(inline(child, address) for child in part.children).split())


def inline(part: Part | str, address: str) -> str:
    """Words, with links and emphasis."""
    if isinstance(part, str):
        return escaped(part)
    if part.tag in _LEFT_OUT:
        return ""
    if part.tag == "br":
        return " "
    said = "".join(inline(child, address) for child in part.children)
    if part.tag == "a" and said.strip():
        return linked(" ".join(said.split()), part.attributes.get("href", ""), address)
    if part.tag in ("strong", "b") and said.strip():
        return f"**{said.strip()}**"
    if part.tag == "code":
        return f"`{part.text}`"
    return said


def linked(said: str, href: str, address: str) -> str:
    """A link as an author would write it: to the other page's file."""
    if "//" in href or href.startswith(("mailto:", "tel:", "sms:")):
        return f"[{said}]({href.replace(' ', '%20').replace('(', '%28').replace(')', '%29')})"
    path = href.partition("#")[0]
    if not path.endswith("/"):
        return said
    return f"[{said}]({posixpath.join(path, 'index.md')})"


def escaped(text: str) -> str:
    """Text that means itself in Markdown."""
    return re.sub(r"([\\`*_\[\]<])", r"\\\1", text)


# What was compared


def words_in(site: Path) -> int:
    """Words in the main part of every page, without those of buttons and of scripts."""
    return sum(counted(text_of(parse((site / file_of(address)).read_text(encoding="utf-8")).all("main")[0])) for address in addresses(site) if address != "404.html")


def text_of(part: Part) -> str:
    return "".join(child if isinstance(child, str) else "" if child.tag in _LEFT_OUT else " " + text_of(child) + " " for child in part.children)


def words_in_markdown(project: Path) -> int:
    """Words in the Markdown files, without the addresses of links."""
    return sum(counted(re.sub(r"\]\([^)]*\)", "] ", file.read_text(encoding="utf-8"))) for file in project.rglob("*.md"))


def counted(text: str) -> int:
    return len(re.findall(r"[^\W_]+", text))


def weight_of_start_page() -> str:
    """What a first visit to the start page fetches: text as gzip -9 makes it, fonts as they are."""
    site = ROOT / "site"
    if not (site / "index.html").is_file():
        return "The start page has not been built; `make build` does it."
    head = parse((site / "index.html").read_text(encoding="utf-8"))
    named = [part.attributes["href"] for part in head.all("link") if part.attributes.get("rel") in ("stylesheet", "preload", "icon")]
    files = ["index.html", *named, *(part.attributes["src"] for part in head.all("script") if "src" in part.attributes)]
    weights = {file: len(content) if file.endswith(".woff2") else len(gzip.compress(content, 9)) for file in files for content in [(site / file).read_bytes()]}
    return f"The start page: {sum(weights.values()):,} bytes in {len(weights)} files; the goal is {START_MAY_WEIGH:,}\n" + "\n".join(f"  {weight:7,}  {file}" for file, weight in weights.items())


if __name__ == "__main__":
    main()
