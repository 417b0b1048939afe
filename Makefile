# `make run` and `make test` need Python 3.11 or newer and nothing else.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
PORT ?= 8000
WORKERS ?= 2
VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip install -qq --disable-pip-version-check --no-input --require-hashes
export PORT

.PHONY: run test lint lock pictures

run: $(VENV)/.run
	@exec $(PY) manage.py up --port $(PORT) $(ARGS)

test: $(VENV)/.dev
	@exec $(PY) -m pytest -n $(WORKERS) $(ARGS)

lint: $(VENV)/.dev
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(VENV)/bin/lint-imports --no-logo
	@$(PY) -m djlint --lint --quiet templates

# Locks name no address of a registry, so they suit every mirror.
LOCK := $(PY) -m uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-header --no-annotate
lock: $(VENV)/.dev
	$(LOCK) pyproject.toml -o requirements.lock
	$(LOCK) --extra dev pyproject.toml -o requirements-dev.lock

$(VENV)/.run: requirements.lock | $(PY)
	@echo "Installing packages (the first time half a minute) …"
	@$(PIP) -r requirements.lock
	@touch $@

$(VENV)/.dev: requirements-dev.lock | $(PY)
	@echo "Installing packages for development (the first time a minute) …"
	@$(PIP) -r requirements-dev.lock
	@touch $@ $(VENV)/.run

$(PY):
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; PYTHON=/path/to/python names one." >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Python cannot make a virtual environment: install python3-venv." >&2; exit 1; }

# The README's pictures, from a demo that runs on PORT.
pictures: $(VENV)/.dev
	@$(PY) docs/pictures/take.py
