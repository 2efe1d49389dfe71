"""From HTML to Typst: what is kept, what stays on the screen, and that no text can become a command."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from macros.papers.typeset import Setter, string

SITE = "https://signpost.example/"


def typeset(html: str, address: str = "guidance/one/") -> str:
    return Setter(SITE).body(html, address)


def without_strings(code: str) -> str:
    return re.sub(r'"(?:[^"\\]|\\.)*"', "§", code)


PLACES = (
    "<h1>{}</h1>",
    "<p>{}</p>",
    "<p>a <strong>{}</strong> <code>{}</code><br>{}</p>",
    "<p><a href='https://a.example/'>{}</a></p>",
    "<p><a class='external' href='https://a.example/?{}'>x</a></p>",
    "<ul><li>{}</li></ul>",
    "<dl><dt>{}</dt><dd>{}</dd></dl>",
    "<dl class='card__facts'><dt>{}</dt><dd>{}</dd></dl>",
    "<table><caption>{}</caption><tr><th>{}</th></tr><tr><td class='number'>{}</td></tr></table>",
)


@pytest.mark.parametrize("place", PLACES)
@given(text=st.text(min_size=1) | st.sampled_from(['"', "\\", '\\"', '"); panic("', "#panic()", "]", "\n\n= x", "$x$", "\\u{0}", "//", "/*"]))
def test_no_text_becomes_a_command(place: str, text: str) -> None:
    """Whatever stands in a page, nothing but our own functions is called once the strings are taken out."""
    code = without_strings(typeset(place.replace("{}", str(escape(text)))))
    plain = without_strings(typeset(place.replace("{}", "word")))

    assert re.fullmatch(r"[a-z\-§(){}:,.+\s\d]*", code)
    assert set(re.findall(r"[a-z][a-z-]*", code)) - {"true", "false", "none", "auto", "fr", "mm"} <= set(re.findall(r"[a-z][a-z-]*", plain))
    assert code.count("(") == code.count(")")
    assert code.count("{") == code.count("}")


@given(st.text())
def test_a_string_means_its_text(text: str) -> None:
    """Read by Typst's rules, a string is the text again; what cannot be printed has become a blank."""
    inside = string(text)[1:-1]

    assert re.fullmatch(r'(?:[^"\\]|\\["\\])*', inside)
    read = re.sub(r"\\(.)", r"\1", inside)
    assert len(read) == len(text)
    assert all(ours == theirs or ours == " " for ours, theirs in zip(read, text, strict=True))


def test_keeps_the_order_and_the_kinds_of_blocks() -> None:
    """A page of headings, words, lists and terms, whole."""
    html = """
    <div class="entry"><p class="kicker">Guidance</p><h1>Rest</h1><p class="lede">Sit <em>down</em>.</p>
    <section><h2 id="a">Why</h2><ul><li>One</li><li>Two <a href="../two/">more</a></li></ul>
    <dl class="facts"><div><dt>Cost</dt><dd>Low</dd></div></dl></section></div>
    """

    assert typeset(html).splitlines() == [
        'kicker("Guidance")',
        'head(1, "Rest", close: true)',
        'lede("Sit " + emph("down") + ".")',
        'head(2, "Why")',
        "bullets(tight: true, {",
        'para("One")',
        "}, {",
        'para("Two " + to("https://signpost.example/guidance/two/", "more"))',
        "})",
        'terms-and-meanings(("Cost", {',
        '"Low"',
        "}))",
    ]


def test_leaves_out_what_is_for_the_screen() -> None:
    """Buttons, forms, jumps, scripts and what only a script shows are not on paper."""
    html = """
    <nav class="jump"><a href="#a">A</a></nav><p>Stays<span class="visually-hidden"> (another site)</span></p>
    <div class="actions"><button>Print</button><a href="mailto:x">E-mail</a></div><form><input name="q"></form>
    <p hidden>Later</p><template><p>Model</p></template><script>alert(1)</script><p data-without-script>No script</p>
    """

    assert typeset(html) == 'para("Stays")'


def test_no_level_of_heading_is_left_out() -> None:
    """PDF/UA lets no heading stand two levels below the one before; a heading in a list is no heading of the paper."""
    code = typeset("<h1>A</h1><h3>B</h3><h4>C</h4><h2>D</h2><ul><li><h3>E</h3><p>F</p></li></ul>")

    assert re.findall(r'head\((\d), "(.)"', code) == [("1", "A"), ("2", "B"), ("3", "C"), ("2", "D")]
    assert 'lead("E")' in code


def test_a_table_keeps_its_headings_and_spans() -> None:
    """Column headings repeat on each page, row headings are remembered, a cell over many columns stays one."""
    setter = Setter(SITE)
    code = setter.body(
        "<table><thead><tr><th scope='col'>Year</th><th scope='col' class='number'>Rate</th></tr></thead>"
        "<tbody><tr><th scope='row'>2001</th><td class='number'>4.8%</td></tr><tr><td colspan='2'>Break</td></tr></tbody></table>",
        "challenge/",
    )

    assert setter.row_headers == [[True, False]]
    assert "colspan: 2" in code
    assert code.count("align: right") == 2
    assert code.startswith("sheet-table((auto, auto,), none, (table.cell(")


def test_a_link_within_the_page_stays_within_the_paper() -> None:
    """It leads to its place when that is on paper, and is plain words when it is not."""
    code = typeset('<p><a href="#one">One</a> <a href="#gone">Gone</a></p><section id="one"><p>Here</p></section>')

    assert code.splitlines() == ['para(link(label("1-one"), "One") + " " + "Gone")', 'place-of("1-one")', 'para("Here")']


def test_an_address_is_printed_beside_an_external_link() -> None:
    """Somebody who holds paper can type it."""
    code = typeset('<p><a class="external" href="https://www.a.example/b/?c=1">A</a></p>')

    assert code == 'para(to("https://www.a.example/b/?c=1", "A", printed: "a.example/\u200bb/\u200b?\u200bc=1"))'


def test_an_empty_column_has_room_to_write_in() -> None:
    """A board fills in its own figures by hand; a column of sentences takes the rest."""
    code = typeset(f"<table><tr><th scope='row'>A</th><td>{'Long words ' * 9}</td><td></td></tr></table>")

    assert code.startswith("sheet-table((auto, 1fr, 24mm,)")


def test_code_keeps_its_lines() -> None:
    """An example is read line by line, with what is set in; a quotation mark in it stays one."""
    assert typeset("<pre><code>a:\n  - \"b\"\n</code></pre>") == 'listing("a:", "  - \\"b\\"")'


def test_the_caption_of_a_figure_may_hold_a_list() -> None:
    """The elements beside the wheel are a list on paper too."""
    code = typeset('<figure class="wheel"><svg></svg><figcaption><ol><li>One</li><li>Two</li></ol></figcaption></figure>')

    assert code.startswith("wheel()\nnumbered(")


def test_headings_of_columns_hold_no_links() -> None:
    """They are repeated on each page, where PDF/UA allows none; cells below keep theirs."""
    link = "<a href='https://a.example/'>A</a>"
    code = typeset(f"<table><tr><th scope='col'>{link}</th></tr><tr><td>{link}</td></tr></table>")

    assert code.count("to(") == 1
