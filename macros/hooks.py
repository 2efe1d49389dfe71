"""MkDocs events. One of the two files that know MkDocs; no logic of our own lives here."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, DictLoader, Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from macros import build, internal_links, offline, preview, published, reports, site
from macros.catalogue import Catalogue
from macros.checks import lost_address
from macros.papers import kept
from macros.problems import Problem, as_text

log = logging.getLogger("mkdocs.signpost")

_is_preview = False

_papers_by_hand: dict[str, dict[str, str]] = {}
"""What stands beside the link to the paper of each page written by hand, by its file."""

_built: dict[str, str] = {}
"""HTML of each page of this build by its file, to check the links between them."""


class GeneratedPage(Page):
    """A page whose HTML is known: it needs no Markdown instance, which is a third of what a page costs."""

    def __init__(self, made: site.SitePage, file: File, config: MkDocsConfig) -> None:
        super().__init__(None, file, config)
        self.made = made

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown, self.meta = self.made.body, self.made.meta

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content, self.toc = self.made.body, get_toc([])


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _errors(config: MkDocsConfig) -> list[Problem]:
    return [problem for problem in build.catalogue_and_problems(_root(config))[1] if problem.severity == "error"]


def _catalogue(config: MkDocsConfig) -> Catalogue | None:
    """What pages are made from. There is none only in a preview that began with a mistake."""
    if (errors := _errors(config)) and not _is_preview:
        raise Abort(f"The catalogue has {len(errors)} problem(s), listed above. Nothing was built.")
    return build.shown(_root(config))


def on_startup(command: str, dirty: bool) -> None:
    global _is_preview
    _is_preview = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    build.begin()
    _built.clear()
    _papers_by_hand.clear()
    _, problems = build.catalogue_and_problems(_root(config))
    for problem in problems:
        # An entry that is overdue says so on its page; it is no reason not to publish the rest.
        log.log(logging.ERROR if problem.severity == "error" else logging.INFO, as_text(problem))
    # Ours has the true dates.
    config.theme.static_templates.discard("sitemap.xml")
    catalogue = _catalogue(config)
    if catalogue is None:
        config.nav = None
        return config
    named = catalogue.site
    config.site_name, config.site_url, config.repo_url = named.name, named.address, named.repository
    config.edit_uri = f"edit/{named.branch}/docs/"
    config.site_description = named.tagline
    absent = site.absent_pages(catalogue)
    for links in (config.extra.get("navigation", []), *(group["links"] for group in config.extra.get("footer", []))):
        links[:] = [link for link in links if link["url"] not in absent]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    root, catalogue = _root(config), _catalogue(config)
    for file in [file for file in files if _is_the_themes(file)]:
        files.remove(file)
    for built in sorted((root / "frontend" / "dist").rglob("*")):
        if built.is_file():
            address = f"assets/{built.relative_to(root / 'frontend' / 'dist').as_posix()}"
            files.append(File.generated(config, address, abs_src_path=str(built)))
    # The shape of a file that a tool saves is written beside the code that reads it.
    for saved in sorted((root / "frontend" / "src" / "core").rglob("*.schema.json")):
        files.append(File.generated(config, f"schemas/{saved.name}", abs_src_path=str(saved)))
    if _is_preview and _errors(config):
        files.append(File.generated(config, preview.STYLESHEET, content=preview.stylesheet()))
    if catalogue is None:
        return _only_waiting(files, config)
    found = reports.read(root, build.catalogue_and_problems(root)[1], len(catalogue.entries))
    made = list(kept.with_papers(root, catalogue, site.pages(catalogue, found)))
    by_hand = kept.papers_by_hand(root, catalogue)
    _papers_by_hand.update({page.source.removeprefix("docs/"): page.paper_in_words for page in by_hand})
    for address, file in kept.files(root, catalogue, (*made, *by_hand)):
        files.append(File.generated(config, address, abs_src_path=str(file)))
    for page in made:
        file = File.generated(config, page.file, content=page.body, inclusion=InclusionLevel.NOT_IN_NAV)
        file.edit_uri = f"../{page.source}"
        file.page = GeneratedPage(page, file, config)
        files.append(file)
    stylesheet = (Path(config.docs_dir) / "assets" / "stylesheets" / "site.css").read_text(encoding="utf-8")
    own = (*site.assets(catalogue, stylesheet), *site.report_assets(catalogue, found))
    for asset in (*own, *site.data_assets(catalogue, made), *site.search_assets(catalogue, made)):
        # Said outright, because MkDocs leaves out what begins with a dot.
        files.append(File.generated(config, asset.address, content=asset.content.encode(), inclusion=InclusionLevel.INCLUDED))
    return files


def _only_waiting(files: Files, config: MkDocsConfig) -> Files:
    """A preview that began with a mistake has one page, until the mistake is mended."""
    for file in list(files.documentation_pages()):
        files.remove(file)
    made = site.SitePage("", config.site_name, "", "text", (), preview.NOTHING_YET, "")
    file = File.generated(config, made.file, content=made.body)
    file.page = GeneratedPage(made, file, config)
    files.append(file)
    return files


def _is_the_themes(file: File) -> bool:
    """Whether a file is Material's own script, style or picture: the shell in `overrides/` uses none of them."""
    return "material" in Path(file.src_dir or "").parts and file.src_uri.startswith("assets/")


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    partials = site.partials(catalogue) if (catalogue := _catalogue(config)) else {}
    if _is_preview:
        partials[site.POLICY_PARTIAL] = ""  # MkDocs puts a script between the lines, which shows each edit.
    env.loader = ChoiceLoader([DictLoader(partials), env.loader])
    return env


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    if page.file.src_uri in _papers_by_hand:
        page.meta["paper"] = _papers_by_hand[page.file.src_uri]


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    _built[page.file.dest_uri] = output
    return _with_problems(output, config, page.file.dest_uri)


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    return _with_problems(output, config, "") if template_name == "404.html" else output


def _with_problems(html: str, config: MkDocsConfig, uri: str) -> str:
    """The page as the preview shows it: with what is wrong on top."""
    if not _is_preview or not (errors := _errors(config)):
        return html
    return preview.with_problems(html, errors, _catalogue(config) is not None, "../" * uri.count("/"))


def on_post_build(config: MkDocsConfig) -> None:
    if _catalogue(config) is None:
        return
    folder = Path(config.site_dir)
    if not _is_preview:  # There it would show yesterday's page for today's edit.
        offline.equip(folder)
    files = frozenset(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())
    lost = () if _is_preview else lost_address.as_problems(published.lost(_catalogue(config).published, files))
    for problem in (*internal_links.broken(_built, files), *lost):
        log.warning(as_text(problem))


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    root = _root(config)
    for folder in ("resources", "case_studies", "overrides", "macros/render/templates", "frontend/dist"):
        if (root / folder).is_dir():
            server.watch(str(root / folder))
    return server
