"""Problems as text: one problem is one line, wherever it is printed."""

from __future__ import annotations

from macros.problems import Position, Problem, as_github, as_text, in_reading_order


def test_one_line_for_each_problem() -> None:
    """A value of several lines that is quoted in a message does not break the line."""
    problem = Problem("rule", Position("a.yml", 2, 3), "`one\ntwo` is wrong.", "Mend it.")

    assert as_text(problem) == "a.yml:2:3: `one two` is wrong. Mend it. [rule]"


def test_a_file_name_cannot_give_github_a_command() -> None:
    """Whatever is in a file's name or value, GitHub sees one command with one place."""
    problem = Problem("rule", Position("a,b:c\n::stop-commands::x%.yml"), "One\r\n::set-env::", "100%.")

    assert as_github(problem) == (
        "::error file=a%2Cb%3Ac%0A%3A%3Astop-commands%3A%3Ax%25.yml,line=1,col=1,title=rule::One%0D%0A::set-env:: 100%25."
    )


def test_reading_order() -> None:
    """Problems come file by file and from top to bottom, by number and not by digit."""
    places = [Position("b.yml", 1), Position("a.yml", 10), Position("a.yml", 9, 2), Position("a.yml", 9, 1)]

    ordered = in_reading_order(Problem("rule", place, "", "") for place in places)

    assert [str(problem.at) for problem in ordered] == ["a.yml:9:1", "a.yml:9:2", "a.yml:10:1", "b.yml:1:1"]
