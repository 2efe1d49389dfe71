"""
An entry names an element that is not on the wheel.

The wheel is defined in `resources/framework.yml`. Use one of its ids.

Wrong:

    elements: [enviroment]

Right:

    elements: [environment]
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from macros.catalogue import Catalogue
from macros.problems import Problem


def check(catalogue: Catalogue) -> Iterator[Problem]:
    for entry in catalogue.entries:
        for index, element in enumerate(entry.value.elements):
            if element not in catalogue.elements:
                near = get_close_matches(element, catalogue.elements, n=1)
                yield Problem(
                    rule="unknown-element",
                    at=entry.position_of("elements", index),
                    message=f"`{element}` is not an element of the wheel.",
                    advice=f"Did you mean `{near[0]}`?" if near else f"Use one of {', '.join(f'`{name}`' for name in catalogue.elements)}.",
                )
