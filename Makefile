# Zona Hijau. Needs Python 3.11 or newer (on Debian with python3-venv) and make; `make` lists all.

SHELL := /bin/sh
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$p" && break; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --no-input
# As many at once as there are processors; whoever has none left takes over what waits elsewhere.
PYTEST := $(BIN)/python -m pytest --numprocesses=auto --maxprocesses=8 --dist=worksteal
LOCK := $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-emit-find-links --no-header

.DEFAULT_GOAL := help
.PHONY: help demo example test packages postgres lint format coverage bench lock clean python
MAKEFLAGS += --no-print-directory

help:  ## list these commands
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/  make \1|\2/p' Makefile | \
		while IFS='|' read -r name what; do printf '%-16s %s\n' "$$name" "$$what"; done

demo: .venv/run  ## set up, then serve the demonstration on this machine; PORT=8000
	@$(BIN)/zonahijau demo --port $(or $(PORT),8000)

example: .venv/run  ## set up, then roll up and classify the published units of Barito Kuala 2023
	@examples/batola-2023.sh $(BIN)

# A fault of style does not hide the faults that the tests find, and the other way round.
test: packages .venv/dev  ## set up (Debian: chromium fonts-noto-core postgresql libreoffice-writer-nogui), then pass every test
	@passed=0; $(MAKE) lint || passed=1; $(MAKE) postgres || passed=1; \
		$(PYTEST) || passed=1; exit $$passed

packages:
	@tests/packages.sh

postgres: .venv/dev  ## pass the tests that use a database on PostgreSQL as well
	@ZONAHIJAU_TEST_DATABASE=postgres $(PYTEST) --quiet tests/integration

lint: .venv/dev  ## check style, format and types
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --quiet --check
	@$(BIN)/djlint --quiet --lint src/zonahijau
	@$(BIN)/mypy --no-error-summary

format: .venv/dev  ## put every file into the one format
	@$(BIN)/ruff check --quiet --fix
	@$(BIN)/ruff format

coverage: .venv/dev  ## say which branches of the pure packages no test walks
	@$(BIN)/coverage run --branch --source=src/zonahijau -m pytest --quiet
	@$(BIN)/coverage report --show-missing --skip-covered

bench: .venv/dev  ## measure speed beside other tools, as a table of ratios
	@$(BIN)/python -m bench

lock: .venv/dev  ## resolve the dependencies again into requirements/
	@$(PIP) install uv
	@$(LOCK) --upgrade --group build -o requirements/run.txt
	@$(LOCK) --upgrade --group build --group dev -c requirements/run.txt -o requirements/dev.txt

clean:  ## remove whatever these commands made
	@rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage
	@rm -rf src/*.egg-info bench/results .peers
	@find src tests bench -type d -name __pycache__ -prune -exec rm -rf {} +

# The environment: what the program needs (run), and that with what its tests need (dev). A file
# inside it says what has been done, so that a second call does nothing.
.venv/run: requirements/run.txt pyproject.toml | python
	@echo "Setting up .venv ..."
	$(call install,run)

.venv/dev: requirements/dev.txt pyproject.toml | python
	@echo "Setting up .venv with what the tests need ..."
	$(call install,dev)
	@touch .venv/run

define install
@test -x $(BIN)/python || $(PYTHON) -m venv .venv
@$(PIP) install --require-hashes -r requirements/$(1).txt
@$(PIP) install --no-deps --no-build-isolation --editable .
@$(BIN)/python -m zonahijau.web.typeface
@touch .venv/$(1)
endef

python:
	@test -n "$(PYTHON)" || { \
		echo "Python 3.11 or newer is needed: install it, or name it with make PYTHON=/path/to/python3" >&2; \
		exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "Python's venv module is missing: on Debian and Ubuntu, sudo apt-get install python3-venv" >&2; \
		exit 1; }
