"""
The build refuses what is wrong, in words, and takes up what is edited.

Each test builds a copy of the project, on a day when the urgent contacts are fresh unless it says otherwise.
"""

import datetime
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urljoin
from urllib.request import urlopen

import pytest

from tests.serving import ROOT, data, newest_day
from tests.site.test_html import complaints

CHECKED = datetime.date.fromisoformat(str(data("crisis-contacts.yml")["checked"]))
TODAY = newest_day()
REVIEW_AFTER = data("crisis-contacts.yml")["review_after_days"]
ENTRY = "case_studies/back-on-track-eight-question-survey.yml"
PAGE = "case-studies/back-on-track-eight-question-survey/"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The project without what is built, tested or installed."""
    return copy_of_project(tmp_path / "project")


def copy_of_project(project: Path) -> Path:
    for name in ("docs", "overrides", "resources", "case_studies", "macros", "frontend"):
        shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
    shutil.copy(ROOT / "mkdocs.yml", project)
    return project


def environment(today: datetime.date = TODAY, **more: str) -> dict[str, str]:
    return {**os.environ, "SIGNPOST_TODAY": str(today), "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1", **more}


def build(project: Path, today: datetime.date = TODAY) -> tuple[int, str]:
    """The exit code of a strict build and what it said."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--clean"]
    ran = subprocess.run(command, cwd=project, env=environment(today), capture_output=True, text=True)
    return ran.returncode, ran.stdout + ran.stderr


def edit(file: Path, pattern: str, replacement: str) -> None:
    """Replace the first match; it must be there."""
    text, number = re.subn(pattern, lambda _: replacement, file.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE)
    assert number == 1, f"{pattern} is not in {file}"
    file.write_text(text, encoding="utf-8")


def test_an_edited_entry_changes_its_page_and_the_lists(copy: Path):
    """A new title is on the entry's page, and on the list of its kind."""
    edit(copy / ENTRY, r"^title: .*", "title: Eight questions & one brave answer")

    code, said = build(copy)

    assert code == 0, said
    for page in (PAGE, "case-studies/"):
        assert "Eight questions &amp; one brave answer</" in (copy / "site" / page / "index.html").read_text(encoding="utf-8")


def test_a_broken_link_in_a_hand_written_page_fails_the_build(copy: Path):
    """The build stops at a link that leads nowhere and names page and link."""
    with (copy / "docs" / "about" / "reuse.md").open("a", encoding="utf-8") as page:
        page.write("\nSee [this](../no-such-page.md).\n")

    code, said = build(copy)

    assert code != 0
    assert "about/reuse" in said and "no-such-page.md" in said
    assert "Traceback" not in said


def test_a_broken_link_in_html_fails_the_build(copy: Path):
    """Links in HTML, which the engine does not look at, are looked at by us, and their anchors."""
    with (copy / "docs" / "about" / "reuse.md").open("a", encoding="utf-8") as page:
        page.write('\n<p><a href="../../guidance/#no-such-place">this</a> and <a href="../../nowhere/">that</a></p>\n')

    code, said = build(copy)

    assert code != 0
    assert "no-such-place" in said and "nowhere/" in said and "[broken-link]" in said
    assert "Traceback" not in said


def test_an_unknown_macro_argument_fails_the_build(copy: Path):
    """A hand-written page that asks for what does not exist is an error, not a page with an error on it."""
    edit(copy / "docs" / "index.md", r"\{\{ wheel\(\) \}\}", '{{ cards("no-such-kind") }}')

    code, said = build(copy)

    assert code != 0
    assert "There is no kind `no-such-kind`" in said


def test_a_broken_entry_fails_the_build_in_our_words(copy: Path):
    """File, line, what is wrong and what would be right; no traceback. Nothing is built."""
    lines = (copy / ENTRY).read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, start=1) if text.startswith("elements:"))
    edit(copy / ENTRY, r"^elements: .*", "elements: [enviroment]")

    code, said = build(copy)

    assert code != 0
    assert f"{ENTRY}:{line}:12: `enviroment` is not an element of the wheel. Did you mean `environment`? [unknown-element]" in said
    assert "Traceback" not in said
    assert not (copy / "site").exists()


def test_a_file_that_is_not_yaml_fails_the_build_in_our_words(copy: Path):
    """An unclosed quote is reported with its file and line."""
    edit(copy / ENTRY, r"^title: .*", 'title: "A quote without an end')

    code, said = build(copy)

    assert code != 0
    assert re.search(rf"{re.escape(ENTRY)}:\d+:\d+: .+ \[", said)
    assert "Traceback" not in said


def test_old_contacts_fail_the_build(copy: Path):
    """When nobody has checked the urgent contacts for longer than their file allows, nothing is published."""
    code, said = build(copy, CHECKED + datetime.timedelta(days=REVIEW_AFTER + 10))

    assert code != 0
    assert "resources/crisis-contacts.yml" in said
    assert f"The urgent contacts were last checked on {CHECKED}, more than {REVIEW_AFTER} days ago." in said
    assert "Traceback" not in said


def test_overdue_entries_are_published_and_say_so(copy: Path):
    """Two years later, with fresh contacts and address for security, the site still builds; every entry says that its review is overdue."""
    later = CHECKED.replace(year=CHECKED.year + 2)
    contacts = copy / "resources" / "crisis-contacts.yml"
    contacts.write_text(re.sub(r"^( *checked:) .*", rf"\1 {later}", contacts.read_text(encoding="utf-8"), flags=re.MULTILINE), encoding="utf-8")
    edit(copy / "resources" / "site.yml", r"^security_checked: .*", f"security_checked: {later}")

    code, said = build(copy, later)

    assert code == 0, said
    assert 'class="notice notice--overdue"' in (copy / "site" / PAGE / "index.html").read_text(encoding="utf-8")


def test_the_same_day_builds_the_same_site(copy: Path, built_site: Path):
    """Nothing in a page depends on when, where or how often it is built."""
    code, said = build(copy)
    assert code == 0, said

    first = {file.relative_to(copy / "site"): file.read_bytes() for file in (copy / "site").rglob("*.html")}
    build(copy)

    assert {file for file, content in first.items() if (copy / "site" / file).read_bytes() != content} == set()
    assert not any(str(copy).encode() in content for content in first.values())


# Addresses


def test_a_lost_address_fails_the_build(copy: Path):
    """What was published and is there no more stops the build, with its line; what is new does not."""
    kept = copy / "resources" / "addresses.txt"
    kept.write_text("/\n/about/\n/about/no-longer/\n/downloads/about/privacy.pdf\n/downloads/gone.pdf\n/feeds/no-longer.xml\n", encoding="utf-8")

    code, said = build(copy)

    assert code != 0
    assert re.findall(r"addresses\.txt:(\d+):1: `([^`]+)` was published and leads nowhere now\.", said) == [
        ("3", "/about/no-longer/"),
        ("5", "/downloads/gone.pdf"),
        ("6", "/feeds/no-longer.xml"),
    ]
    assert "Traceback" not in said


@pytest.fixture(scope="session")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site after an entry, an element, a role, a kind of organisation and a page written by hand have moved."""
    project = copy_of_project(tmp_path_factory.mktemp("moved") / "project")
    edit(project / ENTRY, r"^added:", "formerly: [brave-questions, guidance/eight-questions]\nadded:")
    edit(project / "resources" / "framework.yml", r"^  - id: environment$", "  - id: environment\n    formerly: [surroundings]")
    edit(project / "resources" / "vocabulary.yml", r"^(  - )?\{? *id: board(,|$)", "  - id: board\n    formerly: [trustees]")
    edit(project / "docs" / "about" / "reuse.md", r"^title:", "formerly: [about/take-away/]\ntitle:")
    code, said = build(project)
    assert code == 0, said
    return project / "site"


MOVED = {
    "case-studies/brave-questions/": PAGE,
    "guidance/eight-questions/": PAGE,
    "elements/surroundings/": "elements/environment/",
    "for/trustees/": "for/board/",
    "for/trustees/brief/": "for/board/brief/",
    "for/trustees/paper/": "for/board/paper/",
    "about/take-away/": "about/reuse/",
}


@pytest.mark.parametrize(("old", "new"), MOVED.items())
def test_a_former_address_sends_readers_on(moved: Path, old: str, new: str):
    """Its page sends the browser on without script, names the present address for search engines, and has a plain link."""
    html = (moved / old / "index.html").read_text(encoding="utf-8")
    root = data("site.yml")["address"]

    [sent_to] = re.findall(r'<meta http-equiv="refresh" content="0; url=([^"]+)">', html)
    [link] = re.findall(r'What was here is now at <a href="([^"]+)">', html)
    assert urljoin(root + old, sent_to) == urljoin(root + old, link) == root + new
    assert f'<link rel="canonical" href="{root}{new}">' in html
    assert '<meta name="robots" content="noindex">' in html
    assert 'http-equiv="Content-Security-Policy"' in html and "Need help now?" in html


def test_former_addresses_are_in_no_list(moved: Path):
    """Neither sitemap nor search nor feeds nor the index of the data nor any page names them."""
    files = [file for pattern in ("sitemap.xml", "feeds/*.xml", "api/v1/*.json", "assets/search/**/*.js", "find/index.html") for file in moved.glob(pattern)]

    assert len(files) > 20
    for file in files:
        text = file.read_text(encoding="utf-8")
        assert [old for old in MOVED if f"/{old}" in text or f'"{old}"' in text] == [], file


def test_programs_find_the_data_at_former_addresses(moved: Path):
    """The entry's data and the element's feed are at both addresses, the same; `_redirects` has all of them."""
    pairs = {
        "api/v1/case-studies/brave-questions.json": f"api/v1/{PAGE.rstrip('/')}.json",
        "api/v1/guidance/eight-questions.json": f"api/v1/{PAGE.rstrip('/')}.json",
        "feeds/surroundings.xml": "feeds/environment.xml",
    }
    papers = {f"downloads/{old.rstrip('/')}.pdf": f"downloads/{new.rstrip('/')}.pdf" for old, new in MOVED.items()}

    assert {old: (moved / old).read_bytes() == (moved / new).read_bytes() for old, new in pairs.items()} == dict.fromkeys(pairs, True)
    lines = (moved / "_redirects").read_text(encoding="utf-8").splitlines()
    assert sorted(lines) == sorted(f"/{old} /{new} 301" for old, new in (MOVED | pairs | papers).items())


def test_pages_at_former_addresses_are_valid(moved: Path, tmp_path: Path):
    """html-validate has nothing to say about them."""
    assert complaints(moved, [f"{old}index.html" for old in MOVED], tmp_path) == []


# The preview

SOON = 30
"""Seconds. A preview takes about four; a machine that runs other tests at the same time may need more."""


def served_page(address: str, wanted: str, seconds: float) -> float:
    """How long it took until a page had the wanted words; fails after `seconds`."""
    start = time.monotonic()
    while (waited := time.monotonic() - start) < seconds:
        try:
            with urlopen(address, timeout=5) as answer:
                if wanted in answer.read().decode():
                    return waited
        except (URLError, ConnectionError, TimeoutError):
            pass  # Not up yet, or building.
        time.sleep(0.1)
    pytest.fail(f"{wanted!r} was not at {address} after {seconds} s.", pytrace=False)


def test_the_preview_shows_each_edit(copy: Path):
    """`make serve` answers, and soon shows an edited entry, an edited template and an edited page, without a new start."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    root = f"http://127.0.0.1:{port}/"
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", f"127.0.0.1:{port}"]
    with open(copy / "said.txt", "w") as said, subprocess.Popen(command, cwd=copy, env=environment(SIGNPOST_SITE_URL=root), stdout=said, stderr=said) as preview:
        try:
            served_page(root, "Look after the people", 2 * SOON)
            with urlopen(root) as answer:
                assert "Content-Security-Policy" not in answer.read().decode()  # It would forbid the script that shows each edit.

            edit(copy / ENTRY, r"^title: .*", "title: Eight brave questions")
            served_page(root + PAGE, "Eight brave questions</h1>", SOON)

            edit(copy / "macros" / "render" / "templates" / "entry.j2", r"About this page", "About this very page")
            served_page(root + PAGE, "About this very page</h2>", SOON)

            edit(copy / "docs" / "about" / "reuse.md", r"^# .*", "# Take it away")
            served_page(root + "about/reuse/", "Take it away</h1>", SOON)
        finally:
            preview.terminate()
            preview.wait(10)
