# Everything runs inside .venv, which packaging/setup_env.py makes and keeps up to date.
PYTHON ?= python3
VENV := .venv/bin
BENCH_ARGS ?=
COMPILE := $(VENV)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-header --no-annotate

.PHONY: help setup run test check format bench screenshots lock upgrade wheel clean

help:  ## list these targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

setup:
	@$(PYTHON) packaging/setup_env.py --dev

run: setup  ## open the window
	@$(VENV)/python main.py

test: setup  ## all tests
	@$(VENV)/python -m tests

check: setup  ## style, types and layers
	$(VENV)/ruff check .
	$(VENV)/ruff format --check .
	$(VENV)/mypy
	$(VENV)/lint-imports

format: setup  ## format and sort imports
	$(VENV)/ruff check --fix .
	$(VENV)/ruff format .

bench: setup  ## speed and memory
	$(VENV)/python -m tests.bench $(BENCH_ARGS)

screenshots: setup  ## every screen to out/screenshots
	$(VENV)/python main.py screenshots --out out/screenshots

lock: setup  ## write the locks from pyproject.toml, keeping what still fits
	$(COMPILE) pyproject.toml -o packaging/requirements.lock
	$(COMPILE) pyproject.toml --group dev -c packaging/requirements.lock -o packaging/requirements-dev.lock

upgrade: setup  ## write the locks with the newest versions allowed
	$(COMPILE) --upgrade pyproject.toml -o packaging/requirements.lock
	$(COMPILE) --upgrade pyproject.toml --group dev -c packaging/requirements.lock -o packaging/requirements-dev.lock

wheel: setup  ## source archive and wheel to dist
	$(VENV)/uv build --out-dir dist

clean:  ## remove what was made, but not .venv
	rm -rf build dist out .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +
