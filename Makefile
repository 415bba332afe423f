# Every target sets itself up in .venv on a fresh machine with python3 and make.
PYTHON ?= python3
unexport PYTHONDONTWRITEBYTECODE # a second run need not compile the library and the tests again
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable
APT := $(if $(filter 0,$(shell id -u)),,sudo) env DEBIAN_FRONTEND=noninteractive apt-get
CHROMIUM := for name in chromium chromium-browser google-chrome; do command -v $$name && break; done

.PHONY: demo test check references proof mutants bench compiled docs-tables services browser chromium spark java docs clean

demo: .venv/installed
	@echo "certladder: may I apply for a skill certificate, from when, and by which path? Then try: $(BIN)/certladder ask 电工 4"
	@echo
	@$(BIN)/python examples/am_i_eligible.py
	@echo
	@$(BIN)/python examples/shortest_path.py

test: .venv/installed-test
	$(BIN)/python -m pytest -n 2 --dist worksteal -rs -m "not slow"

check: .venv/installed-check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n 2 --dist worksteal -q -m "not no_cover" \
		--cov --cov-report=term-missing:skip-covered --cov-fail-under=100

# The comparisons with the independent evaluator and planners and the laws at the length of CI (`make proof` asks many
# more), and the slow tests that `make check` leaves out.
references: .venv/installed-proof
	CERTLADDER_TESTS=long $(BIN)/python -m pytest -n 2 --dist worksteal -rs -m "reference or (slow and no_cover)"

proof: .venv/installed-proof
	CERTLADDER_TESTS=proof $(BIN)/python -m pytest -n 2 -m reference
	CERTLADDER_TESTS=proof $(BIN)/python -m pytest -n 2 tests/solver/test_work_time.py tests/parsing/test_text_perturbations.py
	CERTLADDER_WORKFORCE=100000 $(BIN)/python -m pytest -n 2 tests/workforce/test_workforce.py

# One-line changes of meaning that the tests must notice: all of them, or MUTANTS="--sample 40 --seed 1 solver".
MUTANTS ?=
mutants: .venv/installed-test
	$(BIN)/python -m tests.mutants $(MUTANTS)

# What was read of the built-in texts, after a change to them or to the compiler; a test fails until then.
compiled: .venv/installed
	$(BIN)/python -m tests.helpers.compile_builtin

# The tables of readings in the rules, after a change to model/readings.py or its words; a test fails until then.
docs-tables: .venv/installed
	$(BIN)/python docs/readings.py

# Answers and plans beside other planners, then a workforce of 100,000 and of a million persons; SIZES="0.1 1 10" for
# other numbers of millions.
SIZES ?= 0.1 1
bench: .venv/installed-proof
	$(BIN)/python -m benchmarks.run
	$(BIN)/python benchmarks/workforce.py $(SIZES)

# The pages of reports in a headless Chromium with Chinese fonts.
browser: chromium .venv/installed-browser
	$(BIN)/python -m pytest -n 2 -rs tests/browser

# The examples that serve other programs: a web API and a tool server, started and asked.
services: .venv/installed-examples
	$(BIN)/python -m pytest -rs tests/project/test_services.py

chromium:
	@test -n "$$($(CHROMIUM))" || $(APT) update -qq
	@test -n "$$($(CHROMIUM))" || $(APT) install -y -qq --no-install-recommends chromium fonts-noto-cjk

# The workforce's answers from Spark, which needs Java 17 or later.
spark: java .venv/installed-spark
	$(BIN)/python -m pytest -rs tests/spark

java:
	@command -v java > /dev/null || $(APT) update -qq
	@command -v java > /dev/null || $(APT) install -y -qq --no-install-recommends default-jre-headless

# The pages of docs/ as a site in build/docs; reading it needs no network.
docs: .venv/installed
	$(PIP) '.[docs]'
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict --quiet
	@echo build/docs/index.html

clean:
	rm -rf .venv build dist *.egg-info

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/installed: pyproject.toml | .venv/bin/python
	@$(PIP) .
	@touch $@

.venv/installed-%: pyproject.toml | .venv/bin/python
	@$(PIP) '.[$*]'
	@touch .venv/installed $@

# Spark's tests are pytest's too, and so are the browser's.
.venv/installed-spark .venv/installed-examples .venv/installed-browser .venv/installed-check .venv/installed-proof: .venv/installed-test
