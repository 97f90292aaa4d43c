# Every target does its own set-up; on a fresh machine only Python 3.11, git and make are needed.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready

.PHONY: demo test check bench serve fix docs lock clean setup train
.DEFAULT_GOAL := test

$(READY): requirements/dev.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "tidings needs Python 3.11 or newer; set PYTHON=/path/to/python3.11")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

setup: $(READY)

demo: $(READY)  ## read the bundled reports, print the claims, write the digest page
	$(BIN)/tidings demo

test: $(READY)  ## all tests
	$(BIN)/python -m pytest

check: $(READY)  ## style, types, layers, docs up to date
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m docs.build --check

bench: $(READY)  ## speed against bare spaCy, and quality where ../shared is there
	$(BIN)/python -m benchmarks.speed
	$(BIN)/python -m benchmarks.quality

serve: $(READY)  ## show the demo's digest page on http://127.0.0.1:8642
	$(BIN)/tidings demo --quiet
	$(BIN)/python -m http.server 8642 --bind 127.0.0.1 --directory demo-output

fix: $(READY)  ## repair style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(READY)  ## write the generated reference pages
	$(BIN)/python -m docs.build

TRAINED := build/train
TORCH   := $(TRAINED)/venv/bin/python
SHARED  ?= ../shared

$(TRAINED)/.ready: pyproject.toml
	$(PYTHON) -m venv $(TRAINED)/venv
	$(TRAINED)/venv/bin/pip install --quiet --disable-pip-version-check torch==2.13.0
	$(TRAINED)/venv/bin/pip install --quiet --disable-pip-version-check -e ".[train,dev]"
	@touch $@

train: $(TRAINED)/.ready  ## rebuild all weights from ../shared and train/data (hours)
	$(TORCH) -m train.encoder
	$(TORCH) -m train.attribution.fit --train $(SHARED)/data/attribution/train.jsonl --dev $(SHARED)/data/attribution/dev.jsonl --out $(TRAINED)
	$(TORCH) -m train.attribution.ship --checkpoint $(TRAINED)/attribution.pt
	$(TORCH) -m train.events.build --gold $(SHARED)/gold/train --out $(TRAINED)/examples.pkl
	$(TORCH) -m train.events.run $(TRAINED)/examples.pkl --out $(TRAINED)/events --hold 0.06 --epochs 9
	$(TORCH) -m train.events.ship $(TRAINED)/events
	$(TORCH) -m train.events.joins --hold 0.06
	$(TORCH) -m train.events.tune --hold 0.06 --reader both
	$(TORCH) -m train.events.tune --hold 0.06 --reader trained
	$(TORCH) -m train.events.calibrate --hold 0.06 --reader both
	$(TORCH) -m train.events.calibrate --hold 0.06 --reader trained
	$(TORCH) -m train.muc4.train --data $(SHARED)/data/muc4/dev.jsonl --out $(TRAINED)/muc4-first.pt --epochs 3
	$(TORCH) -m train.muc4.train --data $(SHARED)/data/muc4/dev.jsonl --start $(TRAINED)/muc4-first.pt --out $(TRAINED)/muc4.pt --epochs 3 --encoder_rate 1.5e-4 --head_rate 5e-4
	$(TORCH) -m train.muc4.export $(TRAINED)/muc4.pt

lock:  ## renew the lock files (needs uv)
	uv pip compile pyproject.toml --extra dev --extra link --generate-hashes --universal --python-version 3.11 --no-emit-index-url --no-header -q -o requirements/dev.lock
	uv pip compile pyproject.toml --generate-hashes --universal --python-version 3.11 --no-emit-index-url --no-header -q -c requirements/dev.lock -o requirements/base.lock

clean:
	rm -rf $(VENV) demo-output .pytest_cache .mypy_cache .ruff_cache
