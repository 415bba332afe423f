# make demo, test, check and bench set themselves up in .venv on a fresh machine with python3 and make.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test proof check bench bench-workforce spark clean

demo: .venv/installed
	@$(BIN)/python examples/am_i_eligible.py
	@echo
	@$(BIN)/python examples/shortest_path.py

test: .venv/installed-dev
	$(BIN)/python -m pytest -n 2 --cov --cov-report=term-missing:skip-covered --cov-fail-under=100

# The comparisons with the independent evaluator and planners at full length (minutes).
proof: .venv/installed-dev
	CERTLADDER_PERSONS=2400 CERTLADDER_FRONTS=2000 CERTLADDER_STUDY_FRONTS=1000 CERTLADDER_PLANS=400 \
	$(BIN)/python -m pytest -n 2 tests/test_against_oracle.py tests/test_bruteforce.py tests/test_study_fronts.py tests/test_validate.py
	CERTLADDER_WORKFORCE=100000 $(BIN)/python -m pytest -n 2 tests/test_workforce.py

# The same answers from Spark; needs Java 17 or later, and says so where there is none.
spark: .venv/installed-spark
	$(BIN)/python -m pytest -rs tests/spark

check: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/installed-dev
	$(BIN)/python benchmarks/run.py

# A workforce of 100,000 and of a million persons; SIZES="0.1 1 10" for other numbers of millions.
SIZES ?= 0.1 1
bench-workforce: .venv/installed-dev
	$(BIN)/python benchmarks/workforce.py $(SIZES)

clean:
	rm -rf .venv build dist *.egg-info

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/installed: pyproject.toml | .venv/bin/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/installed-dev: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch .venv/installed $@

.venv/installed-spark: .venv/installed-dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,spark]'
	touch $@
