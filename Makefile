# Development tasks; `make help` lists them.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?=
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
DEVELOPED := $(VENV)/.developed
BENCH_VENV := build/bench-venv
FUZZ_VENV := build/fuzz-venv
MINUTES ?= 5
ENGINES_VENV := build/engines-venv
BENCH_NODE := build/bench-node
RELEASE_VENV := build/release-venv
SITE_VENV := build/site-venv
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
PIP_INSTALL := $(PIP) install --constraint constraints.txt --build-constraint constraints.txt

.PHONY: help setup run test lint types tables tables-check pytest pytest-slow engines check-seeds cases-update real-files eval eval-worst pages train bench bench-page bench-peers fuzz growth pythons pytest-pythons coverage docs reference pictures docs-site site-test man release release-ready clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  \1\t\2/' | expand -t 18

setup: $(DEVELOPED) ## create .venv with everything needed for development

run: $(INSTALLED) ## install newsparse and parse every file in seeds/
	@$(BIN)/newsparse parse -t json seeds

test: lint types tables-check check-seeds pytest ## run everything that must pass before a commit

lint: $(DEVELOPED) ## check code style and formatting
	@$(BIN)/ruff check --output-format concise .
	@$(BIN)/ruff format --check .

types: $(DEVELOPED) ## check types
	@$(BIN)/mypy

tables: $(DEVELOPED) ## compile the tables in src/newsparse/data
	@$(BIN)/python -m tools.build_tables

tables-check: $(DEVELOPED) ## fail if a compiled table is out of date
	@$(BIN)/python -m tools.build_tables --check

pytest: $(DEVELOPED) ## run the quick tests; ARGS="-k byline" selects some
	@$(BIN)/python -m pytest -q -n auto -m "not slow" $(ARGS)

pytest-slow: $(DEVELOPED) ## run the tests that take minutes
	@$(BIN)/python -m pytest -q -n auto -m slow tests

engines: $(ENGINES_VENV)/.installed ## test the engines of docs/at-scale.md (Spark, datatrove, Ray, Dask); installs 1 GB of packages
	@$(ENGINES_VENV)/bin/python -m pytest -q tests/test_engines_*.py $(ARGS)

check-seeds: $(INSTALLED) ## show what newsparse check reports in seeds/
	@$(BIN)/newsparse check --exit-zero seeds

cases-update: $(DEVELOPED) ## rewrite the expected.yaml of cases and print the changes; CASES="byline/…" selects some
	@$(BIN)/python tools/update_cases.py $(CASES)

real-files: $(DEVELOPED) ## count the real files that come out right, by kind; ARGS="--failures layout" shows what differs
	@$(BIN)/python -m tools.real_files $(ARGS)

eval: $(DEVELOPED) ## measure accuracy on ../shared/eval, cross-validated; fail below the floors
	@$(BIN)/python -m tools.fit eval

eval-worst: $(DEVELOPED) ## show the labeller's worst errors and their features
	@$(BIN)/python -m tools.fit worst

pages: $(DEVELOPED) ## measure how web pages are read, beside trafilatura alone; ARGS="--worst 5"
	@$(BIN)/python -m tools.pages $(ARGS)

train: $(DEVELOPED) ## refit the labeller's weights
	@$(BIN)/python -m tools.fit train

bench: $(DEVELOPED) bench-peers ## measure time, memory and accuracy against other tools; ARGS=--quick is shorter, ARGS="--only startup" runs a part
	@$(BIN)/python -m benchmarks --peers $(BENCH_VENV)/bin/python --node $(BENCH_NODE) $(ARGS)

bench-page: $(DEVELOPED) ## rewrite docs/benchmarks.md and its plots from the results of make bench
	@$(BIN)/python -m benchmarks.page --from build/bench.json

bench-peers: $(BENCH_VENV)/.installed $(BENCH_NODE)/.installed

fuzz: $(FUZZ_VENV)/.installed ## fuzz for MINUTES=5; ARGS="parsing checking" selects some promises
	@PYTHONPATH=src:. $(FUZZ_VENV)/bin/python -m tests.fuzz --minutes $(MINUTES) $(ARGS)

growth: $(DEVELOPED) ## print how work grows with hostile texts; fail above 2.3 for twice the text; ARGS="--surface check -j 2"
	@$(BIN)/python -m tests.growth $(ARGS)

pythons: $(INSTALLED) ## compare outputs under every installed Python from 3.11, in UTF-8 and in the C locale
	@$(BIN)/python tools/same_outputs.py $(ARGS)

pytest-pythons: $(INSTALLED) ## run the tests under every installed Python from 3.11
	@for python in $$($(BIN)/python tools/same_outputs.py --list); do \
	  "$$python" --version && \
	  $(MAKE) --no-print-directory pytest PYTHON="$$python" VENV=build/tests-$$(basename "$$python"); \
	done

coverage: $(DEVELOPED) ## report the branches of src/ that the quick tests miss
	@mkdir -p build/coverage && rm -f build/coverage/data*
	@$(BIN)/coverage run -m pytest -q -n auto -m "not slow" tests || true
	@$(BIN)/coverage combine --quiet
	@$(BIN)/coverage report

docs: $(DEVELOPED) ## check the commands and outputs shown in README.md and docs/
	@$(BIN)/python -m pytest -q -k "readme or docs" tests

reference: $(DEVELOPED) ## rewrite docs/document.md, docs/api.md and docs/rules/ from the code
	@$(BIN)/python -m tools.build_document_page
	@$(BIN)/python -m tools.build_api_page
	@$(BIN)/python tools/build_rule_pages.py

pictures: $(DEVELOPED) ## redraw docs/pictures/ from what the commands print
	@$(BIN)/python -m tools.pictures

docs-site: $(SITE_VENV)/.installed ## build the documentation as a site in build/site, strictly and without the network
	@$(SITE_VENV)/bin/python -m tools.docs_site

site-test: docs-site ## look at every page of the site in a browser
	@$(SITE_VENV)/bin/python -m pytest -q -n auto tests/test_site_*.py $(ARGS)

man: $(INSTALLED) ## write the manual pages of all commands to build/man
	@$(BIN)/python tools/build_man.py

release-ready: $(DEVELOPED) # first, as the tests take long
	@$(BIN)/python -m tools.release --before

release: release-ready test pytest-slow $(RELEASE_VENV)/.installed ## check all that a release needs, build it, and print the steps
	@$(RELEASE_VENV)/bin/python -m tools.release

clean: ## remove .venv and everything that was built
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find src tests tools benchmarks -name __pycache__ -prune -exec rm -rf {} +

$(BIN)/python:
	@for candidate in $(PYTHON) python3.13 python3.12 python3.11 python3 python; do \
	  if "$$candidate" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
	    echo "creating $(VENV) with $$("$$candidate" --version)"; \
	    exec "$$candidate" -m venv $(VENV); \
	  fi; \
	done; \
	echo "newsparse needs Python 3.11 or newer with the venv module; none was found on PATH." >&2; \
	echo "Install one from https://www.python.org/downloads/ or with your package manager." >&2; \
	exit 1

$(INSTALLED): pyproject.toml constraints.txt | $(BIN)/python
	@$(PIP) install --constraint constraints.txt pip
	@$(PIP_INSTALL) --editable .
	@touch $@

$(DEVELOPED): $(INSTALLED)
	@$(PIP_INSTALL) --group dev
	@touch $@

# The benchmark skips peers that cannot be installed.
$(BENCH_VENV)/.installed: benchmarks/requirements.txt | $(BIN)/python
	@$(BIN)/python -m venv $(BENCH_VENV)
	@{ $(BENCH_VENV)/bin/python -m pip --quiet --disable-pip-version-check install --upgrade pip && \
	  $(BENCH_VENV)/bin/python -m pip --quiet install --requirement benchmarks/requirements.txt && touch $@; } || \
	  echo "could not install benchmarks/requirements.txt; the benchmark skips these tools"

$(BENCH_NODE)/.installed: benchmarks/package.json benchmarks/package-lock.json
	@mkdir -p $(BENCH_NODE)
	@cp benchmarks/package.json benchmarks/package-lock.json $(BENCH_NODE)
	@{ npm --prefix $(BENCH_NODE) ci --silent --no-audit --no-fund && touch $@; } || \
	  echo "could not install benchmarks/package.json, which needs Node.js with npm; the benchmark skips these tools"

$(ENGINES_VENV)/.installed: pyproject.toml constraints.txt | $(BIN)/python
	@$(BIN)/python -m venv $(ENGINES_VENV)
	@$(ENGINES_VENV)/bin/python -m pip --quiet --disable-pip-version-check install --constraint constraints.txt pip
	@$(ENGINES_VENV)/bin/python -m pip --quiet --disable-pip-version-check install --editable . --group engines \
	  --constraint constraints.txt --build-constraint constraints.txt
	@touch $@

$(FUZZ_VENV)/.installed: tests/fuzz/requirements.txt pyproject.toml constraints.txt | $(BIN)/python
	@$(BIN)/python -m venv $(FUZZ_VENV)
	@$(FUZZ_VENV)/bin/python -m pip --quiet --disable-pip-version-check install --upgrade pip
	@$(FUZZ_VENV)/bin/python -m pip --quiet --disable-pip-version-check install --requirement tests/fuzz/requirements.txt || \
	  { echo "make fuzz needs atheris, which has wheels for Python 3.11 to 3.13 only" >&2; exit 1; }
	@$(FUZZ_VENV)/bin/python -m pip --quiet --disable-pip-version-check install --constraint constraints.txt \
	  --build-constraint constraints.txt --editable '.[html,pdf]'
	@touch $@

$(SITE_VENV)/.installed: pyproject.toml constraints.txt | $(BIN)/python
	@$(BIN)/python -m venv $(SITE_VENV)
	@$(SITE_VENV)/bin/python -m pip --quiet --disable-pip-version-check install --constraint constraints.txt pip
	@$(SITE_VENV)/bin/python -m pip --quiet --disable-pip-version-check install --editable . --group site \
	  --constraint constraints.txt --build-constraint constraints.txt
	@touch $@

$(RELEASE_VENV)/.installed: pyproject.toml constraints.txt | $(BIN)/python
	@$(BIN)/python -m venv $(RELEASE_VENV)
	@$(RELEASE_VENV)/bin/python -m pip --quiet --disable-pip-version-check install --constraint constraints.txt pip
	@$(RELEASE_VENV)/bin/python -m pip --quiet --disable-pip-version-check install --constraint constraints.txt --group release
	@touch $@
