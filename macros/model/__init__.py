"""What an entry is. The only package that knows pydantic's models; `load` turns its errors into Problems."""

from __future__ import annotations

from macros.model.accreditation import Accreditation
from macros.model.authors import Authors
from macros.model.brief import Brief
from macros.model.case_study import CaseStudy
from macros.model.challenge import ChallengePage, ChallengeSources, FigureSeries
from macros.model.community import Community
from macros.model.contacts import CrisisContacts
from macros.model.dashboard import StarterDashboard
from macros.model.diagnostic import Bands, DiagnosticModel, ElementStatements, Scale
from macros.model.entry import Entry
from macros.model.fields import Model
from macros.model.framework import Framework
from macros.model.guidance import Guidance
from macros.model.intervention import Intervention
from macros.model.links import Links
from macros.model.measure import Measure
from macros.model.objectives import Objectives
from macros.model.procurement import Procurement
from macros.model.progress import ProgressPage, ProgressSeriesList
from macros.model.review import Review
from macros.model.site import Site
from macros.model.situation import Situation
from macros.model.standards import Standards
from macros.model.synonyms import Synonyms
from macros.model.vocabulary import Vocabulary
from macros.model.words import Words

KINDS: dict[str, type[Entry]] = {
    model.kind: model for model in (Situation, Guidance, Intervention, CaseStudy, Measure, Accreditation)
}
"""Kinds of entry that have one file each, in the order in which readers meet them."""

SINGLE_FILES: dict[str, tuple[str, type[Model]]] = {
    "site": ("resources/site.yml", Site),
    "framework": ("resources/framework.yml", Framework),
    "vocabulary": ("resources/vocabulary.yml", Vocabulary),
    "crisis-contacts": ("resources/crisis-contacts.yml", CrisisContacts),
    "authors": ("resources/authors.yml", Authors),
    "synonyms": ("resources/synonyms.yml", Synonyms),
}
"""Files that there is one of: name, place, model."""

LIBRARY_FILES: dict[str, tuple[str, type[Model]]] = {
    "objectives": ("resources/objectives.yml", Objectives),
    "standards": ("resources/standards.yml", Standards),
    "procurement": ("resources/procurement.yml", Procurement),
    "community": ("resources/community.yml", Community),
    "dashboard": ("resources/dashboard.yml", StarterDashboard),
    "review": ("resources/review.yml", Review),
    "links": ("resources/links.yml", Links),
}
"""Files that a project may do without: name, place, model."""

BRIEFS_FOLDER = "resources/briefs"
"""Where the papers for each role are, in one file for each role."""

BRIEF = Brief
"""Model of the papers for one role."""

DIAGNOSTIC_FOLDER = "resources/diagnostic"
"""Where the diagnostic is: three single files and one file of statements for each element."""

DIAGNOSTIC_FILES: dict[str, type[Model]] = {"model": DiagnosticModel, "scale": Scale, "bands": Bands}
"""The single files of the diagnostic: name and model. Every other file there holds the statements of an element."""

STATEMENTS = ElementStatements
"""Model of the statements of an element."""

CHALLENGE_FOLDER = "resources/challenge"
"""Where the figures on the scale of the challenge are: two single files and one file for each series."""

CHALLENGE_FILES: dict[str, type[Model]] = {"page": ChallengePage, "sources": ChallengeSources}
"""The single files of the challenge: name and model. Every other file there is a series."""

SERIES = FigureSeries
"""Model of a series of figures."""

PROGRESS_FOLDER = "resources/progress"
"""Where the pages on progress are: one file that lists the series and one file for each page."""

PROGRESS_FILES: dict[str, type[Model]] = {"series": ProgressSeriesList}
"""The single file of progress: name and model. Every other file there is a page."""

PROGRESS_PAGE = ProgressPage
"""Model of a page on progress."""

WORDS_FOLDER = "resources/words"
"""Where the words of the tools are, in as many files as is handy."""

WORDS = Words
"""Model of a file of words."""
