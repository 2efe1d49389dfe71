"""The questions that searches are measured with, and the entries that they are about."""

from __future__ import annotations

import datetime
import random
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.load import load
from macros.problems import as_text
from tests.bench.entries import Text, files, texts_of, with_made_up
from tests.bench.known_items import EXACT, HALF, KINDS, SLIP, Question, mean_reciprocal_rank, questions, with_a_slip
from tests.bench.search import Request, chained, each_once
from tests.serving import newest_day

ROOT = Path(__file__).resolve().parents[2]
WANTED = 1_000


def project(folder: Path) -> Path:
    for name in ("resources", "case_studies"):
        shutil.copytree(ROOT / name, folder / name)
    return with_made_up(folder, WANTED)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project(tmp_path_factory.mktemp("made"))


@pytest.fixture(scope="module")
def texts(made: Path) -> list[Text]:
    return texts_of(made)


# Entries


def test_there_are_as_many_as_wanted_and_nothing_is_wrong_with_them(made: Path, real_day: datetime.date) -> None:
    """Made-up entries pass every check, among them that no two titles are the same."""
    catalogue, problems = load(made, real_day)

    assert [as_text(problem) for problem in problems] == []
    assert catalogue is not None and len(catalogue.entries) == WANTED


def test_the_same_number_is_the_same_entries(made: Path, tmp_path: Path) -> None:
    """Figures from two days or two machines are about the same entries."""
    again = project(tmp_path)

    assert {file.relative_to(again): file.read_bytes() for file in files(again)} == {file.relative_to(made): file.read_bytes() for file in files(made)}


@pytest.fixture
def real_day() -> datetime.date:
    """The newest day that the data tells, so that nothing is ahead of its time or overdue."""
    return newest_day()


# Questions


def titles_with(texts: list[Text], query: str, half: bool) -> list[str]:
    """Names of entries whose title has all the words, the last perhaps only begun."""
    *whole, last = query.split()
    found = []
    for text in texts:
        words = "".join(letter if "a" <= letter <= "z" else " " for letter in text.title.lower()).split()
        if set(whole) <= set(words) and any(word.startswith(last) if half else word == last for word in words):
            found.append(text.name)
    return found


@pytest.mark.parametrize("kind", [EXACT, HALF])
def test_a_question_means_one_entry(texts: list[Text], kind: str) -> None:
    """No other title has the words that are asked for, so that there is a right answer."""
    asked = [question for question in questions(texts, 100) if question.kind == kind]

    assert len(asked) == 100
    assert [titles_with(texts, question.query, kind == HALF) for question in asked] == [[question.meant] for question in asked]


def test_questions_are_the_same_each_time(texts: list[Text]) -> None:
    """What is asked depends on the entries alone, and each entry is asked for in every kind."""
    asked = questions(texts, 20)

    assert asked == questions(texts, 20)
    assert [[question.kind for question in asked[start : start + 3]] for start in range(0, 60, 3)] == [list(KINDS)] * 20


@given(st.lists(st.text("abcdefgh", min_size=5, max_size=9), min_size=1, max_size=4), st.integers(0, 10_000))
def test_a_slip_is_one_letter(words: list[str], seed: int) -> None:
    """One word has one letter too many, too few, wrong or in its neighbour's place, never the first; the others are as they were."""
    slipped = with_a_slip(words, random.Random(seed))

    assert slipped is not None
    [(before, after)] = [(before, after) for before, after in zip(words, slipped, strict=True) if before != after]
    assert after in one_letter_from(before)
    assert after[0] == before[0]


def one_letter_from(word: str) -> set[str]:
    letters = "abcdefghijklmnopqrstuvwxyz"
    places = range(len(word) + 1)
    return {
        *(word[:at] + letter + word[at:] for at in places for letter in letters),
        *(word[:at] + word[at + 1 :] for at in places),
        *(word[:at] + letter + word[at + 1 :] for at in places for letter in letters),
        *(word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)),
    }


# Figures


def test_the_mean_of_one_over_the_rank() -> None:
    """First is 1, fourth a quarter; after the tenth, or not found at all, is nothing."""
    others = [f"guidance/other-{number}" for number in range(10)]
    asked = [Question(EXACT, "chairs", "guidance/chairs")] * 2 + [Question(SLIP, "chiars", "guidance/chairs")] * 2
    answers = [["guidance/chairs"], [*others[:3], "guidance/chairs"], [*others, "guidance/chairs"], []]

    assert mean_reciprocal_rank(asked, answers) == {EXACT: (1 + 0.25) / 2, SLIP: 0}


def test_a_script_of_a_worker_counts_once() -> None:
    """What the browser tells of twice is one request, with the bytes of either."""
    assert each_once([Request("worker", 1, bytes=0), Request("index", 1, 3, 7), Request("worker", 1.1, 2, 5)]) == [Request("worker", 1, 2, 5), Request("index", 1, 3, 7)]


def test_round_trips_in_a_chain() -> None:
    """What began when something else had ended came after it; what overlaps came with it."""
    requests = [Request("engine", 0, 2), Request("index", 0, 1), Request("postings", 1.5, 3), Request("cards", 3, 4), Request("never ended", 3.5)]

    assert chained(requests) == 3
    assert chained([]) == 0
