"""
The browser's scores against an oracle: exact fractions, written from the method's description and from no other code.
"""

import json
import os
import random
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CASES = json.loads((ROOT / "tests/contract/scores.json").read_text(encoding="utf-8"))["cases"]
DEPTHS = ("pulse", "standard", "full")


def asked(questionnaire, assessment):
    """What an assessment asks, by element."""
    longest = DEPTHS.index(assessment["depth"])
    sector = assessment.get("sector")
    by_element = {element["id"]: [] for element in questionnaire["elements"] if element["id"] in assessment["elements"]}
    for statement in questionnaire["statements"]:
        fits = not sector or not statement["sectors"] or sector in statement["sectors"]
        if statement["element"] in by_element and DEPTHS.index(statement["depth"]) <= longest and fits:
            by_element[statement["element"]].append(statement)
    for own in assessment["own_statements"]:
        if own["element"] in by_element:
            by_element[own["element"]].append({**own, "weight": 1, "inclusion": False})
    return by_element


def score(statements, answers, top):
    """Score, range and coverage of some statements, exact."""
    applicable = known = points = Fraction(0)
    for statement in statements:
        weight = Fraction(str(statement["weight"]))
        answer = answers.get(statement["id"], {}).get("answer")
        if answer == "does-not-apply":
            continue
        applicable += weight
        if isinstance(answer, int):
            known += weight
            points += weight * answer
    if not applicable:
        return {"score": None, "low": None, "high": None, "coverage": Fraction(0)}
    return {
        "score": 100 * points / (top * known) if known >= applicable / 2 else None,
        "low": 100 * points / (top * applicable),
        "high": 100 * (points + top * (applicable - known)) / (top * applicable),
        "coverage": known / applicable,
    }


def band(bands, value):
    """The last band that begins at or below a score."""
    return None if value is None else [each["id"] for each in bands if Fraction(str(each["from_score"])) <= value][-1]


def oracle(questionnaire, assessment):
    """All scores of an assessment."""
    top = len(questionnaire["levels"]) - 1
    by_element = asked(questionnaire, assessment)
    bands = questionnaire["bands"]
    elements = {}
    for element, statements in by_element.items():
        elements[element] = score(statements, assessment["answers"], top)
        elements[element]["band"] = band(bands, elements[element]["score"])
    scored = [element for element in elements.values() if element["score"] is not None]
    overall = {key: sum(each[key] for each in scored) / len(scored) if scored else None for key in ("score", "low", "high")}
    overall |= {"scored": len(scored), "of": len(elements), "band": band(bands, overall["score"])}
    about_inclusion = [each for statements in by_element.values() for each in statements if each["inclusion"]]
    inclusion = score(about_inclusion, assessment["answers"], top)
    return {"elements": elements, "overall": overall, "inclusion": inclusion}


def questionnaire_of(case):
    """A questionnaire with the parts that scores depend on."""
    usual = {"weight": 1, "depth": "pulse", "inclusion": False, "sectors": []}
    return {
        "levels": [{"value": value} for value in range(case["levels"])],
        "bands": case.get("bands", [{"id": "any", "from_score": 0}]),
        "elements": [{"id": element} for element in case["elements"]],
        "statements": [usual | statement for statement in case["statements"]],
    }


def assessment_of(case):
    """The assessment that a case of the contract describes."""
    assessment = {
        "depth": case.get("depth", "full"),
        "elements": case.get("chosen", case["elements"]),
        "own_statements": case.get("own_statements", []),
        "answers": {statement: {"answer": answer} for statement, answer in case["answers"].items()},
    }
    return assessment | ({"sector": case["sector"]} if "sector" in case else {})


def a_random_pair(chance):
    """A questionnaire of 3 to 12 elements, 2 to 11 levels and odd weights, and an assessment of it."""
    levels = chance.randint(2, 11)
    elements = [f"e{number}" for number in range(chance.randint(3, 12))]
    statements = [
        {
            "id": f"s{number}",
            "element": chance.choice(elements),
            "weight": chance.choice([1, 1, 1, 0.1, 0.2, 0.3, 0.7, 1.5, 2.5, 3, 10]),
            "depth": chance.choice(DEPTHS),
            "inclusion": chance.random() < 0.2,
            "sectors": chance.choice([[], [], [], ["schools"], ["nhs", "schools"]]),
        }
        for number in range(chance.randint(0, 80))
    ]
    own = [{"id": f"own-{number}", "element": chance.choice(elements), "text": "Ours."} for number in range(chance.randint(0, 3))]
    unknown = chance.random()  # Some assessments are nearly finished and some hardly begun.
    answers = {}
    for statement in statements + own:
        if chance.random() < unknown:
            answer = chance.choice(["missing", None, "dont-know"])
        else:
            answer = chance.choice(["does-not-apply", *range(levels), *range(levels)])
        if answer != "missing":
            answers[statement["id"]] = {"answer": answer}
    case = {
        "levels": levels,
        "elements": elements,
        "statements": statements,
        "own_statements": own,
        "bands": [{"id": f"b{foot}", "from_score": foot} for foot in (0, 25, 45, 62.5, 65, 85)],
        "answers": {},
        "depth": chance.choice(DEPTHS),
        "chosen": chance.sample(elements, chance.randint(1, len(elements))),
    }
    if chance.random() < 0.3:
        case["sector"] = chance.choice(["nhs", "schools", "housing"])
    return {"questionnaire": questionnaire_of(case), "assessment": assessment_of(case) | {"answers": answers}}


@pytest.fixture(scope="session")
def browser_scores(tmp_path_factory):
    """Scores pairs with the browser's code, under Node."""
    script = tmp_path_factory.mktemp("oracle") / "score_many.mjs"
    path = os.pathsep.join([str(Path(sys.prefix, "bin")), os.environ["PATH"]])
    subprocess.run(
        [ROOT / "frontend/node_modules/.bin/esbuild", Path(__file__).with_name("score_many.ts"), "--bundle", "--format=esm",
         "--platform=node", f"--outfile={script}", "--log-level=warning"],
        check=True, env=os.environ | {"PATH": path},
    )  # fmt: skip

    def scores(pairs):
        done = subprocess.run(
            [Path(sys.prefix, "bin", "node"), script], input=json.dumps(pairs), capture_output=True, text=True, encoding="utf-8"
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return scores


def same(value, exact):
    """Whether a number of the browser's is the exact one, but for the last bits."""
    return value is None if exact is None else value is not None and abs(Fraction(value) - exact) < Fraction(1, 10**9)


def exact(fields):
    """Fields of a case, with "200/3" as the fraction that it is."""
    return {key: Fraction(value) if isinstance(value, str) and key != "band" else value for key, value in fields.items()}


def differences(result, expected):
    """Where the browser's results are not what they should be."""
    found = {each["element"]: each for each in result["elements"]}
    if list(found) != list(expected["elements"]):
        yield f"elements {list(found)}, not {list(expected['elements'])}"
        return
    pairs = [(element, found[element], rights) for element, rights in expected["elements"].items()]
    pairs += [("overall", result["overall"], expected["overall"]), ("inclusion", result["inclusion"], expected["inclusion"])]
    for name, value, rights in pairs:
        for key, right in rights.items():
            alike = value[key] == right if key in ("band", "scored", "of") else same(value[key], right)
            if not alike:
                yield f"{name} {key} is {value[key]}, not {right}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_the_oracle_agrees_with_the_cases_worked_by_hand(case):
    """What was worked out on paper is what the oracle says, field by field."""
    result = oracle(questionnaire_of(case), assessment_of(case))

    expected = case["expected"]
    for element, fields in expected["elements"].items():
        assert {key: result["elements"][element][key] for key in fields} == exact(fields)
    assert list(result["elements"]) == list(expected["elements"])
    for part in ("overall", "inclusion"):
        if part in expected:
            assert {key: result[part][key] for key in expected[part]} == exact(expected[part])


def test_there_are_enough_cases_and_each_shows_its_arithmetic():
    """Every case has its working, so that a reader can check it without a computer."""
    assert len(CASES) >= 12
    assert [case["title"] for case in CASES if len(case["worked"]) < 25] == []


def test_the_browser_agrees_with_the_oracle_on_a_thousand_assessments(browser_scores):
    """A thousand assessments of a thousand questionnaires score alike in the browser's code and in exact fractions."""
    chance = random.Random(20261121)
    pairs = [a_random_pair(chance) for _ in range(1000)]

    results = browser_scores(pairs)

    expected = [oracle(**pair) for pair in pairs]
    assert [
        f"assessment {number}: {difference}"
        for number, (result, right) in enumerate(zip(results, expected, strict=True))
        for difference in differences(result, right)
    ] == []
    # The draw was worth making: scores of every band, elements with and without one.
    bands = {element["band"] for right in expected for element in right["elements"].values()}
    assert bands == {None, "b0", "b25", "b45", "b62.5", "b65", "b85"}
