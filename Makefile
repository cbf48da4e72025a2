# `make run` and `make test` are all that a fresh machine with python3 (3.11 or newer, with venv), make and git needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO ?= demo
# Everything but speed-sensitive measuring may share the machine's cores.
PYTEST_FLAGS ?= -n auto

.DEFAULT_GOAL := help
.PHONY: help run test test-mail check bench eval locales snapshots docs wheel clean

help:  ## what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

$(VENV)/ready: pyproject.toml constraints.txt
	@echo "geoout: building the environment in $(VENV) (once)"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "geoout: Python 3.11 or newer is needed; set PYTHON=python3.11"; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/ready-dev: $(VENV)/ready
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

run: $(VENV)/ready  ## open geoout on a filled demo workspace
	@test -f $(DEMO)/campaign.yaml || $(BIN)/geoout demo --no-open $(DEMO)
	@$(BIN)/geoout --workspace $(DEMO)

test: check  ## build the environment and pass every check and test
	@$(BIN)/python -m pytest $(PYTEST_FLAGS)

test-mail: $(VENV)/ready-dev  ## the tests with real mail programs alone, and which are skipped and why
	@$(BIN)/python -m pytest $(PYTEST_FLAGS) -rs tests/mail

check: $(VENV)/ready-dev  ## style, types and the rooms' contracts
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports > .import-linter.log 2>&1 || { cat .import-linter.log; exit 1; }
	@rm -f .import-linter.log

bench: $(VENV)/ready-dev  ## every speed budget as a ratio, in one run
	@$(BIN)/python -m benchmarks

eval: $(VENV)/ready-dev  ## accuracy tables beside the figures to beat
	@$(BIN)/python -m benchmarks.accuracy

locales: $(VENV)/ready-dev  ## write and compile the catalogs in locales/ from the vocabulary
	@$(BIN)/python tools/write_locales.py

snapshots: $(VENV)/ready-dev  ## draw the screens again after a change that you looked at
	@$(BIN)/python -m pytest tests/tui --snapshot-update

docs: $(VENV)/ready-dev  ## write the pages that the program can write
	@$(BIN)/python tools/write_docs.py

wheel: locales  ## build the wheel into dist/
	@$(BIN)/python -m build --wheel --no-isolation

clean:  ## remove what was built
	@rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
