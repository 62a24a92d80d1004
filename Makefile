# Needs only Python >= 3.11 with its venv module, and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
PYTEST_ARGS ?=

.PHONY: help setup setup-dev run test check format bench screenshots lock catalogues clean
.DEFAULT_GOAL := help

help: ## show this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-13s %s\n", $$1, $$2}'

setup: $(VENV)/.run catalogues ## create .venv and install the locked requirements

setup-dev: $(VENV)/.dev catalogues ## the same with the tools of a developer

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Baruga needs Python 3.11 or newer.")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements/run.txt pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

catalogues: $(VENV)/.run ## compile what is translated
	@$(BIN)/python -m baruga.config.catalogues

run: setup ## the demo region on http://127.0.0.1:8000 (PORT=...)
	BARUGA_DEMO=1 $(BIN)/baruga run --prepare --port $(PORT)

test: setup-dev ## every test; on PostgreSQL too when DATABASE_URL names one
	tests/run $(PYTEST_ARGS)

check: setup-dev ## what CI runs before the tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/baruga makemigrations --check --dry-run
	BARUGA_SETTINGS=production BARUGA_SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(64))') \
	  BARUGA_HOSTS=baruga.example DATABASE_URL=sqlite:///var/check.sqlite3 $(BIN)/baruga check --deploy --fail-level WARNING

format: setup-dev ## format and mend what can be mended
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: setup-dev ## the benchmarks of docs/reference/benchmarks.md
	$(BIN)/python -m tests.load.bench $(BENCH_ARGS)

screenshots: setup-dev ## the pictures of README and docs, from the demo in a real browser
	$(BIN)/python -m tests.journeys.screenshots

lock: setup-dev ## write requirements/*.txt from pyproject.toml
	$(BIN)/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
	  --no-annotate --no-header --all-build-deps --output-file requirements/run.txt pyproject.toml
	$(BIN)/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
	  --no-annotate --no-header --extra dev --constraint requirements/run.txt --output-file requirements/dev.txt pyproject.toml

clean: ## remove what was made here (not the data in var/)
	rm -rf $(VENV)
	find src -name "*.mo" -delete
