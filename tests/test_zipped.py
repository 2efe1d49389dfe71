"""How pages change on their way into a folder."""

from __future__ import annotations

import pytest

from macros import zipped


@pytest.mark.parametrize(
    ("target", "here", "becomes"),
    [
        ("../guidance/", "about", "../guidance/index.html"),
        ("guidance/", "", "guidance/index.html"),
        (".", "", "index.html"),
        ("./", "", "index.html"),
        ("..", "about", "../index.html"),
        ("../..", "about/privacy", "../../index.html"),
        ("../find/?element=a#b", "about", "../find/index.html?element=a#b"),
        ("../find/#x/", "about", "../find/index.html#x/"),
        ("#main", "about", "#main"),
        ("?a=b/", "about", "?a=b/"),
        ("../assets/a.css", "about", "../assets/a.css"),
        ("https://example.org/", "about", "https://example.org/"),
        ("mailto:a@example.org", "about", "mailto:a@example.org"),
        ("tel:999", "about", "tel:999"),
        ("../downloads/a.pdf", "about", "https://site.example/downloads/a.pdf"),
        ("", "about", ""),
    ],
)
def test_links_name_files(target: str, here: str, becomes: str) -> None:
    """A link to a folder names its index, one to a paper leads to the published site, all others stay."""
    assert zipped.link_in_folder(target, here, "https://site.example/") == becomes


def test_a_page_loses_its_policy_and_the_place_of_the_zip() -> None:
    """A folder has no origin that a policy could name, and the ZIP does not offer itself."""
    page = '<head>\n<meta http-equiv="Content-Security-Policy" content="default-src \'self\'">\n</head><template data-zip><a data-href="x">ZIP</a></template><a href="../a/">a</a>'

    assert zipped.for_a_folder(page, "b/index.html", "") == '<head>\n</head><a href="../a/index.html">a</a>'
