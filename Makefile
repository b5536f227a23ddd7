# Needs Python 3.10-3.13, make and the package index; everything is installed into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ENGINES := $(VENV)/engines

.PHONY: demo test test-engines bench clean

demo: $(VENV)/.installed
	$(BIN)/epiextract extract src/epiextract/samples -o demo-results.jsonl --summary

test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -n 2

# Needs Java 17 or newer too (Spark's); an environment of its own, since the engines are large.
test-engines: $(ENGINES)/.installed
	$(ENGINES)/bin/python -m pytest tests_engines

bench: $(VENV)/.installed-dev
	$(BIN)/python benchmarks/speed.py
	$(BIN)/python benchmarks/accuracy.py

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[dev]"
	touch $@

$(ENGINES)/.installed: pyproject.toml
	$(PYTHON) -m venv $(ENGINES)
	$(ENGINES)/bin/python -m pip install --quiet --disable-pip-version-check -e ".[engines]"
	touch $@

clean:
	rm -rf $(VENV) dist demo-results.jsonl
