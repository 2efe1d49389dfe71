"""
How good the search is: the real catalogue's index, the browser's own code, and queries written before it was tuned.

`python tests/search/test_quality.py` prints the figures.
"""

from __future__ import annotations

import datetime
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import mean
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

from macros import site  # noqa: E402: only then can the tests be found
from macros.catalogue import Catalogue  # noqa: E402: likewise
from macros.load import load  # noqa: E402: likewise
from tests.bench.entries import texts_of  # noqa: E402: likewise
from tests.bench.known_items import KINDS, questions, reciprocal_rank  # noqa: E402: likewise

FLOORS = {
    "known-item": (0.95, 0.92),
    "topic": (0.93, 0.76),
    "synonym": (0.90, 0.72),
    "slip": (0.92, 0.78),
    "prefix": (0.93, 0.80),
    "question": (0.70, 0.56),
    "all": (0.92, 0.80),
}
"""Mean reciprocal rank and recall at five, a little below what was reached, by sort of query."""

KNOWN_ITEM_FLOORS = dict(zip(KINDS, (0.95, 0.95, 0.95), strict=True))
"""The goals: mean reciprocal rank for words of real titles."""

TOP, FIVE = 10, 5


def answers(queries: Sequence[str], folder: Path) -> list[dict[str, Any]]:
    """What the browser's code answers, under Node."""
    environment = os.environ | {"PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])}
    script = folder / "answer-many.mjs"
    if not script.exists():
        subprocess.run(
            [ROOT / "frontend/node_modules/.bin/esbuild", Path(__file__).with_name("answer_many.ts"), "--bundle", "--format=esm",
             "--platform=node", f"--outfile={script}", "--log-level=warning"],
            check=True, env=environment,
        )  # fmt: skip
    given = json.dumps({"folder": str(folder / "assets" / "search"), "queries": list(queries)})
    done = subprocess.run(["node", script], input=given, capture_output=True, text=True, encoding="utf-8", env=environment)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return json.loads(done.stdout)


def write_index(catalogue: Catalogue, folder: Path) -> Path:
    """The index of a catalogue, as the site has it."""
    for asset in site.search_assets(catalogue, site.pages(catalogue)):
        file = folder / asset.address
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(asset.content, encoding="utf-8")
    return folder


def written_queries() -> list[dict[str, Any]]:
    return yaml.safe_load(Path(__file__).with_name("queries.yml").read_text(encoding="utf-8"))


def by_sort(queries: list[dict[str, Any]], found: list[dict[str, Any]]) -> dict[str, tuple[float, float]]:
    """Mean reciprocal rank and recall at five, by sort of query and over all."""
    figures: dict[str, list[tuple[float, float]]] = {"all": []}
    for query, answer in zip(queries, found, strict=True):
        hits = answer["hits"][:TOP]
        rank = max((1 / (hits.index(name) + 1) for name in query["first"] if name in hits), default=0)
        good = {*query["first"], *query.get("also", [])}
        recall = len(good & set(hits[:FIVE])) / min(FIVE, len(good))
        for sort in ("all", query["sort"]):
            figures.setdefault(sort, []).append((rank, recall))
    return {sort: (mean(rank for rank, _ in each), mean(recall for _, recall in each)) for sort, each in figures.items()}


def known_items(folder: Path) -> dict[str, float]:
    """Mean reciprocal rank of entries looked for by words of their titles."""
    asked = questions(texts_of(ROOT), 200)
    found = answers([question.query for question in asked], folder)
    ranks: dict[str, list[float]] = {kind: [] for kind in KINDS}
    for question, answer in zip(asked, found, strict=True):
        ranks[question.kind].append(reciprocal_rank(question, answer["hits"]))
    return {kind: mean(each) for kind, each in ranks.items()}


@pytest.fixture(scope="module")
def index(real: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real catalogue's index in a folder."""
    return write_index(real, tmp_path_factory.mktemp("index"))


def test_what_people_type_finds_what_they_mean(index: Path):
    """The right thing comes first, and good ones are among the first five, for every sort of query."""
    queries = written_queries()
    figures = by_sort(queries, answers([query["query"] for query in queries], index))

    assert {sort: got for sort, got in figures.items() if got[0] < FLOORS[sort][0] or got[1] < FLOORS[sort][1]} == {}


def test_words_of_a_title_find_it(index: Path):
    """Exact words, a half-typed last word and one slip lead to the entry that was meant."""
    figures = known_items(index)

    assert {kind: got for kind, got in figures.items() if got < KNOWN_ITEM_FLOORS[kind]} == {}


def test_hostile_input_is_only_words(index: Path):
    """Nothing at all, signs, another search's syntax and ten thousand letters are answered like everything else."""
    odd = ["", "   ", "?!…", "😀", "+title:x~2 *", "-stress", "__proto__", "constructor", "toString", "a" * 10_000, "stress " * 2_000, "\0\ud7ff\u202e", "the of and", "ŵ"]

    found = answers(odd, index)

    assert [answer["query"] for answer in found] == odd
    assert [query for query, answer in zip(odd, found, strict=True) if answer["total"] == 0 and answer["hits"]] == []
    plain = dict(zip(odd, found, strict=True))
    assert [plain[query]["hits"] for query in ("", "   ", "?!…", "😀")] == [[], [], [], []]
    assert plain["-stress"]["hits"] == plain["stress " * 2_000]["hits"] or plain["-stress"]["total"] == plain["stress " * 2_000]["total"]
    assert plain["the of and"]["total"] > 0


def test_accents_and_apostrophes_make_no_difference(index: Path):
    """Welsh letters fold; carers' and carers are the same."""
    one, other, third, fourth = answers(["iechyd a llesiant", "Iechŷd â Llesiânt", "carers' leave ", "carers leave "], index)

    assert one["hits"] == other["hits"] != []
    assert third["hits"] == fourth["hits"] != []


def test_what_matches_every_word_comes_first(index: Path):
    """Whatever the weights say."""
    for answer in answers(["night shifts menopause", "stress at work policy", "money worries"], index):
        assert answer["every_word"] == sorted(answer["every_word"], reverse=True)


def main() -> Iterator[str]:
    catalogue, _ = load(ROOT, datetime.date.today())
    with tempfile.TemporaryDirectory() as folder:
        index = write_index(catalogue, Path(folder))
        queries = written_queries()
        found = answers([query["query"] for query in queries], index)
        for sort, (rank, recall) in by_sort(queries, found).items():
            yield f"{sort:22} mean reciprocal rank {rank:.3f}, recall at five {recall:.3f}"
        for kind, rank in known_items(index).items():
            yield f"{kind:22} mean reciprocal rank {rank:.3f}"
        milliseconds = sorted(answer["ms"] for answer in found)
        yield f"{'a query':22} {milliseconds[len(milliseconds) // 2]:.1f} ms in the middle, {milliseconds[len(milliseconds) * 95 // 100]:.1f} ms at the 95th percentile"


if __name__ == "__main__":
    print(*main(), sep="\n")
