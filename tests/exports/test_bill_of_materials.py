"""The bill of materials as a CycloneDX file."""

from __future__ import annotations

import json

from macros.catalogue import Catalogue
from macros.exports.bill_of_materials import bill_of_materials
from macros.views.quality import Package

PACKAGES = (Package("@fontsource/young-serif", "5.3.0", "OFL-1.1", "npm", True), Package("typst", "0.15.2", "", "pypi", False))


def test_says_what_other_tools_look_for(example: Catalogue) -> None:
    """Name, version, package URL and licence of each; no licence where none is stated."""
    found = json.loads(bill_of_materials(example.site, PACKAGES))

    assert (found["bomFormat"], found["specVersion"], found["metadata"]["component"]["name"]) == ("CycloneDX", "1.6", example.site.name)
    assert [(one["purl"], one.get("licenses"), one["scope"]) for one in found["components"]] == [
        ("pkg:npm/%40fontsource/young-serif@5.3.0", [{"license": {"name": "OFL-1.1"}}], "required"),
        ("pkg:pypi/typst@0.15.2", None, "excluded"),
    ]


def test_is_the_same_for_the_same_packages(example: Catalogue) -> None:
    """It carries no time and no number of its own, so that a build can be repeated."""
    assert bill_of_materials(example.site, PACKAGES) == bill_of_materials(example.site, list(PACKAGES))
    assert not {"serialNumber", "timestamp"} & set(json.loads(bill_of_materials(example.site, PACKAGES)))
