"""
The charts of papers: read from the tables of a page, drawn by the code that draws them on screen.

What is drawn comes from the table and from nothing else, here as in the browser (`frontend/src/components/chart/`).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from macros.papers.html import Node

DRAWS = "frontend/draw-charts.mjs"
"""What draws, from the project's root. Node runs it."""


@dataclass(frozen=True)
class PaperChart:
    """What a chart's table says, with the names that the code in `frontend/` has for it."""

    kind: str
    title: str
    sentence: str
    columns: list[str]
    rows: list[dict[str, Any]]
    words: dict[str, str]


@dataclass(frozen=True)
class Picture:
    """A drawing as SVG, and its size."""

    svg: str
    width: float
    height: float


def chart_of(figure: Node) -> PaperChart:
    """The chart that a page shows as a sentence and a table: see `macros/render/templates/chart.j2`."""
    [table] = figure.all("table")
    [title], [sentence] = list(table.all("caption")), [found for found in figure.all("figcaption") if "data-sentence" in found.attributes]
    heads = list(next(table.all("thead")).all("th"))
    drawn = [place for place, head in enumerate(heads) if "data-column" in head.attributes]
    rows, broken_because = [], ""
    for row in next(table.all("tbody")).all("tr"):
        if "data-break" in row.attributes:
            broken_because = next(found for found in row.all("span") if "data-reason" in found.attributes).text.strip()
            continue
        cells = list(row.all("th", "td"))
        figures = [{"value": _number(cells[place], "data-value"), "text": cells[place].text.strip()} for place in drawn]
        label, hollow = cells[0].text.strip(), "data-hollow" in row.attributes
        rows.append({"label": label, "figures": figures, "at": _number(row, "data-at"), "hollow": hollow, "brokenBecause": broken_because})
        broken_because = ""
    words = {"break": "data-break-word", "axis": "data-axis-words", "solid": "data-solid", "hollow": "data-hollow", "darker": "data-darker"}
    return PaperChart(
        kind=figure.attributes["data-chart"],
        title=title.text.strip(),
        sentence=sentence.text.strip(),
        columns=[heads[place].text.strip() for place in drawn],
        rows=rows,
        words={name: figure.attributes[attribute] for name, attribute in words.items()},
    )


def _number(node: Node, attribute: str) -> float | None:
    return float(node.attributes[attribute]) if attribute in node.attributes else None


def draw(root: Path, charts: list[PaperChart], colours: dict[str, str]) -> list[Picture]:
    """A picture for each chart. All are drawn in one go, because most of the time goes into starting Node."""
    if not charts:
        return []
    path = os.pathsep.join([str(Path(sys.prefix, "bin")), os.environ.get("PATH", "")])
    told = json.dumps({"charts": [asdict(chart) for chart in charts], "colours": colours})
    done = subprocess.run(["node", root / DRAWS], input=told, capture_output=True, text=True, encoding="utf-8", env=os.environ | {"PATH": path})
    if done.returncode:
        raise RuntimeError(f"The charts of the papers could not be drawn: {done.stderr.strip()}")
    return [Picture(**picture) for picture in json.loads(done.stdout)]
