"""Standards, buying and papers for roles: what is counted, what is marked as ours, what a question rests on."""

from __future__ import annotations

from macros.catalogue import Catalogue
from macros.views.briefs import brief_view
from macros.views.procurement import procurement_page
from macros.views.standards import standards_page
from tests import made_up


def test_the_register_says_what_was_not_read(catalogue_of, entries) -> None:
    """A scheme without evidence, levels or cost says so, and one that is closed stands apart."""
    standards = (entries / "resources" / "standards.yml").read_text(encoding="utf-8")
    catalogue = catalogue_of(
        {"resources/standards.yml": standards}
        | made_up.accreditation("silent", asks_for="A chair.")
        | made_up.accreditation("full", levels=["Stool", "Chair"], cost={"level": "low", "note": "A penny."}, evidence_needed="A look.")
        | made_up.accreditation("shut", status="closed")
        | made_up.intervention("put-out-chairs")
        | made_up.measure("missed-breaks")
    )

    view = standards_page(catalogue, catalogue.standards)

    assert [(scheme.name[1], scheme.levels, scheme.cost, scheme.evidence, scheme.is_evidence) for scheme in view.schemes] == [
        ("accreditation/full/", ("Stool", "Chair"), "Low. A penny.", "A look.", True),
        ("accreditation/silent/", (), None, "A chair.", False),
    ]
    assert [scheme.name[1] for scheme in view.retired] == ["accreditation/shut/"]
    assert view.counts == {"all": 2, "levels": 1, "cost": 1, "evidence": 1}


def test_a_line_of_the_self_check_says_what_it_follows(example: Catalogue) -> None:
    """It leads to the group of standards; one of our own leads nowhere."""
    view = standards_page(example, example.standards)

    assert [line.follows for line in view.check] == [("Two seats to expect", "#seats"), None]


def test_a_question_without_an_entry_is_ours(example: Catalogue) -> None:
    """What rests on nothing in the catalogue is counted as our own advice."""
    view = procurement_page(example, example.procurement)

    assert (view.questions, view.ours) == (5, 3)
    assert view.before[0].rests_on == [("Put out chairs", "interventions/put-out-chairs/")]


def test_a_question_of_assurance_leads_to_what_it_rests_on(example: Catalogue) -> None:
    """The statement in words, the measures and the entries, each with its address."""
    [brief] = example.briefs

    question = brief_view(example, brief).questions[0]

    assert question.statement == ("Everybody can sit down.", "diagnostic/#rest-chairs")
    assert [where for _, where in (*question.measures, *question.entries)] == [
        "measures/missed-breaks/",
        "interventions/put-out-chairs/",
        "guidance/sitting-down/",
    ]


def test_a_paper_asks_the_first_questions_and_shows_the_newest_figures(example: Catalogue) -> None:
    """Each paper has as many questions as it promises; figures come from the measure itself."""
    [brief] = example.briefs
    one, two = brief_view(example, brief).papers

    assert ([question.text for question in one.questions], one.measures) == (["Who sits?"], [])
    assert [question.text for question in two.questions] == ["Who sits?", "Who stands?"]
    assert two.measures[0].figure == example.find("measure/missed-breaks").value.national_figures[0]


def test_every_question_that_is_published_rests_on_something(real: Catalogue) -> None:
    """Boards and guardians can look up each question: a statement, a measure or an entry."""
    assert {brief.id for brief in real.briefs} == {"board", "wellbeing-guardian"}
    for brief in real.briefs:
        for question in brief_view(real, brief).questions:
            assert question.statement or question.measures or question.entries, question.text
