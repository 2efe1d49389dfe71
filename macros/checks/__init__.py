"""
The rules that look at the whole catalogue, one per file.

A rule's file name is its id (with underscores for hyphens), its docstring is published at /contribute/checks/, and
its `check` yields a Problem for each place where it is broken. Mistakes that concern one file alone are reported by
`source` (is it YAML?) and `load` (has it the right shape?).
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator
from importlib import import_module

from macros.catalogue import Catalogue
from macros.problems import Problem

Rule = Callable[[Catalogue], Iterator[Problem]]


def all_rules() -> list[Rule]:
    """The `check` of every rule in this folder, by name."""
    return [module.check for _, module in rule_modules()]


def rule_modules() -> list[tuple[str, object]]:
    """Id and module of every rule in this folder, by name."""
    names = sorted(found.name for found in pkgutil.iter_modules(__path__))
    return [(name.replace("_", "-"), import_module(f"{__name__}.{name}")) for name in names]
