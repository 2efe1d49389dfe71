"""
Every page that is made from data: where it lives, what it is called and what it says. Knows no engine.

`pages` is the one list that the MkDocs adapter, the command `python -m macros pages` and the tests all read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from macros.catalogue import Catalogue, Challenge, Diagnostic, Located, Progress
from macros.exports import bill_of_materials, payload
from macros.exports.calendar import CALENDAR_ADDRESS, calendar_of_sessions
from macros.exports.feeds import feed_files
from macros.exports.hosting import hosting_files, policy_in_page
from macros.exports.linked_data import linked_data
from macros.exports.open_data import open_data_files
from macros.exports.schemas import schema_files
from macros.exports.search.files import search_files
from macros.exports.sitemap import sitemap_files
from macros.model import BRIEFS_FOLDER, CHALLENGE_FOLDER, DIAGNOSTIC_FOLDER, KINDS, LIBRARY_FILES, PROGRESS_FOLDER, SINGLE_FILES, WORDS_FOLDER, Entry
from macros.model.community import Community
from macros.moves import Move, moves
from macros.render.environment import body, environment, relative
from macros.views import reference
from macros.views.addresses import (
    ENTRIES,
    FINDER_ADDRESS,
    PROPOSE,
    SINGULAR,
    SUGGEST,
    element_address,
    entry_address,
    feed_address,
    list_address,
    objective_address,
    propose_address,
    source_file,
)
from macros.views.author import author_page
from macros.views.briefs import BriefView, brief_view
from macros.views.challenge import challenge_page
from macros.views.changes import changes_page, events, last_changed
from macros.views.community import COMMUNITY_ADDRESS, community_page
from macros.views.entry_form import entry_forms, skeleton
from macros.views.entry_page import actions, entry_page
from macros.views.findable import Findable, findable_entries, findable_hand_written, findable_page, findable_places
from macros.views.finder import finder_of
from macros.views.help_now import help_now, urgent
from macros.views.link_states import outside_link, together
from macros.views.listing import Listing, audience_page, choices_with_counts, element_page, kind_listing, sector_page, whole_listing
from macros.views.measures import dictionary
from macros.views.objectives import matrix_page, objective_page, organisation_page
from macros.views.overdue import OVERDUE_ADDRESS, OVERDUE_FEED, overdue_page
from macros.views.papers import Paper
from macros.views.procurement import procurement_page
from macros.views.progress import PROGRESS_ADDRESS, progress_address, progress_page, series_address, series_lines, series_page, updated_of
from macros.views.propose import CARD_FACTS, doors
from macros.views.quality import Reports, quality_page
from macros.views.questionnaire import questionnaire, worked_example
from macros.views.standards import standards_page
from macros.views.wheel import wheel_of
from macros.views.words import small_number_in_words

Link = tuple[str, str]

_FILE_OF = {name: path for name, (path, _) in (SINGLE_FILES | LIBRARY_FILES).items()}


@dataclass(frozen=True)
class SitePage:
    """One generated page."""

    address: str
    """From the root of the site, with a slash at the end: `guidance/acas-stress/`."""
    title: str
    description: str
    kind: str
    """For the page's looks, and for whoever counts."""
    trail: tuple[Link, ...]
    """Breadcrumbs: words and address of the pages above."""
    body: str
    """One block of HTML."""
    source: str
    """The file that "edit this page" opens, from the project's root."""
    updated: str = ""
    """Day on which what it says last changed, where the data knows."""
    feed: str = ""
    """Address of the feed of its changes, if it has one."""
    moved_to: str = ""
    """Where what was here is now, for a page at a former address."""
    paper: Paper | None = None
    """The same as a PDF, where one was made that says what the page says."""

    @property
    def file(self) -> str:
        """The Markdown file that an engine takes the page from."""
        return source_file(self.address)

    @property
    def meta(self) -> dict[str, Any]:
        """Front matter. Generated pages carry no macros, which would cost each of them a second rendering."""
        return {
            "title": self.title,
            "description": self.description,
            "kind": self.kind,
            "trail": [{"title": words, "url": where} for words, where in self.trail],
            "render_macros": False,
            **({"feed": self.feed} if self.feed else {}),
            **({"moved_to": self.moved_to} if self.moved_to else {}),
            **({"paper": self.paper_in_words} if self.paper else {}),
            **({"charts": True} if 'data-component="chart"' in self.body else {}),
        }

    @property
    def paper_in_words(self) -> dict[str, str]:
        """What stands beside the link to its paper; empty without one."""
        return {"url": self.paper.address, "link": self.paper.link, "caveat": self.paper.caveat} if self.paper else {}

    @property
    def markdown(self) -> str:
        """The page as a Markdown file with front matter, for engines that read files. JSON is YAML too."""
        front = "\n".join(f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in self.meta.items())
        return f"---\n{front}\n---\n\n{self.body}\n"


@dataclass(frozen=True)
class Asset:
    """A generated file that is not a page."""

    address: str
    content: str


def pages(catalogue: Catalogue, reports: Reports = Reports()) -> Iterator[SitePage]:
    """Every generated page, in a stable order. `reports` are what checks outside the catalogue found."""
    make = partial(_page, catalogue, environment())
    yield _help_now(catalogue, make)
    yield from _wheel(catalogue, make)
    yield _list(catalogue, make, FINDER_ADDRESS, whole_listing(catalogue), "resources/", catalogue.entries, ENTRIES, "")
    for kind in KINDS:
        entries, collection = catalogue.of_kind(kind), KINDS[kind].collection
        yield _list(catalogue, make, list_address(kind), kind_listing(catalogue, kind), f"{KINDS[kind].folder}/", entries, SINGULAR[kind], collection)
        for entry in catalogue.of_kind(kind):
            yield _entry(catalogue, make, entry)
    yield from _signposts(catalogue, make)
    yield from _objectives(catalogue, make)
    yield from _standards(catalogue, make)
    yield from _procurement(catalogue, make)
    if catalogue.challenge:
        yield _challenge(catalogue, catalogue.challenge, make)
    if catalogue.progress:
        yield from _progress(catalogue, catalogue.progress, make)
    if catalogue.community:
        yield _community(catalogue, catalogue.community, make)
    if catalogue.diagnostic:
        yield from _diagnostic(catalogue, catalogue.diagnostic, make)
    yield _changes(catalogue, make)
    yield _my_list(catalogue, make)
    yield _offline(catalogue, make)
    yield from _authors(catalogue, make)
    yield from _for_contributors(catalogue, make)
    yield _quality(catalogue, make, reports)
    yield _overdue(catalogue, make)
    yield from _moved(make, moves(catalogue))


def absent_pages(catalogue: Catalogue) -> frozenset[str]:
    """Addresses of pages that a site may do without and this one does, so that the shell has no links to them."""
    optional = {
        "challenge/": catalogue.challenge,
        PROGRESS_ADDRESS: catalogue.progress,
        COMMUNITY_ADDRESS: catalogue.community,
        "objectives/": catalogue.objectives,
        "standards/": catalogue.standards,
        "procurement/": catalogue.procurement,
        "diagnostic/": catalogue.diagnostic,
    }
    return frozenset(address for address, data in optional.items() if data is None)


def _page(
    catalogue: Catalogue,
    env: Environment,
    template: str,
    address: str,
    title: str,
    description: str,
    kind: str,
    trail: tuple[Link, ...],
    source: str,
    updated: str = "",
    feed: str = "",
    moved_to: str = "",
    **names: Any,
) -> SitePage:
    shared = {"framework": catalogue.framework.value, "suggest": SUGGEST, "site": catalogue.site, **_links(catalogue)}
    html = body(env, template, address, **shared, updated=updated, feed=feed, moved_to=moved_to, **names)
    return SitePage(address, title, description, kind, trail, html, source, updated, feed, moved_to)


def _links(catalogue: Catalogue) -> dict[str, Any]:
    """What templates ask about links to other sites."""
    return {"outside_link": partial(outside_link, catalogue), "links_together": partial(together, catalogue)}


def _day(entries: Iterable[Located[Entry]]) -> str:
    """When a page that is made of these entries last changed, as the newest of them did."""
    return str(last_changed(entries) or "")


def _list(
    catalogue: Catalogue,
    make: partial[SitePage],
    address: str,
    view: Listing,
    source: str,
    entries: Collection[Located[Entry]],
    things: tuple[str, str],
    collection: str,
) -> SitePage:
    """A list with its finder. `things` is how its entries are counted; `collection` is empty for the list of everything."""
    is_measures = collection == KINDS["measure"].collection
    return make(
        "measures.j2" if is_measures else "listing.j2",
        address,
        view.title,
        view.lede,
        "finder",
        (),
        source,
        updated=_day(entries),
        feed=feed_address(collection or "changes"),
        view=view,
        finder=finder_of(catalogue, entries),
        things=things,
        collection=collection,
        words=Markup(payload.as_script(payload.words(catalogue, "finder"))),
        dictionary=dictionary(catalogue) if is_measures else None,
    )


def _entry(catalogue: Catalogue, make: partial[SitePage], entry: Located[Entry]) -> SitePage:
    value = entry.value
    view = entry_page(catalogue, entry)
    authors = [catalogue.author[id] for id in value.authors]
    return make(
        f"{value.kind}.j2",
        view.address,
        value.title,
        value.summary,
        value.kind,
        tuple(view.trail),
        entry.path,
        updated=_day([entry]),
        view=view,
        authors=authors,
        linked_data=Markup(payload.as_script(linked_data(catalogue, entry))),
    )


def _help_now(catalogue: Catalogue, make: partial[SitePage]) -> SitePage:
    description = "Who to call, text or chat to when you or somebody else needs help now, by nation and need."
    links = actions(catalogue, "Help now", "help-now/", _FILE_OF["crisis-contacts"])
    return make(
        "help-now.j2",
        "help-now/",
        "Help now",
        description,
        "help",
        (),
        _FILE_OF["crisis-contacts"],
        updated=str(catalogue.contacts.value.checked),
        view=help_now(catalogue),
        actions=links,
    )


def _wheel(catalogue: Catalogue, make: partial[SitePage]) -> Iterator[SitePage]:
    framework, source = catalogue.framework.value, _FILE_OF["framework"]
    yield make("wheel-page.j2", "wheel/", framework.name, framework.summary, "wheel", (), source, wheel=wheel_of(catalogue), challenge=catalogue.challenge)
    trail = ((framework.name, "wheel/"),)
    for element in framework.elements:
        view, address = element_page(catalogue, element.id), element_address(element.id)
        links = actions(catalogue, element.name, address, source)
        updated = _day(entry for entry in catalogue.entries if element.id in entry.value.elements)
        yield make(
            "element.j2",
            address,
            element.name,
            element.question,
            "element",
            trail,
            source,
            updated=updated,
            feed=feed_address(element.id),
            view=view,
            actions=links,
        )


def _signposts(catalogue: Catalogue, make: partial[SitePage]) -> Iterator[SitePage]:
    vocabulary, source = catalogue.vocabulary.value, _FILE_OF["vocabulary"]
    briefs = {brief.value.audience: brief_view(catalogue, brief) for brief in catalogue.briefs}
    lists = (
        ("for/", "For you", "Signposts by role: where to begin, and everything that is useful to you.", "By role", "audiences", audience_page, ""),
        (
            "sectors/",
            "Kinds of organisation",
            "Signposts by kind of organisation: what was written for places like yours, and who has done it.",
            "By kind of organisation",
            "sectors",
            sector_page,
            "This is what was written for places like yours. The lists also hold much that fits any organisation.",
        ),
    )
    for folder, title, lede, kicker, name, view_of, note in lists:
        choices = [choice for choice in vocabulary.choices(name) if choice.id != "all"]
        counted = choices_with_counts(catalogue, choices, name)
        yield make("signposts.j2", folder, title, lede, "list", (), source, view_title=title, lede=lede, folder=folder, choices=counted)
        for choice in choices:
            text = choice.intro or choice.meaning or choice.label
            view = view_of(catalogue, choice)
            brief = briefs.get(choice.id) if name == "audiences" else None
            address, trail = f"{folder}{choice.id}/", ((title, folder),)
            updated = _day(entry for entry in catalogue.entries if choice.id in getattr(entry.value, name))
            yield make(
                "signpost.j2",
                address,
                choice.label,
                text,
                "signpost",
                trail,
                source,
                updated=updated,
                view=view,
                kicker=kicker,
                note=note,
                brief=brief,
                challenge=catalogue.challenge if name == "audiences" else None,
                fitting=f"{FINDER_ADDRESS}?{name.removesuffix('s')}={choice.id}",
            )
            if brief:
                yield from _papers(catalogue, make, brief, (*trail, (choice.label, address)), f"{BRIEFS_FOLDER}/{choice.id}.yml")


def _papers(catalogue: Catalogue, make: partial[SitePage], brief: BriefView, trail: tuple[Link, ...], source: str) -> Iterator[SitePage]:
    for paper in brief.papers:
        yield make("paper.j2", paper.address, paper.title, paper.lede, "paper", trail, source, view=paper)


def _objectives(catalogue: Catalogue, make: partial[SitePage]) -> Iterator[SitePage]:
    matrix, source, address = catalogue.objectives, _FILE_OF["objectives"], "objectives/"
    if matrix is None:
        return
    title = "Mental-health objectives"
    description = "What each kind of organisation can do towards each objective, on what that rests, and where nothing was read."
    view = matrix_page(catalogue, matrix)
    yield make("objectives.j2", address, title, description, "library", (), source, view=view, actions=actions(catalogue, title, address, source))
    trail = ((title, address),)
    for objective in matrix.value.objectives:
        view, below, of = objective_page(catalogue, matrix, objective), objective_address(objective.id), len(matrix.value.objectives)
        links = actions(catalogue, view.title, below, source)
        yield make("objective.j2", below, view.title, objective.for_staff, "objective", trail, source, view=view, of=of, actions=links)
    for organisation in matrix.value.organisations:
        view, below = organisation_page(catalogue, matrix, organisation), objective_address(organisation.id)
        description = f"{organisation.name}: what to do towards each mental-health objective, with resources, cases and measures."
        links = actions(catalogue, view.title, below, source)
        yield make("objectives-of.j2", below, view.title, description, "objective", trail, source, view=view, actions=links)


def _standards(catalogue: Catalogue, make: partial[SitePage]) -> Iterator[SitePage]:
    standards, source, address, title = catalogue.standards, _FILE_OF["standards"], "standards/", "Standards"
    if standards is None:
        return
    description = "Service levels to expect, high-impact changes, a register of schemes with levels, cost and evidence, and a self-check to print."
    view, links = standards_page(catalogue, standards), actions(catalogue, title, address, source)
    yield make("standards.j2", address, title, description, "library", (), source, view=view, actions=links)


def _procurement(catalogue: Catalogue, make: partial[SitePage]) -> Iterator[SitePage]:
    procurement, source, address, title = catalogue.procurement, _FILE_OF["procurement"], "procurement/", "Buying wellbeing services"
    if procurement is None:
        return
    description = "Neutral questions for specifying and monitoring occupational health, employee assistance, physiotherapy and training."
    view, links = procurement_page(catalogue, procurement), actions(catalogue, title, address, source)
    yield make("procurement.j2", address, title, description, "library", (), source, view=view, actions=links)


def _challenge(catalogue: Catalogue, challenge: Challenge, make: partial[SitePage]) -> SitePage:
    title, source = "The scale of the challenge", f"{CHALLENGE_FOLDER}/"
    description = "Published figures on health and wellbeing at work, with their dates, sources and breaks, and levels aimed for beside what was reached."
    links = actions(catalogue, title, "challenge/", source)
    return make("challenge.j2", "challenge/", title, description, "challenge", (), source, view=challenge_page(catalogue, challenge), actions=links)


def _progress(catalogue: Catalogue, progress: Progress, make: partial[SitePage]) -> Iterator[SitePage]:
    title, list_of_series = "Progress", f"{PROGRESS_FOLDER}/series.yml"
    description = "What public bodies reported on the wellbeing of a workforce, year by year, with figures and what they rest on."
    links = actions(catalogue, title, PROGRESS_ADDRESS, list_of_series)
    newest = str(max(updated_of(progress, series) for series in progress.series.value.series))
    lines = series_lines(progress)
    yield make("progress.j2", PROGRESS_ADDRESS, title, description, "list", (), list_of_series, updated=newest, lines=lines, actions=links)
    trail: tuple[Link, ...] = ((title, PROGRESS_ADDRESS),)
    for series in progress.series.value.series:
        view, address = series_page(catalogue, progress, series), series_address(series)
        links = actions(catalogue, series.title, address, list_of_series)
        yield make("progress-series.j2", address, series.title, series.summary, "progress", trail, list_of_series, updated=str(view.updated), view=view, actions=links)
        below = (*trail, (series.title, address))
        for page in progress.pages_of(series):
            found, at = progress_page(catalogue, progress, page), progress_address(page)
            links = actions(catalogue, page.value.title, at, page.path)
            updated = str(page.value.last_updated)
            yield make("progress-page.j2", at, page.value.title, found.summary, "progress", below, page.path, updated=updated, view=found, actions=links)


def _community(catalogue: Catalogue, community: Located[Community], make: partial[SitePage]) -> SitePage:
    title, source = "Community", _FILE_OF["community"]
    description = "Peer support and communities of practice for people who look after others at work, and how to start a group."
    calendar = calendar_of_sessions(catalogue.site, community.value)
    view = community_page(catalogue, community.value, CALENDAR_ADDRESS, len(calendar.encode()))
    links, updated = actions(catalogue, title, COMMUNITY_ADDRESS, source), str(community.value.reviewed)
    return make("community.j2", COMMUNITY_ADDRESS, title, description, "community", (), source, updated=updated, view=view, actions=links)


def _diagnostic(catalogue: Catalogue, diagnostic: Diagnostic, make: partial[SitePage]) -> Iterator[SitePage]:
    source, trail = f"{DIAGNOSTIC_FOLDER}/", (("Where do we stand?", "diagnostic/"),)
    form, scale = questionnaire(catalogue, diagnostic), diagnostic.scale.value
    script = Markup(payload.as_script(payload.payload(catalogue, diagnostic)))
    words = Markup(payload.as_script(payload.words(catalogue, "answering", "reports", "results")))
    count = small_number_in_words(len(catalogue.elements))
    description = f"Rate what is true where you work and see where you stand on the {count} elements. Your answers stay on this device."
    yield make(
        "diagnostic.j2",
        "diagnostic/",
        "Where do we stand?",
        description,
        "diagnostic",
        (),
        source,
        form=form,
        own_levels=[(level, f"{level.meaning}.") for level in scale.levels],
        sectors=[sector for sector in catalogue.vocabulary.value.choices("sectors") if sector.id != "all"],
        payload=script,
        words=words,
    )
    description = "The whole form to print and fill in by hand, with room for notes."
    yield make("diagnostic-print.j2", "diagnostic/print/", "The diagnostic on paper", description, "paper-form", trail, source, form=form)
    description = "How a score is worked out, what makes it a range, and what it is not. With a worked example."
    yield make(
        "scoring.j2",
        "diagnostic/scoring/",
        "How it is scored",
        description,
        "text",
        trail,
        f"{source}bands.yml",
        example=worked_example(diagnostic),
        bands=diagnostic.bands.value.bands,
        top=len(scale.levels) - 1,
        does_not_apply=scale.does_not_apply,
        dont_know=scale.dont_know,
    )
    description = "A running order for ninety minutes with six to ten people."
    yield make(
        "facilitate.j2", "diagnostic/facilitate/", "Do it with a group", description, "text", trail, source, form=form, words=payload.words(catalogue, "facilitate")
    )


def _changes(catalogue: Catalogue, make: partial[SitePage]) -> SitePage:
    description = "What was added, changed and checked on this site, and why, newest first."
    view, newest = changes_page(catalogue), events(catalogue.entries)[:1]
    updated = str(newest[0].date) if newest else ""
    return make("changes.j2", "changes/", "Changes", description, "list", (), "resources/", updated=updated, feed=feed_address("changes"), view=view)


def _my_list(catalogue: Catalogue, make: partial[SitePage]) -> SitePage:
    known = Markup(payload.as_script(payload.names(catalogue)))
    words = Markup(payload.as_script(payload.words(catalogue, "my-list")))
    description = "Keep what you want to read, note what you take from it, and leave with a learning log. It stays in your browser."
    return make("my-list.j2", "my-list/", "My list", description, "my-list", (), f"{WORDS_FOLDER}/my-list.yml", payload=known, words=words)


def _offline(catalogue: Catalogue, make: partial[SitePage]) -> SitePage:
    address = "offline/"
    description = "What works without a connection, how to keep the whole site on a device, and whom to call."
    words = Markup(payload.as_script(payload.words(catalogue, "offline")))
    help_address = relative(address, "help-now/")
    urgent_contacts = Markup(urgent_help(catalogue).replace("HELP-NOW-ADDRESS", help_address))
    has_diagnostic = catalogue.diagnostic is not None
    source = f"{WORDS_FOLDER}/offline.yml"
    return make("offline.j2", address, "Without a connection", description, "text", (), source, words=words, urgent=urgent_contacts, has_diagnostic=has_diagnostic)


def _authors(catalogue: Catalogue, make: partial[SitePage]) -> Iterator[SitePage]:
    source = _FILE_OF["authors"]
    trail = (("About", "about/"),)
    authors = [(author, sum(id in entry.value.authors for entry in catalogue.entries)) for id, author in catalogue.author.items()]
    yield make("authors.j2", "about/authors/", "Authors", "Who writes and reviews the entries.", "list", trail, source, authors=authors)
    below = (*trail, ("Authors", "about/authors/"))
    for id, author in catalogue.author.items():
        address, view = f"about/authors/{id}/", author_page(catalogue, author)
        links = actions(catalogue, author.name, address, source)
        yield make("author.j2", address, author.name, author.profile, "author", below, source, updated=view.updated, view=view, actions=links)


def _for_contributors(catalogue: Catalogue, make: partial[SitePage]) -> Iterator[SitePage]:
    trail = (("Contribute", "contribute/"),)
    yield make(
        "fields.j2",
        "contribute/fields/",
        "Fields",
        "Every field of every kind of entry.",
        "reference",
        trail,
        "macros/model/",
        kinds=reference.kinds_with_fields(),
        library=reference.library_with_fields(),
        singles=reference.single_files(),
        lists=reference.closed_lists(catalogue),
    )
    yield from _propose(catalogue, make, trail)
    yield make("rules.j2", "contribute/checks/", "Checks", "What the checks look for.", "reference", trail, "macros/checks/", rules=reference.rules())


def _propose(catalogue: Catalogue, make: partial[SitePage], trail: tuple[Link, ...]) -> Iterator[SitePage]:
    source, title = "macros/views/entry_form.py", "Propose an entry"
    forms = entry_forms(catalogue)
    description = "A form for each kind of entry. It checks what you write as you go, and leaves your device only when you send it."
    yield make("propose.j2", PROPOSE, title, description, "propose", trail, source, forms=forms, doors=doors(catalogue), addresses={form.kind: propose_address(form.kind) for form in forms})
    words, below = Markup(payload.as_script(payload.words(catalogue, "propose"))), (*trail, (title, PROPOSE))
    for form in forms:
        yield make(
            "propose-entry.j2",
            propose_address(form.kind),
            f"Propose {form.one}",
            f"{form.meaning} Fill in the form, see the page that it makes, and send it the way that suits you.",
            "propose",
            below,
            source,
            form=form,
            skeleton=skeleton(form),
            card=[[label, way] for label, way in CARD_FACTS[form.kind]],
            doors=doors(catalogue, form),
            payload=Markup(payload.as_script(payload.entry_form(form))),
            words=words,
        )


def _quality(catalogue: Catalogue, make: partial[SitePage], reports: Reports) -> SitePage:
    description = "What was checked and found for this very build, what is overdue for review, what is stored, and what the site is made of."
    trail, source = (("About", "about/"),), "macros/render/templates/quality.j2"
    return make("quality.j2", "about/quality/", "Quality", description, "quality", trail, source, view=quality_page(catalogue, reports))


def _overdue(catalogue: Catalogue, make: partial[SitePage]) -> SitePage:
    description = "Entries and statements that nobody has looked at for too long, and who is to look at them."
    trail, source, view = (("About", "about/"),), _FILE_OF["review"], overdue_page(catalogue)
    return make("overdue.j2", OVERDUE_ADDRESS, "Overdue for review", description, "list", trail, source, feed=feed_address(OVERDUE_FEED), view=view)


MOVED = "moved"
"""Kind of the pages at former addresses. They are in no list, sitemap or search, and have no paper."""


def _moved(make: partial[SitePage], moved: Iterable[Move]) -> Iterator[SitePage]:
    for move in moved:
        yield make("moved.j2", move.old, "This page has moved", "", MOVED, (), move.source, moved_to=move.new, name=move.title)


def report_assets(catalogue: Catalogue, reports: Reports) -> Iterator[Asset]:
    """The files beside the quality page."""
    yield Asset(bill_of_materials.ADDRESS, bill_of_materials.bill_of_materials(catalogue.site, reports.packages))


def assets(catalogue: Catalogue, stylesheet: str) -> Iterator[Asset]:
    """Generated files that are not pages. `stylesheet` is the text of site.css, which holds the wheel's colours."""
    yield Asset("assets/downloads/wellbeing-wheel.svg", wheel_file(catalogue, stylesheet))
    summaries = payload.as_script(payload.summaries(catalogue))
    known = payload.as_script(payload.known_entries(catalogue))
    yield Asset("assets/javascripts/known-entries.js", f'(globalThis.signpostParts ??= {{}})["known-entries"] = {known}\n')
    yield Asset("assets/javascripts/summaries.js", f"(globalThis.signpostParts ??= {{}}).summaries = {summaries}\n")
    for name, text in schema_files(catalogue).items():
        yield Asset(f"schemas/{name}", text)
    yield Asset("assets/javascripts/search-words.js", payload.search_box(catalogue))
    for address, text in hosting_files(catalogue):
        yield Asset(address, text)


def data_assets(catalogue: Catalogue, made: Iterable[SitePage]) -> Iterator[Asset]:
    """The files that other programs read. `made` are the generated pages, which the caller has at hand."""
    former: dict[str, list[str]] = {}
    for move in moves(catalogue):
        for old, new in move.files:
            former.setdefault(new, []).append(old)
    for address, text in chain(open_data_files(catalogue), feed_files(catalogue), sitemap_files(catalogue, dated(catalogue, made))):
        # Programs do not follow a page that sends readers on, so the same data is at the former address too.
        yield from (Asset(place, text) for place in (address, *former.get(address, ())))
    community, was_published = catalogue.community, CALENDAR_ADDRESS in catalogue.published
    if community and (calendar := calendar_of_sessions(catalogue.site, community.value, was_published)):
        yield Asset(CALENDAR_ADDRESS, calendar)


def dated(catalogue: Catalogue, made: Iterable[SitePage]) -> Iterator[tuple[str, str]]:
    """Every page of the site with the day on which it last changed, as far as that is known."""
    former = {move.old for move in moves(catalogue)}
    yield from ((page.address, page.updated) for page in (*catalogue.hand_written, *made) if page.address not in former)


def search_assets(catalogue: Catalogue, made: Iterable[SitePage]) -> Iterator[Asset]:
    """The files that the browser searches with. `made` are the generated pages, which the caller has at hand."""
    for address, text in search_files(findable(catalogue, made), catalogue.synonyms.value):
        yield Asset(address, text)


def findable(catalogue: Catalogue, made: Iterable[SitePage]) -> Iterator[Findable]:
    """Everything that can be found, each thing once."""
    things = [*findable_places(catalogue), *findable_entries(catalogue), *map(findable_hand_written, catalogue.hand_written)]
    found = {thing.address for thing in things}
    yield from things
    for page in made:
        if page.address not in found and page.kind != MOVED:
            yield findable_page(page.address, page.title, page.description, page.body if page.kind in _READ_WHOLE else "")


_READ_WHOLE = frozenset({"community", "help", "progress", "text", "wheel"})
"""Kinds of generated page whose own words are searched. A list repeats what its entries say; a form is not there to be read."""


def wheel_file(catalogue: Catalogue, stylesheet: str) -> str:
    """The wheel as a file of its own, with its colours, a text alternative and its licence inside."""
    return environment().get_template("wheel-file.j2").render(
        address="", wheel=wheel_of(catalogue), colours=colours(stylesheet), site=catalogue.site
    )


def colours(stylesheet: str) -> dict[str, str]:
    """The light theme's custom properties that are colours, by name. The stylesheet is their only home.

    Light comes first in our stylesheets, so that of two values the first is meant.
    """
    named = dict(reversed(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", stylesheet, re.IGNORECASE)))
    borrowed = reversed(re.findall(r"--([\w-]+):\s*var\(--([\w-]+)\)", stylesheet))
    return {name: named[other] for name, other in borrowed if other in named} | named


def urgent_help(catalogue: Catalogue) -> str:
    """The few urgent contacts of every page and every paper. HELP-NOW-ADDRESS stands for the address of all of them."""
    return body(environment(), "urgent-help.j2", "", **_links(catalogue), urgent=urgent(catalogue), checked=help_now(catalogue).checked)


def partials(catalogue: Catalogue) -> dict[str, str]:
    """Pieces of the shell that are made from data, by template name. They use the engine's own `url` filter."""
    html = urgent_help(catalogue)
    # Nothing from data may be read as a template by the engine that includes this.
    inert = html.replace("{", "&#123;").replace("}", "&#125;")
    return {"partials/urgent-help.html": inert.replace("HELP-NOW-ADDRESS", "{{ 'help-now/' | url }}"), POLICY_PARTIAL: policy_in_page()}


POLICY_PARTIAL = "partials/policy.html"
"""What the page itself tells the browser that it may load. A preview leaves it out, because an engine's reloading needs more."""
