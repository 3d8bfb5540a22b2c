# Vekha. `make` alone explains itself.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LOCK := uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --quiet

.DEFAULT_GOAL := help
.PHONY: help demo test bench soak lint format words lock clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(VENV)/.run ## play the product in the browser; without a terminal it plays itself
	@if [ -t 1 ] && [ -z "$$CI" ]; then $(BIN)/python -m bot demo; else $(BIN)/python -m bot demo --play; fi

test: $(VENV)/.dev ## ruff, mypy and every test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n auto --dist worksteal

bench: $(VENV)/.dev ## measure: one table, twelve minutes (QUICK=1: one and a half)
	$(BIN)/python -m bench $(if $(QUICK),--quick)

soak: $(VENV)/.dev ## the tests that take minutes: kill -9 ten times in a push
	$(BIN)/python -m pytest -m soak

lint: $(VENV)/.dev ## ruff and mypy alone
	$(BIN)/ruff check .
	$(BIN)/mypy

format: $(VENV)/.dev ## let ruff put the code in order
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

words: $(VENV)/.dev ## collect the sentences of the code into the catalogues
	$(BIN)/python -m tests.house.catalogues

lock: ## pin the dependencies anew (needs uv)
	$(LOCK) --group build -o requirements.lock
	$(LOCK) --group build --group dev -o requirements-dev.lock

clean: ## remove what was made here
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis dist

# The stamps tell which of the two sets is installed; --no-build-isolation because the lock has the build backend.
$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Vekha needs Python 3.11 or newer: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 2; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: $(VENV)/bin/python requirements.lock pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@
