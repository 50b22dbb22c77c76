# The chores of newsparse; `make help` lists them.

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
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
PIP_INSTALL := $(PIP) install --constraint constraints.txt --build-constraint constraints.txt

.PHONY: help setup run test lint types tables tables-check pytest pytest-slow engines check-seeds cases-update eval eval-worst train bench bench-page bench-peers fuzz pythons pytest-pythons coverage docs clean

help: ## list what there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  \1\t\2/' | expand -t 18

setup: $(DEVELOPED) ## make the environment in .venv with everything for developing

run: $(INSTALLED) ## install what is needed and parse every file of seeds/ to the terminal
	@$(BIN)/newsparse parse -t json seeds

test: lint types tables-check check-seeds pytest ## everything that must pass before a commit

lint: $(DEVELOPED) ## style and format of the code
	@$(BIN)/ruff check --output-format concise .
	@$(BIN)/ruff format --check .

types: $(DEVELOPED) ## strict types
	@$(BIN)/mypy

tables: $(DEVELOPED) ## compile the tables of src/newsparse/data
	@$(BIN)/python tools/build_tables.py

tables-check: $(DEVELOPED) ## fail when a compiled table is older than its source
	@$(BIN)/python tools/build_tables.py --check

pytest: $(DEVELOPED) ## the tests alone; ARGS="-k byline" picks some
	@$(BIN)/python -m pytest -q -n auto -m "not slow" $(ARGS)

pytest-slow: $(DEVELOPED) ## the tests that take minutes: every fix on every text, schemas by their own tools
	@$(BIN)/python -m pytest -q -n auto -m slow tests

engines: $(ENGINES_VENV)/.installed ## run the engines of docs/at-scale.md: Spark, datatrove, Ray, Dask; a gigabyte of packages
	@$(ENGINES_VENV)/bin/python -m pytest -q tests/test_engines_*.py $(ARGS)

check-seeds: $(INSTALLED) ## what newsparse check finds in seeds/
	@$(BIN)/newsparse check --exit-zero seeds

cases-update: $(DEVELOPED) ## rewrite tests/cases/*/*/expected.yaml, print the difference; CASES="byline/…" picks some
	@$(BIN)/python tools/update_cases.py $(CASES)

eval: $(DEVELOPED) ## measure on ../shared/eval/dev, cross-validated; fails below the floors
	@$(BIN)/python -m tools.fit eval

eval-worst: $(DEVELOPED) ## the blocks that the labeller gets most wrong, with their cues
	@$(BIN)/python -m tools.fit worst

train: $(DEVELOPED) ## fit the labeller's weights anew
	@$(BIN)/python -m tools.fit train

bench: $(DEVELOPED) bench-peers ## time, memory and accuracy beside others, against the budgets; ARGS="--only startup"
	@$(BIN)/python -m benchmarks --peers $(BENCH_VENV)/bin/python --node $(BENCH_NODE) $(ARGS)

bench-page: $(DEVELOPED) ## write docs/benchmarks.md and its plots anew, from what make bench measured
	@$(BIN)/python -m benchmarks.page --from build/bench.json

bench-peers: $(BENCH_VENV)/.installed $(BENCH_NODE)/.installed

fuzz: $(FUZZ_VENV)/.installed ## look for bytes that break a promise; MINUTES=5, ARGS="parsing checking" picks some
	@PYTHONPATH=src:. $(FUZZ_VENV)/bin/python -m tests.fuzz --minutes $(MINUTES) $(ARGS)

pythons: $(INSTALLED) ## the same outputs under every Python from 3.11 on that is here, in UTF-8 and in the C locale
	@$(BIN)/python tools/same_outputs.py $(ARGS)

pytest-pythons: $(INSTALLED) ## the tests under every Python from 3.11 on that is here, each in an environment of its own
	@for python in $$($(BIN)/python tools/same_outputs.py --list); do \
	  "$$python" --version && \
	  $(MAKE) --no-print-directory pytest PYTHON="$$python" VENV=build/tests-$$(basename "$$python"); \
	done

coverage: $(DEVELOPED) ## which branches of src/ no test takes; the quick tests, at half their speed
	@mkdir -p build/coverage && rm -f build/coverage/data*
	@$(BIN)/coverage run -m pytest -q -n auto -m "not slow" tests || true
	@$(BIN)/coverage combine --quiet
	@$(BIN)/coverage report

docs: $(DEVELOPED) ## check that the commands and outputs shown in README.md and docs/ are true
	@$(BIN)/python -m pytest -q -k "readme or docs" tests || \
	  { [ $$? -eq 5 ] && echo "no test of README.md or docs/ exists yet"; }

clean: ## remove the environment and everything that was built
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find src tests tools benchmarks -name __pycache__ -prune -exec rm -rf {} +

$(BIN)/python:
	@for candidate in $(PYTHON) python3.13 python3.12 python3.11 python3 python; do \
	  if "$$candidate" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
	    echo "making $(VENV) with $$("$$candidate" --version)"; \
	    exec "$$candidate" -m venv $(VENV); \
	  fi; \
	done; \
	echo "newsparse needs Python 3.11 or newer with its venv module, and none was found on the PATH;" >&2; \
	echo "install one from https://www.python.org/downloads/ or from your system's packages" >&2; \
	exit 1

$(INSTALLED): pyproject.toml constraints.txt | $(BIN)/python
	@$(PIP) install --constraint constraints.txt pip
	@$(PIP_INSTALL) --editable .
	@touch $@

$(DEVELOPED): $(INSTALLED)
	@$(PIP_INSTALL) --group dev
	@touch $@

# Peers that cannot be installed are left out by the benchmark, with a message.
$(BENCH_VENV)/.installed: benchmarks/requirements.txt | $(BIN)/python
	@$(BIN)/python -m venv $(BENCH_VENV)
	@{ $(BENCH_VENV)/bin/python -m pip --quiet --disable-pip-version-check install --upgrade pip && \
	  $(BENCH_VENV)/bin/python -m pip --quiet install --requirement benchmarks/requirements.txt && touch $@; } || \
	  echo "the peers of benchmarks/requirements.txt could not be installed"

$(BENCH_NODE)/.installed: benchmarks/package.json benchmarks/package-lock.json
	@mkdir -p $(BENCH_NODE)
	@cp benchmarks/package.json benchmarks/package-lock.json $(BENCH_NODE)
	@{ npm --prefix $(BENCH_NODE) ci --silent --no-audit --no-fund && touch $@; } || \
	  echo "the peers of benchmarks/package.json could not be installed; they need Node.js with npm"

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
	  { echo "make fuzz needs atheris, which has no wheel for this Python; 3.11 to 3.13 have one" >&2; exit 1; }
	@$(FUZZ_VENV)/bin/python -m pip --quiet --disable-pip-version-check install --constraint constraints.txt \
	  --build-constraint constraints.txt --editable .
	@touch $@
