# A fresh machine needs python3.11 and make: "make demo" and "make test" do the rest.
# All packages come from the hash-pinned lists in requirements/, into .venv.

PYTHON ?= python3.11
VENV   := .venv
BIN    := $(VENV)/bin
DOCS   := build/docs

# Twice quiet: errors only.
PIP     := $(BIN)/python -m pip -qq --disable-pip-version-check --no-input
LOCKED  := $(PIP) install --require-hashes --only-binary :all:
COMPILE := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --only-binary :all: \
           --custom-compile-command "make lock"

BUILT := $(VENV)/.build.stamp
RUN   := $(VENV)/.run.stamp
DEV   := $(VENV)/.dev.stamp

.DEFAULT_GOAL := help
.PHONY: help demo test check lint types layers size eval docs small bench fuzz lock clean

help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 16

demo: $(RUN) ## read an example text and show its record
	$(BIN)/communique read examples/audience.txt

test: $(DEV) ## run the tests
	$(BIN)/python -m pytest

check: lint types layers size eval docs test small ## all that must hold before a change is taken

lint: $(DEV) ## style and likely mistakes
	$(BIN)/ruff check --cache-dir .cache/ruff .

types: $(DEV) ## static types
	$(BIN)/mypy

layers: $(DEV) ## which module may import which
	$(BIN)/lint-imports --no-cache

size: $(DEV) ## files and functions stay short
	$(BIN)/python tools/check_size.py src

eval: $(DEV) ## accuracy on the gold data has not fallen
	$(BIN)/python eval/gate.py

docs: $(DEV) ## build the documentation and run the examples in it
	$(BIN)/sphinx-build -q -W --keep-going -b html docs $(DOCS)/html
	$(BIN)/sphinx-build -q -W --keep-going -b doctest docs $(DOCS)/doctest

small: $(DEV) ## speed, memory and odd input, in short
	$(BIN)/python bench/speed.py --small
	$(BIN)/python bench/archive.py --small
	$(BIN)/python bench/room.py --small
	$(BIN)/python tests/fuzz/fuzz_read.py 20

bench: $(DEV) ## speed, and the archive at size and killed fifty times
	$(BIN)/python bench/speed.py
	$(BIN)/python bench/archive.py
	COMMUNIQUE_KILLS=50 $(BIN)/python -m pytest tests/adding/test_faults.py

fuzz: $(DEV) ## odd input must not break it
	$(BIN)/python tests/fuzz/fuzz_read.py
	COMMUNIQUE_EXAMPLES=300 $(BIN)/python -m pytest tests/serve/test_api.py

lock: ## write the pinned lists anew (needs uv; add UPGRADE=--upgrade for newer versions)
	$(COMPILE) $(UPGRADE) requirements/build.in -o requirements/build.txt
	$(COMPILE) $(UPGRADE) -c requirements/build.txt pyproject.toml -o requirements/run.txt
	$(COMPILE) $(UPGRADE) -c requirements/build.txt -c requirements/run.txt --extra dev pyproject.toml \
	    -o requirements/dev.txt

clean: ## remove all that the other targets made
	rm -rf $(VENV) .cache build dist .hypothesis
	find src tests tools docs eval bench -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

# Each stamp is newer than what it was made from; a second run finds it and does nothing.
$(BUILT): requirements/build.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	@echo "Setting up $(VENV) with pinned packages"
	@$(PYTHON) -m venv --clear $(VENV)
	@$(LOCKED) -r requirements/build.txt
	@touch $@

$(RUN): $(BUILT) requirements/run.txt pyproject.toml
	@echo "Installing what communique runs on, and communique"
	@$(LOCKED) -r requirements/run.txt
	@$(PIP) install --no-index --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV): $(RUN) requirements/dev.txt accurate/pyproject.toml
	@echo "Installing what the tests and checks need, and the weights of the learned model"
	@$(LOCKED) -r requirements/dev.txt
	@# Stubs for an older SQLAlchemy, which followthemoney brings along, hide SQLAlchemy's own types from mypy.
	@$(PIP) uninstall --yes sqlalchemy2-stubs
	@$(PIP) install --no-index --no-deps --no-build-isolation --editable ./accurate
	@touch $@
