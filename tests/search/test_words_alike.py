"""Python and TypeScript read the same words and find the same stems, or a query would ask for what the index does not have."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from macros import site
from macros.catalogue import Catalogue
from macros.exports.search.words import stem, words_of

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def in_browser(tmp_path_factory: pytest.TempPathFactory):
    """Words and stems of texts by the browser's code, under Node."""
    script = tmp_path_factory.mktemp("words") / "stem-many.mjs"
    environment = os.environ | {"PATH": os.pathsep.join([str(Path(sys.prefix, "bin")), os.environ["PATH"]])}
    subprocess.run(
        [ROOT / "frontend/node_modules/.bin/esbuild", Path(__file__).with_name("stem_many.ts"), "--bundle", "--format=esm",
         "--platform=node", f"--outfile={script}", "--log-level=warning"],
        check=True, env=environment,
    )  # fmt: skip

    def in_browser(texts: list[str]) -> list[list[list[str]]]:
        done = subprocess.run(["node", script], input=json.dumps(texts), capture_output=True, text=True, encoding="utf-8", env=environment)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return in_browser


def in_build(texts: list[str]) -> list[list[list[str]]]:
    return [[[word, stem(word)] for word in words_of(text)] for text in texts]


def test_every_text_that_is_searched_is_read_alike(real: Catalogue, in_browser):
    """All words of the real catalogue, its synonyms and its hand-written pages."""
    texts = [text for group in real.synonyms.value.groups for text in group]
    for thing in site.findable(real, []):
        texts += [thing.title, thing.summary, *(text for some in thing.searched.values() for text in some)]

    assert len({word for text in texts for word in words_of(text)}) > 5_000
    assert in_browser(texts) == in_build(texts)


def test_made_up_texts_are_read_alike(in_browser):
    """Endings that stemmers quarrel about, accents in both forms, ligatures, signs, letters of other scripts."""
    chance = random.Random(20261127)
    endings = "s sses ies eed ed ing y ly ay ational tional izer fulness ousness logi icate ative ness al ance ement ion ou ism e ll".split()
    made = ["".join(chance.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(chance.randint(3, 7))) + chance.choice(endings) for _ in range(3000)]
    odd = ["Iechyd a Llesiant Tŷ Ŵyl", unicodedata.normalize("NFD", "Tŷ"), "people’s o'clock 'quoted' rock‘n’roll", "well-being", "ﬁnance ½ NHS™ x²", "İstanbul ΣΟΦΟΣ ß", "здоровье 健康 صحة", "a_b.c/d", "2024-25", "lay try say cry", "x" * 99]

    assert in_browser([*made, *odd]) == in_build([*made, *odd])
