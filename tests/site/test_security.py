"""Every built page carries the security policy before all that it loads, and nothing that the policy would have to allow."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.serving import data, header_rules, headers_for
from tests.site.reading import BuiltPage, pages_of

SITE = data("site.yml")


@pytest.fixture(scope="session")
def pages(built_site: Path) -> dict[str, BuiltPage]:
    return pages_of(built_site)


def html_of(built_site: Path) -> dict[str, str]:
    return {file.relative_to(built_site).as_posix(): file.read_text(encoding="utf-8") for file in sorted(built_site.rglob("*.html"))}


def test_every_page_has_the_policy_of_the_headers(built_site: Path):
    """It is the one of `_headers`, but for `frame-ancestors`, which browsers obey only there, and stands before all that it is about."""
    policy = headers_for("/", header_rules(built_site))["Content-Security-Policy"].removesuffix("; frame-ancestors 'none'")
    wanted = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    wrong = [name for name, html in html_of(built_site).items() if html.count("Content-Security-Policy") != 1 or wanted not in html or _loads(html) < html.index(wanted)]

    assert wrong == []
    assert "frame-ancestors 'none'" in headers_for("/", header_rules(built_site))["Content-Security-Policy"]


def _loads(html: str) -> int:
    """Where the first thing stands that a page loads or runs."""
    found = re.search(r"<(script|link|img|style|iframe|object|embed)\b", html)
    return found.start() if found else len(html)


def test_nothing_stands_between_the_lines(built_site: Path):
    """No page has a script, a style or a handler of its own in it; blocks of data are not run. So no hash is needed."""
    wrong = []
    for name, html in html_of(built_site).items():
        for attributes in re.findall(r"<script\b([^>]*)>", html):
            if "src=" not in attributes and not re.search(r'type="application/(ld\+)?json"', attributes):
                wrong.append(f"{name}: <script{attributes}>")
        shown = re.sub(r"<script\b.*?</script>", "", html, flags=re.DOTALL)
        wrong += [f"{name}: {found}" for found in re.findall(r"<style\b|<[^>]*\s(?:style|on[a-z]+)=\"|(?:href|src|action)=\"(?:javascript|data):", shown)]

    assert wrong == []


def test_no_two_rules_say_the_same_header(built_site: Path):
    """Hosts would join the two with a comma. `headers_for` fails when it meets such a file."""
    rules = header_rules(built_site)
    for file in built_site.rglob("*"):
        headers_for(f"/{file.relative_to(built_site).as_posix()}", rules)

    assert len(rules) > 3


def test_what_hosts_may_keep(built_site: Path):
    """Only files whose address changes with their content are kept for ever: the folder of the search, but for its first file."""
    rules = header_rules(built_site)
    files = [f"/{file.relative_to(built_site).as_posix()}" for file in built_site.rglob("*") if file.is_file()]
    kept = {file for file in files if "immutable" in headers_for(file, rules).get("Cache-Control", "")}

    assert kept == {file for file in files if re.fullmatch(r"/assets/search/[0-9a-f]{10}/.+", file)} != set()
    assert {file for file in files if "Cache-Control" in headers_for(file, rules)} - kept == {file for file in files if file.startswith("/assets/fonts/")}


def test_open_data_is_for_everybody(built_site: Path):
    """Programs on other sites may read data, feeds and schemas, and no page."""
    rules = header_rules(built_site)

    for path in ("/api/v1/index.json", "/feeds/changes.xml", "/schemas/guidance.schema.json"):
        assert (built_site / path.removeprefix("/")).is_file()
        assert headers_for(path, rules)["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in headers_for("/guidance/", rules)


def test_somebody_can_be_told_of_a_weakness(built_site: Path, pages: dict[str, BuiltPage]):
    """security.txt is where RFC 9116 wants it, names itself and a page of this site that says what happens then."""
    lines = (built_site / ".well-known" / "security.txt").read_text(encoding="utf-8").splitlines()
    fields = dict(line.split(": ", 1) for line in lines)

    assert list(fields) == ["Contact", "Expires", "Preferred-Languages", "Canonical", "Policy"]
    assert fields["Contact"] == f"mailto:{SITE['contact_email']}"
    assert fields["Canonical"] == f"{SITE['address']}.well-known/security.txt"
    assert fields["Policy"].removeprefix(SITE["address"]) in pages
