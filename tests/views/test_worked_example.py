"""The example on the page about scoring, against the same sums done by hand."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest

from macros.catalogue import Catalogue
from macros.views.questionnaire import WorkedExample, worked_example

# The five-level scale of the site, by hand. A "3" of weight 1 is 3/4, two "2" of weight 1 and 2 are 2/4 and 4/4, a "1"
# is 1/4: together 2.5 of a weight of 5. The "don't know" adds its weight, 1, to the range; what does not apply adds none.
# Score: 100 x 2.5 / 5. Lowest: 100 x 2.5 / 6. Highest: 100 x 3.5 / 6.
BY_HAND = {
    "score": "100 × 2.5 / 5 = 50",
    "low": "100 × 2.5 / 6 = 41.67",
    "high": "100 × 3.5 / 6 = 58.33",
    "products": ["1 × 3 / 4 = 0.75", "1 × 2 / 4 = 0.5", "2 × 2 / 4 = 1", "1 × 1 / 4 = 0.25", "left out", "left out"],
}


@pytest.fixture(scope="module")
def worked(real: Catalogue) -> WorkedExample:
    assert real.diagnostic, "There is no diagnostic."
    return worked_example(real.diagnostic)


def test_the_example_comes_to_what_was_worked_out_by_hand(worked: WorkedExample) -> None:
    """Score, range and each statement's share are those that a pencil gives."""
    assert (worked.score, worked.low, worked.high) == (BY_HAND["score"], BY_HAND["low"], BY_HAND["high"])
    assert [product for *_, product in worked.rows] == BY_HAND["products"]


def test_the_rows_lead_to_the_score(worked: WorkedExample) -> None:
    """Who adds up what the table shows comes to the numerator and the denominator that stand below it."""
    shown = [(Fraction(product.split("= ")[1]), int(weight)) for *_, weight, product in worked.rows if "=" in product]
    points, weights = sum(point for point, _ in shown), sum(weight for _, weight in shown)

    numerator, denominator, score = re.fullmatch(r"100 × ([\d.]+) / ([\d.]+) = ([\d.]+)", worked.score).groups()

    assert (Fraction(numerator), int(denominator), Fraction(score)) == (points, weights, 100 * points / weights)


def test_the_example_follows_another_scale(example: Catalogue) -> None:
    """With three levels the same answers are worked out from three levels: another model is other data."""
    assert example.diagnostic

    # Level 1 of a top of 2 throughout, with weights 1, 1, 2 and 1: 0.5 + 0.5 + 1 + 0.5 of a weight of 5.
    assert worked_example(example.diagnostic).score == "100 × 2.5 / 5 = 50"
