"""The open data: what is in it, in which order, what stays out, and whether it keeps its own schemas."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.catalogue import Catalogue
from macros.exports.open_data import as_csv, entry_document, escaped, open_data_files
from macros.model import KINDS
from tests import made_up
from tests.json_schema import complaints

ADDRESS = "https://signpost.example/"


@pytest.fixture(scope="module")
def files(example: Catalogue) -> dict[str, str]:
    return dict(open_data_files(example))


def document(catalogue: Catalogue, name: str) -> dict[str, Any]:
    return entry_document(catalogue, catalogue.find(name))


def schema_for(files: dict[str, str], address: str) -> dict[str, Any]:
    """The schema that a document names; a single entry's is in that of its list."""
    said = json.loads(files[address])
    if "schema" in said:
        return json.loads(files[said["schema"].removeprefix(ADDRESS)])
    whole = json.loads(files[f"schemas/api/v1/{address.split('/')[2]}.schema.json"])
    return {**whole["$defs"]["entry"], "$defs": whole["$defs"]}


def test_every_document_keeps_its_schema(files: dict[str, str]) -> None:
    """Each JSON document is what its published schema says, and each schema is the schema of something."""
    documents = [address for address in files if address.endswith(".json") and address.startswith("api/")]

    assert [complaint for address in documents for complaint in complaints(json.loads(files[address]), schema_for(files, address))] == []
    named = {json.loads(files[address]).get("schema", "").removeprefix(ADDRESS) for address in documents} - {""}
    assert named == {address for address in files if address.startswith("schemas/")}


def test_the_real_documents_keep_their_schemas(real: Catalogue) -> None:
    """So do those that we publish, every one."""
    files = dict(open_data_files(real))
    wrong = []
    for kind, model in KINDS.items():
        schema = json.loads(files[f"schemas/api/v1/{model.collection}.schema.json"])
        said = json.loads(files[f"api/v1/{model.collection}.json"])
        wrong += complaints(said, schema)
        assert len(said["entries"]) == said["count"] == len(real.of_kind(kind)) > 0

    assert wrong == []


@pytest.mark.parametrize(
    ("spoil", "complaint"),
    [
        (lambda entry: entry.pop("title"), "$: title is missing"),
        (lambda entry: entry.update(more=1), "$: more is unknown"),
        (lambda entry: entry.update(added="2029-13-01"), None),
        (lambda entry: entry.update(elements=["no-such"]), "$.elements[0]: 'no-such' breaks enum ['rest', 'light', 'company']"),
        (lambda entry: entry["provenance"].update(seen=None), "$.provenance.seen: None is no string"),
        (lambda entry: entry.update(status="lost"), "$.status: 'lost' breaks enum ['current', 'superseded', 'withdrawn']"),
    ],
)
def test_a_schema_refuses_what_is_wrong(files: dict[str, str], spoil: Any, complaint: str | None) -> None:
    """A field too few, one too many, and values that are not allowed are all seen, so that passing means something."""
    address = "api/v1/guidance/sitting-down.json"
    entry = json.loads(files[address])
    spoil(entry)

    if complaint is None:
        with pytest.raises(ValueError, match="month"):
            complaints(entry, schema_for(files, address))
    else:
        assert complaint in complaints(entry, schema_for(files, address))


def test_two_builds_are_alike(example: Catalogue) -> None:
    """The same data gives the same bytes, whatever order it was read in."""
    backwards = replace(example, entries=tuple(reversed(example.entries)))

    assert list(open_data_files(backwards)) == list(open_data_files(example))


def test_the_only_date_of_ours_is_the_day_of_the_build(example: Catalogue, files: dict[str, str]) -> None:
    """Of what is built on another day, `built` alone differs."""
    later = replace(example, today=example.today.replace(day=28))

    assert {address: text.replace("2030-01-28", "2030-01-15") for address, text in open_data_files(later)} == files


def test_a_list_holds_the_very_documents_of_its_entries(files: dict[str, str]) -> None:
    """An entry is the same in the list and at its own address; entries stand in order of their ids."""
    listed = json.loads(files["api/v1/guidance.json"])["entries"]

    assert [entry["id"] for entry in listed] == ["sitting-down", "standing-up"]
    assert listed == [json.loads(files[f"api/v1/guidance/{entry['id']}.json"]) for entry in listed]
    assert [entry["json"] for entry in listed] == [f"{ADDRESS}api/v1/guidance/{entry['id']}.json" for entry in listed]


def test_a_new_title_moves_no_entry(catalogue_of) -> None:
    """Order is that of ids, not of titles, so that two downloads can be compared line by line."""
    files = dict(open_data_files(catalogue_of(made_up.guidance("a", title="Zebra") | made_up.guidance("b", title="Aardvark"))))

    assert [entry["id"] for entry in json.loads(files["api/v1/guidance.json"])["entries"]] == ["a", "b"]


def test_the_index_leads_to_everything(files: dict[str, str]) -> None:
    """Every collection, the wheel and the closed lists are named by the index, with address, schema and count."""
    index = json.loads(files["api/v1/index.json"])
    named = [entry[name] for entry in index["collections"] for name in ("json", "csv", "schema")] + [index["framework"], index["vocabulary"]]

    assert [entry["collection"] for entry in index["collections"]] == [model.collection for model in KINDS.values()]
    assert {address.removeprefix(ADDRESS) for address in named} <= files.keys()
    assert (index["version"], index["built"], index["licence"]["url"]) == (1, "2030-01-15", "https://creativecommons.org/licenses/by/4.0/")
    guidance = next(entry for entry in index["collections"] if entry["kind"] == "guidance")
    assert (guidance["count"], guidance["count_in_use"], guidance["last_updated"]) == (2, 1, "2029-09-02")


def test_relations_are_given_both_ways(example: Catalogue) -> None:
    """What an entry names and what names it are there under the names of entries, and one is the other's mirror."""
    documents = {f"{entry.value.kind}/{entry.id}": document(example, f"{entry.value.kind}/{entry.id}") for entry in example.entries}
    named = {(name, other) for name, said in documents.items() for other in said["names"]}
    named_by = {(other, name) for name, said in documents.items() for other in said["named_by"]}

    assert named == named_by
    assert ("guidance/sitting-down", "measure/missed-breaks") in named


def test_dates_status_and_successor_are_told(catalogue_of) -> None:
    """First published, last updated and last checked are there, and what replaces an entry by its address."""
    changes = [{"date": "2029-08-01", "level": "minor", "note": "A comma."}, {"date": "2029-07-01", "level": "major", "note": "New."}]
    catalogue = catalogue_of(
        made_up.guidance("new", changes=changes)
        | made_up.guidance("old", status="superseded", superseded_by="new")
        | made_up.guidance("older", status="withdrawn", superseded_by_url="https://example.org/new")
        | made_up.measure("count")
    )

    def told(name: str) -> dict[str, Any]:
        return {field: document(catalogue, name)[field] for field in ("added", "last_updated", "reviewed", "status", "successor")}

    dates = {"added": "2029-06-01", "last_updated": "2029-06-01", "reviewed": "2029-12-01"}
    assert told("guidance/new") == {**dates, "last_updated": "2029-07-01", "status": "current", "successor": None}
    assert told("guidance/old") == {**dates, "status": "superseded", "successor": f"{ADDRESS}guidance/new/"}
    assert told("guidance/older") == {**dates, "status": "withdrawn", "successor": "https://example.org/new"}
    assert told("measure/count") == {**dates, "status": "current", "successor": None}


def test_urgent_contacts_stay_on_their_page(real: Catalogue) -> None:
    """No contact is given out, neither in entries nor in schemas, and no number that must not be shown."""
    files = dict(open_data_files(real))
    contacts = real.contacts.value
    hidden = [item.value for item in contacts.never_show] + [contact.phone for contact in contacts.contacts if contact.show == "no" and contact.phone]

    assert any("contacts" in entry.value.model_dump() for entry in real.of_kind("situation"))
    assert "contacts" not in json.loads(files["api/v1/situations.json"])["entries"][0]
    assert "contacts" not in json.loads(files["schemas/api/v1/situations.schema.json"])["$defs"]["entry"]["properties"]
    assert hidden
    assert [(number, address) for address, text in files.items() for number in hidden if number in text] == []


# CSV


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))


def test_there_is_a_row_for_each_entry(files: dict[str, str]) -> None:
    """Each CSV file has a heading, and a row for each entry in the same order as the JSON."""
    for model in KINDS.values():
        entries = json.loads(files[f"api/v1/{model.collection}.json"])["entries"]
        heading, *body = rows(files[f"api/v1/{model.collection}.csv"])

        assert [dict(zip(heading, row, strict=True))["id"] for row in body] == [entry["id"] for entry in entries]


def test_headings_are_the_names_of_the_fields(files: dict[str, str]) -> None:
    """Columns have the names and the order of the JSON; those of a field inside another are joined with a dot."""
    entry = json.loads(files["api/v1/interventions/put-out-chairs.json"])
    heading, row = rows(files["api/v1/interventions.csv"])

    assert list(dict.fromkeys(column.split(".")[0] for column in heading)) == list(entry)
    cells = dict(zip(heading, row, strict=True))
    assert cells["evidence.strength"] == entry["evidence"]["strength"]
    assert cells["first_steps"] == "; ".join(entry["first_steps"])


def test_a_column_is_there_when_no_entry_fills_it(catalogue_of) -> None:
    """A field that every entry leaves out keeps its columns, so that they never come and go."""
    with_none = dict(open_data_files(catalogue_of(made_up.case_study("bakery"))))["api/v1/case-studies.csv"]
    [heading, row] = rows(with_none)

    assert [column for column in heading if column.startswith("outcomes.")] == [
        f"outcomes.{name}" for name in ("measure", "type", "before", "after", "period", "base", "note")
    ]
    assert dict(zip(heading, row, strict=True))["outcomes.measure"] == ""


def test_csv_is_as_spreadsheets_and_the_standard_want_it(files: dict[str, str]) -> None:
    """UTF-8 with a byte order mark, lines that end with CR LF, the last one too, and quotes where they are needed."""
    text = files["api/v1/guidance.csv"]

    assert text.startswith("\ufeffkind,id,")
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert as_csv([{"a": 'say "so", twice', "b": ["1\n2", None], "c": {"d": True}, "e": 0.5}], ["a", "b", "c.d", "e"]) == (
        '\ufeffa,b,c.d,e\r\n"say ""so"", twice","1\n2; ",true,0.5\r\n'
    )


@pytest.mark.parametrize(
    ("cell", "kept"),
    [("=1+1", "'=1+1"), ("+44", "'+44"), ("-1", "'-1"), ("@x", "'@x"), ("\tx", "'\tx"), ("＝1", "'＝1"), ("'=1", "''=1"), ("1-2", "1-2"), ("'tis", "'tis")],
)
def test_no_cell_is_a_formula(cell: str, kept: str) -> None:
    """A cell that would begin a formula gets an apostrophe; the other cells are as they were."""
    assert escaped(cell) == kept


@given(st.lists(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00")), min_size=1))
def test_every_text_comes_back(texts: list[str]) -> None:
    """Whatever stands in a cell is read back the same, but for the apostrophe, and never as a formula."""
    [_, *body] = rows(as_csv([{"a": text, "b": "end"} for text in texts], ["a", "b"]))

    assert [re.sub(r"^'(?='*[=+\-@\t\r\n＝＋－＠])", "", row[0]) for row in body] == texts
    assert not any(re.match(r"[=+\-@\t\r\n＝＋－＠]", row[0]) for row in body)


def test_the_rule_for_formulas_is_the_house_s(root) -> None:
    """The pattern stands in two languages and is the same in both."""
    there = re.search(r'typeof cell === "string" && /\^(.*?)/\.test\(cell\) \? `\'', (root / "frontend/src/core/spreadsheet.ts").read_text(encoding="utf-8"))
    here = re.search(r're\.match\(r"(.*?)", cell\)', (root / "macros/exports/open_data.py").read_text(encoding="utf-8"))

    assert there and here and there[1] == here[1]
