"""
The commands: python -m macros check | reviewed | new | import-form | schemas | pages | papers | zip | addresses | links | changed-pages | preview-comment.

Exit codes: 0 all is well, 1 there are problems, 2 the command was called wrongly.
"""

from __future__ import annotations

import argparse
import datetime
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from macros import build
from macros.load import FOLDERS, load
from macros.model import KINDS
from macros.problems import Problem, as_github, as_json, as_text

if TYPE_CHECKING:
    from macros import proposals

# What only some commands need is imported in them: `check` is to be quick.

EXIT_CODES = "exit codes: 0 all is well (warnings may be told), 1 there are problems, 2 the command was called wrongly"


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    parser = argparse.ArgumentParser(prog="python -m macros", description="Look after the catalogue.", epilog=EXIT_CODES)
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project (this folder)")
    commands = parser.add_subparsers(dest="command", required=True)

    check = commands.add_parser("check", help="read every entry and name every mistake", epilog=EXIT_CODES)
    check.add_argument(
        "paths", metavar="PATH", nargs="*", type=Path, help="files or folders to hear about (all); everything is read, so that relations hold"
    )
    check.add_argument("--explain", metavar="RULE", nargs="?", const="", help="say what a rule asks, with an example; all of them when none is named")
    check.add_argument("--format", choices=("text", "github", "json"), default="text", help="how to print problems (text)")
    check.add_argument("--today", type=datetime.date.fromisoformat, help="the day to check against, as 2026-03-31 (today)")

    reviewed = commands.add_parser("reviewed", help="record that entries were looked at and nothing had changed", epilog=EXIT_CODES)
    reviewed.add_argument("ids", metavar="KIND/ID", nargs="+", help="the entries, as guidance/access-to-work")
    reviewed.add_argument("--note", help="what was looked at, for readers of the entry's history")
    reviewed.add_argument("--date", type=datetime.date.fromisoformat, help="the day of the look, as 2026-03-31 (today)")

    new = commands.add_parser("new", help="ask for an entry field by field, and write its file")
    new.add_argument("kind", choices=KINDS, help="the kind of entry")
    new.add_argument("--id", default="", help="the name of the file and of its page (made from the title)")
    new.add_argument("--set", action="append", default=[], metavar="FIELD=VALUE", help="answer a field and ask nothing; again for each item of a list")
    new.add_argument("--today", type=datetime.date.fromisoformat, help="the day to write into it, as 2026-03-31 (today)")

    imported = commands.add_parser("import-form", help="write the file of an entry from the text of an issue")
    imported.add_argument("file", help="where the text is; - reads it from the input")
    imported.add_argument("--today", type=datetime.date.fromisoformat, help="the day to write into it, as 2026-03-31 (today)")

    schemas = commands.add_parser("schemas", help="write schemas/ and the issue forms from the models, and keep a new version of the diagnostic")
    schemas.add_argument("--check", action="store_true", help="write nothing; fail when a file differs")

    pages = commands.add_parser("pages", help="write the whole site as plain files for another engine")
    pages.add_argument("--out", type=Path, required=True, help="an empty or new folder")

    commands.add_parser("papers", help="make the PDF of every page and list, as far as it is not there yet")

    changed = commands.add_parser("changed-pages", help="list the pages that differ between two built sites, as JSON")
    changed.add_argument("before", type=Path, help="the folder of the site as it was")
    changed.add_argument("after", type=Path, help="the folder of the site as it would be")

    comment = commands.add_parser("preview-comment", help="make a comment for a pull request from such a list")
    comment.add_argument("list", type=Path, help="the list, which may be from anybody")
    comment.add_argument("--run", required=True, help="address of the workflow's run")

    commands.add_parser("addresses", help="note every address of the built site, so that none is ever lost")

    links = commands.add_parser("links", help="visit the links to other sites and keep what is found in resources/links.yml")
    links.add_argument("--only", default="", metavar="HOST|ENTRY", help="a host (www.nhs.uk) or an entry (guidance/its-id, or its file)")
    links.add_argument("--limit", type=int, metavar="N", help="at most so many, those first that were not visited for longest")
    links.add_argument("--older-than", type=int, default=1, metavar="DAYS", help="only those last visited so many days ago or never (1)")
    links.add_argument("--issue", type=Path, metavar="FILE", help="visit nothing; write the text of the issue on broken links, empty when there is none")

    zip = commands.add_parser("zip", help="put the whole built site into downloads/site.zip, which opens from a folder")
    zip.add_argument("--site", type=Path, help="the built site (site/ in the project)")

    given = parser.parse_args(arguments)
    match given.command:
        case "check" if given.explain is not None:
            return _explain(given.explain)
        case "check":
            return _check(given.root, given.paths, given.format, given.today or build.today())
        case "reviewed":
            return _reviewed(given.root, given.ids, given.date or build.today(), given.note)
        case "new":
            return _new(given.root, given.kind, given.id, given.set, given.today or build.today())
        case "import-form":
            return _import_form(given.root, given.file, given.today or build.today())
        case "schemas":
            return _schemas(given.root, given.check)
        case "papers":
            return _papers(given.root)
        case "changed-pages":
            return _changed_pages(given.before, given.after)
        case "preview-comment":
            return _preview_comment(given.list, given.run)
        case "addresses":
            return _addresses(given.root)
        case "links":
            return _links(given.root, given.only, given.limit, given.older_than, given.issue)
        case "zip":
            return _zip(given.root, given.site or given.root / "site")
        case _:
            return _pages(given.root, given.out)


def _check(root: Path, paths: list[Path], form: str, today: datetime.date) -> int:
    places, unknown = _places(root, paths)
    if unknown:
        for words in unknown:
            print(words, file=sys.stderr)
        return 2
    catalogue, problems = load(root, today, build.overrides())
    if places:
        problems = [problem for problem in problems if problem.concerns(places)]
    errors = [problem for problem in problems if problem.severity == "error"]
    if form == "json":
        print(as_json(problems))
    else:
        for problem in problems:
            print(as_github(problem) if form == "github" else as_text(problem))
        print(_summary(len(catalogue.entries) if catalogue else 0, problems, errors), file=sys.stderr)
    return 1 if errors else 0


def _places(root: Path, paths: Iterable[Path]) -> tuple[list[str], list[str]]:
    """The paths as problems name them, and what to say of those that the check never reads."""
    here = Path(os.path.abspath(root))
    places, unknown = [], []
    for path in paths:
        place = Path(os.path.abspath(path))
        if not place.exists():
            unknown.append(f"There is no file or folder `{path}`. Is its name right, as seen from this folder?")
        elif here.is_relative_to(place):
            places.append(".")
        elif place.is_relative_to(here) and place.relative_to(here).parts[0] in FOLDERS:
            places.append(place.relative_to(here).as_posix())
        else:
            unknown.append(f"`{path}` is not among what is checked, which is in {' and '.join(f'`{folder}/`' for folder in FOLDERS)}.")
    return places, unknown


def _explain(name: str) -> int:
    from macros.views.reference import explained, rules

    known = {rule.id: rule for rule in rules()}
    if name and name not in known:
        near = get_close_matches(name, known, n=3)
        advice = f"Did you mean {' or '.join(f'`{other}`' for other in near)}?" if near else "`check --explain` without a name shows them all."
        print(f"There is no rule `{name}`. {advice}", file=sys.stderr)
        return 2
    print("\n\n\n".join(explained(rule) for rule in ([known[name]] if name else known.values())))
    return 0


def _summary(entries: int, problems: list[Problem], errors: list[Problem]) -> str:
    warnings = len(problems) - len(errors)
    told = f"{len(errors)} problem{'s' if len(errors) != 1 else ''}" if errors else "no problems"
    also = f", {warnings} warning{'s' if warnings != 1 else ''}" if warnings else ""
    return f"{entries} entries read, {told}{also}."


def _reviewed(root: Path, ids: list[str], day: datetime.date, note: str | None) -> int:
    from macros import reviewed

    today = build.today()
    catalogue, problems = load(root, today)
    if catalogue is None:
        for problem in problems:
            print(as_text(problem))
        return 1
    known = {f"{kind}/{id}": entry for (kind, id), entry in catalogue.entry.items()}
    unknown = [id for id in ids if id not in known]
    for id in unknown:
        near = get_close_matches(id, known, n=1)
        advice = f"Did you mean `{near[0]}`?" if near else "Write its kind, a slash and its file name without `.yml`."
        print(f"There is no entry `{id}` that can be read. {advice}", file=sys.stderr)
    if unknown:
        return 2
    wrong, before = [], {}
    for id in dict.fromkeys(ids):
        entry = known[id]
        if any(change.level == "checked" and change.date == day == entry.value.reviewed for change in entry.value.changes):
            print(f"{entry.path}: that is recorded already.", file=sys.stderr)
            continue
        if not entry.value.reviewed <= day <= today:
            wrong.append(f"{entry.path}: it was last reviewed on {entry.value.reviewed}, and today is {today}; {day} does not lie between them.")
            continue
        text = (root / entry.path).read_bytes().decode("utf-8")
        mark = "\ufeff" if text.startswith("\ufeff") else ""
        try:
            after = mark + reviewed.checked_no_change(text.removeprefix(mark), entry.document, day, note or reviewed.NOTE)
        except ValueError as error:
            wrong.append(f"{entry.path}: {error}. Set `reviewed` and add to `changes` by hand.")
            continue
        before[entry.path] = text
        _write(root / entry.path, after)
    # What has become wrong by it, such as a note with HTML in it, is taken back.
    for problem in load(root, today)[1]:
        if problem not in problems and problem.at.path in before:
            _write(root / problem.at.path, before.pop(problem.at.path))
            wrong.append(as_text(problem))
    for path in before:
        print(f"{path}: checked on {day}, no change.", file=sys.stderr)
    for words in wrong:
        print(f"Not recorded: {words}")
    return 1 if wrong else 0


def _new(root: Path, kind: str, id: str, answered: list[str], today: datetime.date) -> int:
    from macros import proposals
    from macros.views.entry_form import entry_form

    catalogue, problems = load(root, today)
    if catalogue is None:
        print("\n".join(map(as_text, problems)))
        return 1
    form = entry_form(catalogue, kind)
    answers: proposals.Answers = {}
    for item in answered:
        way, sign, value = item.partition("=")
        if not sign or not proposals.put(form, answers, way, value):
            print(f"`{item}` is not a field and a value. Fields of {form.one}: {', '.join(field.name for field in form.fields)}.", file=sys.stderr)
            return 2
    try:
        answers = answers or proposals.asked(form, input, print)
    except (EOFError, KeyboardInterrupt):
        print("\nNothing was written.", file=sys.stderr)
        return 2
    return _propose(root, proposals.proposal(form, answers, today, id), today, as_text)


def _import_form(root: Path, file: str, today: datetime.date) -> int:
    from macros import proposals
    from macros.views.entry_form import entry_forms

    try:
        body = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")
    except (OSError, UnicodeError) as error:
        print(f"{file} cannot be read: {error}.", file=sys.stderr)
        return 2
    catalogue, problems = load(root, today)
    if catalogue is None:
        print("\n".join(map(as_text, problems)))
        return 1
    found = proposals.from_issue(entry_forms(catalogue), body, today)
    if isinstance(found, str):
        print(found)
        return 1
    return _propose(root, found, today)


def _propose(root: Path, proposal: proposals.Proposal, today: datetime.date, told: Callable[[Problem], str] | None = None) -> int:
    """Write a proposed file where none is, and say what is wrong with it: in lines, or as a comment for whoever proposed it."""
    from macros import proposals

    file = root / proposal.path
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8", newline="") as new:
            new.write(proposal.text)
    except FileExistsError:
        print(f"There is an entry `{proposal.path}` already, and it was left as it is. If yours is another thing, give it another title.")
        return 1
    problems = [problem for problem in load(root, today)[1] if problem.at.path == proposal.path and problem.severity == "error"]
    if told is None:
        print(proposals.as_comment(proposal.path, problems))
    else:
        for problem in problems:
            print(told(problem))
    print(f"{proposal.path} is written, with {_summary(1, problems, problems).partition(', ')[2]}", file=sys.stderr)
    return 1 if problems else 0


def _schemas(root: Path, only_check: bool) -> int:
    from macros.checks.diagnostic_model import version_file
    from macros.exports.issue_forms import issue_forms
    from macros.exports.schemas import schema_files
    from macros.model import DIAGNOSTIC_FOLDER

    catalogue, problems = load(root, build.today())
    if catalogue is None:
        for problem in problems:
            print(as_text(problem))
        return 1
    differing = []
    wanted = {f"schemas/{name}": text for name, text in schema_files(catalogue).items()} | issue_forms(catalogue)
    if catalogue.diagnostic and not only_check:
        name, text = version_file(catalogue.diagnostic)
        # A version that is kept stays as it was; `check` says when the model has moved on.
        if not (root / DIAGNOSTIC_FOLDER / "versions" / name).is_file():
            wanted[f"{DIAGNOSTIC_FOLDER}/versions/{name}"] = text
    for name, text in wanted.items():
        file = root / name
        if not file.is_file() or file.read_text(encoding="utf-8") != text:
            differing.append(name)
            if not only_check:
                _write(file, text)
    if differing and only_check:
        print(f"Out of date: {', '.join(differing)}. Run `make schemas`.")
        return 1
    print(f"{len(differing)} files written." if differing else "The schemas and issue forms are up to date.", file=sys.stderr)
    return 0


def _pages(root: Path, out: Path) -> int:
    """Everything another engine needs in one folder: configuration, docs with the generated pages, overrides."""
    from macros import reports, site
    from macros.hand_written import with_field
    from macros.papers import kept

    catalogue, problems = load(root, build.today(), build.overrides())
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors or catalogue is None:
        for problem in errors:
            print(as_text(problem))
        return 1
    if out.exists() and any(out.iterdir()):
        print(f"{out} is not empty; choose an empty or new folder, so that nothing of yours is overwritten.", file=sys.stderr)
        return 2
    shutil.copytree(root / "docs", out / "docs")
    shutil.copytree(root / "overrides", out / "overrides")
    shutil.copy(root / "mkdocs.yml", out / "mkdocs.yml")
    for folder in ("resources", "case_studies"):
        shutil.copytree(root / folder, out / folder)
    built = root / "frontend" / "dist"
    if built.is_dir():
        shutil.copytree(built, out / "docs" / "assets", dirs_exist_ok=True)
    found = reports.read(root, problems, len(catalogue.entries))
    made = list(kept.with_papers(root, catalogue, site.pages(catalogue, found)))
    by_hand = kept.papers_by_hand(root, catalogue)
    for page in by_hand:
        _write(out / page.source, with_field((out / page.source).read_text(encoding="utf-8-sig"), "paper", page.paper_in_words))
    for address, file in kept.files(root, catalogue, (*made, *by_hand)):
        (out / "docs" / address).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, out / "docs" / address)
    for page in made:
        _write(out / "docs" / page.file, page.markdown)
    stylesheet = (root / "docs" / "assets" / "stylesheets" / "site.css").read_text(encoding="utf-8")
    own = (*site.assets(catalogue, stylesheet), *site.report_assets(catalogue, found))
    for asset in (*own, *site.data_assets(catalogue, made), *site.search_assets(catalogue, made)):
        _write(out / "docs" / asset.address, asset.content)
    for name, text in site.partials(catalogue).items():
        _write(out / "overrides" / name, text)
    print(f"{len(made)} pages written to {out}.", file=sys.stderr)
    return 0


def _papers(root: Path) -> int:
    from macros import site
    from macros.papers import press  # brings Typst, which nothing else needs
    from macros.papers.by_hand import pages_by_hand

    catalogue, problems = load(root, build.today(), build.overrides())
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors or catalogue is None:
        for problem in errors:
            print(as_text(problem))
        return 1
    result = press.make(root, catalogue, [*site.pages(catalogue), *pages_by_hand(catalogue)], press.colours_in(root), lambda words: print(words, file=sys.stderr))
    for address, why in result.failures:
        print(f"The paper of {address} could not be set: {why}")
    print(f"{result.made} papers made, {result.kept} as they were.", file=sys.stderr)
    return 1 if result.failures else 0


def _changed_pages(before: Path, after: Path) -> int:
    from macros import changed_pages

    for folder in (before, after):
        if not (folder / "index.html").is_file():
            print(f"There is no built site in `{folder}`; `make build` makes one.", file=sys.stderr)
            return 2
    print(changed_pages.as_file(changed_pages.changes(before, after)), end="")
    return 0


def _preview_comment(file: Path, run: str) -> int:
    from macros import changed_pages

    if file.is_symlink() or not file.is_file():
        print(f"`{file}` is not a file.", file=sys.stderr)
        return 2
    try:
        with file.open(encoding="utf-8") as opened:
            found = changed_pages.from_file(opened.read(changed_pages.LARGEST + 1))
    except ValueError as error:
        print(f"{file}: {error}" if not isinstance(error, UnicodeError) else f"{file}: This is not a list of changed pages.", file=sys.stderr)
        return 1
    print(changed_pages.comment(found, run), end="")
    return 0


def _addresses(root: Path) -> int:
    from macros import published
    from macros.checks import lost_address

    site_folder = root / "site"
    files = {file.relative_to(site_folder).as_posix() for file in site_folder.rglob("*") if file.is_file()}
    if "index.html" not in files:
        print("There is no built site in site/. Do `make build` first.", file=sys.stderr)
        return 2
    known = published.read(root)
    lost = list(lost_address.as_problems(published.lost(known, files)))
    for problem in lost:
        print(as_text(problem))
    if lost:
        return 1
    found = published.addresses_of(files)
    published.write(root, {*known, *found})
    print(f"{len(found - set(known))} new addresses, {len(known)} known before.", file=sys.stderr)
    return 0


def _links(root: Path, only: str, limit: int | None, older_than: int, issue: Path | None) -> int:
    from macros.links import errand  # brings urllib3 and Protego, which nothing else needs

    catalogue, problems = load(root, build.today(), build.overrides())
    if catalogue is None:
        for problem in problems:
            print(as_text(problem))
        return 1
    if issue is not None:
        issue.write_text(errand.issue_text(catalogue), encoding="utf-8")
        return 0
    only = errand.meant(catalogue, only)
    if only is None:
        print("There is no link of such a host or entry. Write www.nhs.uk, guidance/its-id or the entry’s file.", file=sys.stderr)
        return 2
    done = errand.run(root, catalogue, only, limit, older_than, lambda words: print(words, file=sys.stderr, flush=True))
    print(done.summary, file=sys.stderr)
    return done.exit_code


def _zip(root: Path, folder: Path) -> int:
    from macros import zipped

    catalogue, problems = load(root, build.today(), build.overrides())
    if catalogue is None:
        for problem in problems:
            print(as_text(problem))
        return 1
    if not (folder / "index.html").is_file():
        print(f"There is no built site in {folder}. `make build` makes one.", file=sys.stderr)
        return 2
    name = re.sub(r"[^a-z0-9]+", "-", catalogue.site.name.lower()).strip("-") or "site"
    size = zipped.write(folder, name, catalogue.site.address)
    print(f"{zipped.ADDRESS}: {size / 1_000_000:.1f} MB.", file=sys.stderr)
    return 0


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode())


if __name__ == "__main__":
    sys.exit(main())
