# `make run` opens the page, `make test` proves that it works. Everything is installed into .venv.

PYTHON ?= python3
STORE ?= .run/store
BIN := .venv/bin
LOCKED := PIP_CONSTRAINT=requirements.lock PIP_DISABLE_PIP_VERSION_CHECK=1

# Modules are compiled when they are first used (--no-compile saves a minute of installing) and must then be kept,
# also where the environment says otherwise: without them every start takes ten seconds longer.
export PYTHONDONTWRITEBYTECODE =

.PHONY: install run test lint types eval format lock clean

install: .venv/installed

run: .venv/installed
	$(BIN)/assistant add --library --store $(STORE)
	$(BIN)/assistant serve --store $(STORE)

test: .venv/installed-dev
	$(BIN)/python -m pytest -q
	$(BIN)/python -m eval

lint: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/installed-dev
	$(BIN)/mypy

eval: .venv/installed-dev
	$(BIN)/python -m eval

format: .venv/installed-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Exact versions for everyone. torch is held where CPU builds exist: see the comment at the top of the file.
lock: .venv/installed-dev
	$(BIN)/python -m piptools compile --quiet --extra dev --strip-extras --no-header --no-annotate --allow-unsafe \
		--upgrade-package torch==2.13.0 --no-emit-index-url --no-emit-find-links \
		--output-file .venv/lock.txt pyproject.toml
	{ sed -n '/^#/p' requirements.lock; sed -e '/^#/d' -e '/^$$/d' -e 's/^torch==\([0-9.]*\).*/torch==\1/' .venv/lock.txt; } > .venv/new.lock
	mv .venv/new.lock requirements.lock

clean:
	rm -rf .venv .run dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

.venv/bin/python:
	$(PYTHON) -m venv .venv
	$(LOCKED) $(BIN)/pip install --quiet --upgrade pip  # the one that comes with Python 3.11 takes twice as long

.venv/installed: requirements.lock pyproject.toml | .venv/bin/python
	$(LOCKED) $(BIN)/pip install --quiet --no-compile --editable .
	touch $@

.venv/installed-dev: requirements.lock pyproject.toml | .venv/bin/python
	$(LOCKED) $(BIN)/pip install --quiet --no-compile --editable ".[dev]"
	touch .venv/installed $@
