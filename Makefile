# make demo   from a fresh machine to a record of the example pages
# make test   from a fresh machine to every test run
# The rest is for those who work on Dragoman: check, gate, bench, docs, lock.

.PHONY: demo test setup setup-dev check tests gate bench docs lock clean

BIN := .venv/bin

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

# Pin what the next install takes. Needs uv (pip install uv); versions follow pyproject.toml.
lock:
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate -q -o requirements/run.txt
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate -q -o requirements/dev.txt

clean:
	rm -rf .venv build dist docs/_build demo.db demo.db-wal demo.db-shm
