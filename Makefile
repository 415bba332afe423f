# make demo, test, check and bench set themselves up in .venv on a fresh machine with python3 and make.
PYTHON ?= python3
BIN := .venv/bin
APT := $(if $(filter 0,$(shell id -u)),,sudo) env DEBIAN_FRONTEND=noninteractive apt-get
CHROMIUM := for name in chromium chromium-browser google-chrome; do command -v $$name && break; done

.PHONY: demo test proof check compiled bench browser docs spark clean

demo: .venv/installed
	@$(BIN)/python examples/am_i_eligible.py
	@echo
	@$(BIN)/python examples/shortest_path.py

test: .venv/installed-dev
	$(BIN)/python -m pytest -n 2 -rs --cov --cov-report=term-missing:skip-covered --cov-fail-under=100

# The comparisons with the independent evaluator and planners at full length (minutes).
proof: .venv/installed-dev
	CERTLADDER_PERSONS=2400 CERTLADDER_FRONTS=2000 CERTLADDER_STUDY_FRONTS=1000 CERTLADDER_RELATED_FRONTS=2000 \
	CERTLADDER_PLANS=400 CERTLADDER_MUTANTS=2000 CERTLADDER_CPSAT=1400 CERTLADDER_HARDEST=all CERTLADDER_NOISE=200 \
	$(BIN)/python -m pytest -n 2 tests/against_reference \
	tests/parsing/test_text_perturbations.py
	CERTLADDER_EXAMPLES=600 $(BIN)/python -m pytest -n 2 tests/properties tests/solver/test_work_time.py
	CERTLADDER_WORKFORCE=100000 $(BIN)/python -m pytest -n 2 tests/workforce/test_workforce.py

# The same answers from Spark; needs Java 17 or later, and says so where there is none.
spark: .venv/installed-spark
	$(BIN)/python -m pytest -rs tests/spark

check: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# What was read of the built-in texts, after a change to them or to the compiler; a test fails until then.
compiled: .venv/installed-dev
	$(BIN)/python -c "from certladder.model.standards.compile_builtin import write_builtin; write_builtin()"

# Answers and plans beside other planners, then a workforce of 100,000 and of a million persons; SIZES="0.1 1 10" for
# other numbers of millions.
SIZES ?= 0.1 1
bench: .venv/installed-dev
	$(BIN)/python benchmarks/run.py
	$(BIN)/python benchmarks/workforce.py $(SIZES)

# A headless Chromium with Chinese fonts for the tests of the reports in a browser, which are skipped without it.
browser: .venv/installed-dev
	@test -n "$$($(CHROMIUM))" || $(APT) update -qq
	@test -n "$$($(CHROMIUM))" || $(APT) install -y -qq --no-install-recommends chromium fonts-noto-cjk
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[browser]'

# The pages of docs/ as a site in build/docs; reading it needs no network.
docs: .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[docs]'
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict --quiet
	@echo build/docs/index.html

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
