"""The open data in the built site: every address in it answers, and the examples that explain it do what they say."""

import csv
import datetime
import html
import io
import json
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import redirect_stdout
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.request import urlopen
from xml.etree import ElementTree

import pytest
import yaml

from tests.serving import ROOT, Served, addresses, data, entries, file_of
from tests.site.reading import pages_of

SITE = data("site.yml")
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def answers(site: Path, address: str) -> bool:
    """Whether a whole address of ours is a file of the site."""
    return (site / file_of(address.removeprefix(SITE["address"]).partition("#")[0])).is_file()


def ours(value: Any) -> Iterator[str]:
    """Every address of our own in a document."""
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from ours(inner)
    elif isinstance(value, str) and re.fullmatch(re.escape(SITE["address"]) + r"\S*", value):
        yield value


# Addresses


def test_every_address_in_the_data_answers(built_site: Path):
    """In JSON and CSV, each address of ours is a page or a file; nothing is left out of the lists."""
    wrong = []
    for file in sorted((built_site / "api").rglob("*.json")):
        found = set(ours(json.loads(file.read_text(encoding="utf-8"))))
        assert found or file.name == "vocabulary.json"
        wrong += [f"{file.name}: {address}" for address in found if not answers(built_site, address)]
    for file in sorted((built_site / "api").rglob("*.csv")):
        rows = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig"), newline="")))
        wrong += [f"{file.name}: {row[name]}" for row in rows for name in ("address", "json") if not answers(built_site, row[name])]
        assert [row["id"] for row in rows] == sorted(path.stem for path in entries(file.stem))

    assert wrong == []


def test_every_address_in_the_feeds_answers(built_site: Path):
    """Each feed can be read, says where it is itself, and leads to pages that are there."""
    feeds = sorted((built_site / "feeds").glob("*.xml"))
    wrong = []
    for file in feeds:
        tree = ElementTree.parse(file).getroot()
        links = [link.attrib for link in tree.iter(f"{ATOM}link")]
        assert links[0] == {"rel": "self", "type": "application/atom+xml", "href": f"{SITE['address']}feeds/{file.name}"}
        wrong += [f"{file.name}: {link['href']}" for link in links if not answers(built_site, link["href"])]

    assert len(feeds) == 15
    assert wrong == []


def test_the_sitemap_is_the_list_of_all_pages(built_site: Path):
    """Every page that can be read is in it once, the page not found is not, and no date is later than the build."""
    urls = ElementTree.parse(built_site / "sitemap.xml").getroot().findall(f"{SITEMAP}url")
    built = json.loads((built_site / "api/v1/index.json").read_text(encoding="utf-8"))["built"]
    days = {url.findtext(f"{SITEMAP}loc", "").removeprefix(SITE["address"]): url.findtext(f"{SITEMAP}lastmod") for url in urls}

    assert sorted(days) == [address for address in addresses(built_site) if address != "404.html"]
    assert len(urls) == len(days)
    assert not (built_site / "sitemap.xml.gz").exists()
    assert f"Sitemap: {SITE['address']}sitemap.xml" in (built_site / "robots.txt").read_text(encoding="utf-8").splitlines()
    entry = yaml.safe_load(entries("guidance")[0].read_text(encoding="utf-8"))
    assert days[f"guidance/{entries('guidance')[0].stem}/"] == str(entry["added"])
    assert max(filter(None, (day for address, day in days.items() if address not in written_by_hand()))) <= built


def written_by_hand() -> dict[str, str]:
    """Address and text of each page in docs/."""
    files = sorted((ROOT / "docs").rglob("*.md"))
    return {re.sub(r"(^|/)index/$", r"\1", f"{file.relative_to(ROOT / 'docs').with_suffix('').as_posix()}/"): file.read_text(encoding="utf-8") for file in files}


def test_pages_written_by_hand_tell_their_own_day(built_site: Path):
    """What stands at the top of a page as `updated` is in the sitemap, and is a day; no such line, no day."""
    urls = ElementTree.parse(built_site / "sitemap.xml").getroot().findall(f"{SITEMAP}url")
    days = {url.findtext(f"{SITEMAP}loc", "").removeprefix(SITE["address"]): url.findtext(f"{SITEMAP}lastmod") for url in urls}
    told = {address: match[1] if (match := re.search(r"^updated: (.*)$", text, re.MULTILINE)) else None for address, text in written_by_hand().items()}

    assert {address: days[address] for address in told} == told
    assert "" in told and all(datetime.date.fromisoformat(day) for day in told.values() if day)


def test_lists_and_elements_lead_to_their_feeds(built_site: Path):
    """Their pages name the feed in the head, for feed readers, and in words, for people."""
    pages = pages_of(built_site)
    named = {}
    for address, page in pages.items():
        for link in page.tree.all("link", type="application/atom+xml"):
            named[address] = link.attributes["href"]
            assert link.attributes["href"] in [part.attributes["href"] for part in page.tree.all("main")[0].all("a")]

    elements = [f"elements/{element['id']}/" for element in data("framework.yml")["elements"]]
    lists = ["about/overdue/", "find/", "situations/", "guidance/", "interventions/", "case-studies/", "measures/", "accreditation/", "changes/"]
    assert sorted(named) == sorted([*elements, *lists])
    assert named["guidance/"] == "../feeds/guidance.xml"


def test_lists_say_when_they_last_changed(built_site: Path):
    """The day is that of the newest entry, added or changed in substance."""
    pages = pages_of(built_site)
    for collection in ("situations", "guidance", "interventions", "case-studies", "measures", "accreditation"):
        days = []
        for file in entries(collection):
            entry = yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader)
            days += [entry["added"], *(change["date"] for change in entry.get("changes", ()) if change["level"] == "major")]
        shown = [part.attributes["datetime"] for part in pages[f"{collection}/"].tree.all("main")[0].all("time")]

        assert str(max(days)) in shown


def test_every_entry_s_page_speaks_to_search_engines(built_site: Path):
    """Each has one piece of JSON-LD, with the dates that the page shows and its own address."""
    for address, page in pages_of(built_site).items():
        found = page.tree.all("script", type="application/ld+json")
        is_entry = address.count("/") == 2 and address.split("/")[0] in ("situations", "guidance", "interventions", "case-studies", "measures", "accreditation")
        assert len(found) == is_entry, address
        if is_entry:
            said = json.loads("".join(map(str, found[0].children)))
            times = [part.attributes["datetime"] for part in page.tree.all("dl", class_="facts")[-1].all("time")]
            assert said["url"] == SITE["address"] + address
            assert [said["datePublished"], said["dateModified"]] == times[:2]


# Examples


class _Blocks(HTMLParser):
    """The blocks of code of a page, each with its language."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[tuple[str, str]] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        language = dict(attrs).get("class") or ""
        if tag == "code" and language.startswith("language-"):
            self.blocks.append((language.removeprefix("language-"), ""))
            self.inside = True

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "code"

    def handle_data(self, data: str) -> None:
        if self.inside:
            language, text = self.blocks[-1]
            self.blocks[-1] = (language, text + data)


@pytest.fixture(scope="module")
def examples(built_site: Path) -> dict[str, list[str]]:
    """Examples of the page by language, as its readers copy them."""
    reader = _Blocks()
    reader.feed((built_site / "about/open-data/index.html").read_text(encoding="utf-8"))
    reader.close()
    found: dict[str, list[str]] = {}
    for language, text in reader.blocks:
        found.setdefault(language, []).append(text)
    return found


def test_the_python_examples_run(examples: dict[str, list[str]], served: Served):
    """Each does what is said above it, with the built site in place of the published one."""
    strengths, early_years, leading_to_it = [printed(text, served) for text in examples["python"]]

    interventions = [yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader) for file in entries("interventions")]
    counted = Counter(entry["evidence"]["strength"] for entry in interventions)
    assert {tuple(line.split()) for line in strengths} == {(str(number), strength) for strength, number in counted.items()}

    cases = [yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader) | {"id": file.stem} for file in sorted(entries("case-studies"), key=lambda file: file.stem)]
    expected = [f"{case['title']} {SITE['address']}case-studies/{case['id']}/" for case in cases if case["sector"] == "early-years"]
    assert expected and early_years == expected

    naming = [f"intervention/{file.stem}" for file, entry in zip(entries("interventions"), interventions, strict=True) if "sickness-absence-rate" in entry.get("measures", ())]
    assert naming and set(naming) <= set(leading_to_it)


def printed(text: str, served: Served) -> list[str]:
    """What an example prints, line by line."""
    assert SITE["address"] in text
    said = io.StringIO()
    with redirect_stdout(said):
        exec(compile(text.replace(SITE["address"], served.root), "example", "exec"), {"__name__": "example"})
    return said.getvalue().splitlines()


def test_the_commands_lead_somewhere(examples: dict[str, list[str]], served: Served):
    """Each curl command names one address, and it answers; so does the one in the formula for a spreadsheet."""
    lines = [line for text in examples["sh"] for line in text.splitlines()]
    asked = [re.fullmatch(rf"curl (?:-O )?({re.escape(SITE['address'])}\S+)", line) for line in lines]
    formulas = [re.fullmatch(rf'=IMPORTDATA\("({re.escape(SITE["address"])}\S+\.csv)"\)', text.strip()) for text in examples["text"]]

    assert len(asked) == 3 and len(formulas) == 1
    for match in (*asked, *formulas):
        assert match
        with urlopen(match[1].replace(SITE["address"], served.root)) as answer:
            assert answer.status == 200 and answer.read(1)


def test_the_answer_that_is_shown_is_part_of_the_real_one(examples: dict[str, list[str]], built_site: Path):
    """Every field of the example has that value in the data."""
    [text] = examples["json"]
    shown = json.loads(text)
    real = json.loads((built_site / "api/v1/interventions" / f"{shown['id']}.json").read_text(encoding="utf-8"))

    assert len(shown) > 3
    assert {name: real[name] for name in shown} == shown


def test_the_fields_that_are_explained_exist(built_site: Path):
    """Each field in the table of added fields is in every document, and what is said to be dotted is a column."""
    page = html.unescape((built_site / "about/open-data/index.html").read_text(encoding="utf-8"))
    table = page.partition('<th>field</th>')[2].partition("</table>")[0]
    named = {name for cell in re.findall(r"<tr>\s*<td>(.*?)</td>", table, re.DOTALL) for name in re.findall(r"<code>(\w+)</code>", cell)}
    documents = [json.loads(file.read_text(encoding="utf-8")) for file in (built_site / "api/v1").glob("*/*.json")]

    assert {"kind", "id", "named_by", "last_updated"} <= named
    assert [(document["id"], name) for document in documents for name in named if name not in document] == []
    heading = (built_site / "api/v1/interventions.csv").read_text(encoding="utf-8-sig").splitlines()[0]
    assert "evidence.strength" in heading.split(",")
