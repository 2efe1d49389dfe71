"""What the site is made of, as a CycloneDX file: the form that other people's tools read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from urllib.parse import quote

from macros.model.site import Site
from macros.views.quality import Package

ADDRESS = "about/bill-of-materials.cdx.json"


def bill_of_materials(site: Site, packages: Iterable[Package]) -> str:
    """The file, the same for the same packages: without a time or a number of its own."""
    return json.dumps(
        {
            "bomFormat": "CycloneDX",
            "specVersion": "1.6",
            "version": 1,
            "metadata": {"component": {"type": "application", "name": site.name}},
            "components": [_component(package) for package in packages],
        },
        ensure_ascii=False,
        indent=1,
    )


def _component(package: Package) -> dict[str, object]:
    # In a package URL the `@` of a scope is written out, the slash after it is not.
    purl = f"pkg:{package.ecosystem}/{quote(package.name, safe='/')}@{quote(package.version, safe='')}"
    return {
        "type": "library",
        "bom-ref": purl,
        "name": package.name,
        "version": package.version,
        "purl": purl,
        "scope": "required" if package.is_sent else "excluded",
        **({"licenses": [{"license": {"name": package.licence}}]} if package.licence else {}),
    }
