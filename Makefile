# Two commands do everything on a machine with only Python: `make sample` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SITE := sample-portfolio-site

.PHONY: sample test lint types check format schema docs messages screenshots lock browser machine wheel-check clean

sample: $(VENV)/.installed  ## build the sample portfolio and say what to open
	$(BIN)/portfolio build sample-portfolio -o $(SITE)
	@echo
	@echo "Open this in a browser: $(CURDIR)/$(SITE)/index.html"

test: $(VENV)/.developing browser machine  ## every test, those in a browser too
	$(BIN)/python -m pytest -n auto --dist loadfile

lint: $(VENV)/.developing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: $(VENV)/.developing
	$(BIN)/mypy

check: lint types test

coverage: $(VENV)/.developing browser machine
	$(BIN)/python -m pytest -n auto --dist loadfile --cov --cov-report=term

wheel-check: $(VENV)/.developing  ## an installed wheel in an empty environment builds the sample
	$(PYTHON) tools/wheel_check.py $(BIN)/python

format: $(VENV)/.developing
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

schema: $(VENV)/.developing  ## write the JSON Schemas from the types
	$(BIN)/python tools/write_schemas.py

docs: $(VENV)/.developing  ## write the pages of docs/ that are made from the code
	$(BIN)/python tools/write_docs.py

messages: $(VENV)/.developing  ## take new sentences up in the Dutch catalogue, and compile it
	$(BIN)/python tools/messages.py

lock:  ## pin everything, with hashes and without the address of any registry
	uv pip compile -q --no-strip-extras --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 pyproject.toml -o requirements.lock
	uv pip compile -q --no-strip-extras --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 pyproject.toml --group dev -o requirements-dev.lock

browser: $(VENV)/.developing  ## see to it that there is a Chromium for the tests
	$(BIN)/python tools/browser.py

machine: $(VENV)/.developing  ## see to it that there is Java for the HTML checker, and what a PDF needs
	$(BIN)/python tools/machine.py

screenshots: $(VENV)/.developing browser  ## take the pictures of docs/screenshots/ anew
	$(BIN)/python -m tools.screenshots

$(VENV)/.installed: requirements.lock pyproject.toml hatch_build.py $(wildcard portfolio_builder/locale/*/LC_MESSAGES/*.po)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed, this is " + sys.version)'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps -e .
	touch $@

$(VENV)/.developing: $(VENV)/.installed requirements-dev.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --require-hashes -r requirements-dev.lock
	touch $@

clean:
	rm -rf $(VENV) $(SITE) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage
