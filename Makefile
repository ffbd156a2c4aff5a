# `make help` lists everything. A fresh Debian machine with Python 3.11, make and git is enough.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
OUT ?= demo-out
PIP := $(BIN)/python -m pip --disable-pip-version-check
# pm4py is AGPL: it stays in an environment of its own.
BENCH := $(VENV)/bench
UV_FLAGS := --universal --python-version 3.11 --generate-hashes --no-annotate --no-emit-index-url \
	--custom-compile-command "make lock" --quiet --upgrade
UV_COMPILE := uv pip compile pyproject.toml $(UV_FLAGS)

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev run audit serve test schemathesis thorough spark spark-short check lint types imports docs secrets bench \
	coverage pictures lock clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

$(VENV)/python.stamp:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Venturi needs Python 3.11 or newer; $(PYTHON) is older. Name another: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "This Python comes without venv. On Debian: apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/run.stamp: $(VENV)/python.stamp requirements/run.txt pyproject.toml
	$(PIP) install --quiet --require-hashes --requirement requirements/run.txt
	$(PIP) install --quiet --no-deps --editable .
	@touch $@

$(VENV)/dev.stamp: $(VENV)/run.stamp requirements/dev.txt
	$(PIP) install --quiet --require-hashes --requirement requirements/dev.txt
	@touch $@

$(VENV)/spark.stamp: $(VENV)/dev.stamp requirements/spark.txt
	$(PIP) install --quiet --require-hashes --requirement requirements/spark.txt
	@touch $@

$(BENCH)/bench.stamp: $(VENV)/python.stamp requirements/bench.txt
	$(PYTHON) -m venv $(BENCH)
	$(BENCH)/bin/python -m pip --disable-pip-version-check install --quiet --require-hashes \
		--requirement requirements/bench.txt
	@touch $@

setup: $(VENV)/run.stamp ## make .venv, in which .venv/bin/venturi is the command

setup-dev: $(VENV)/dev.stamp ## the same with what the tests and checks need

run: audit serve ## the audit of the demo company, then the workspace with it, until ctrl c

audit: setup ## make the demo company's export and audit it
	$(BIN)/venturi demo $(OUT)/export --force
	$(BIN)/venturi audit $(OUT)/export/*.csv --html $(OUT)/audit.html --json $(OUT)/audit.json --force

serve: setup ## try the workspace out, with the demo company
	$(BIN)/venturi serve --demo

test: setup-dev ## run the tests
	$(BIN)/python -m pytest

schemathesis: setup-dev ## ask the API 5,000 times whatever may come, ten minutes; CASES=20000 for more
	VENTURI_SCHEMATHESIS=$(or $(CASES),5000) $(BIN)/python -m pytest -n0 -s tests/web/api/test_schemathesis.py

thorough: setup-dev ## run the tests on many more random cases, databases and days, in half an hour or more
	VENTURI_THOROUGH=1 VENTURI_REQUIRE_BROWSER=1 VENTURI_REQUIRE_POSTGRESQL=1 $(BIN)/python -m pytest -m 'not spark'

spark: setup-dev $(VENV)/spark.stamp ## run the tests on Apache Spark (needs Java 17)
	VENTURI_REQUIRE_SPARK=1 $(BIN)/python -m pytest -n0 -m 'spark and not spark_short' tests/engines

spark-short: setup-dev $(VENV)/spark.stamp ## run most metrics on Apache Spark, in a minute or two (needs Java 17)
	VENTURI_REQUIRE_SPARK=1 $(BIN)/python -m pytest -n0 -m spark_short tests/engines/test_spark_short.py

check: setup-dev ## everything CI runs
	$(MAKE) --jobs=2 --output-sync lint types imports docs secrets
	$(MAKE) test

lint: setup-dev ## style and layout of the code
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup-dev ## strict type check
	$(BIN)/mypy

imports: setup-dev ## the directions of imports
	$(BIN)/lint-imports

docs: setup-dev ## build the documentation, warnings are errors
	$(BIN)/sphinx-build -W --keep-going -q -b html docs build/docs

# The SQL that tests keep is written from the code, which is looked through itself.
secrets: setup-dev ## no secret is committed
	git ls-files -z | xargs -0 $(BIN)/detect-secrets-hook --exclude-files 'requirements/.*\.txt|tests/engines/sql/.*'

bench: setup-dev $(BENCH)/bench.stamp ## measure beside other tools, half an hour; DEALS=100000 for minutes (needs PostgreSQL)
	$(BIN)/python -m benchmarks $(if $(DEALS),--deals $(DEALS)) $(if $(WITHOUT),--without $(WITHOUT))

coverage: setup-dev ## count how often the truth lies in the intervals, over 1,000 companies, half an hour
	$(BIN)/python -m benchmarks.coverage --write

pictures: setup-dev ## take the pictures of the documentation (needs Chromium)
	$(BIN)/python docs/pictures/take.py

lock: ## renew requirements/*.txt from pyproject.toml (needs uv)
	$(UV_COMPILE) --group dev --extra web --extra postgresql --output-file requirements/dev.txt
	$(UV_COMPILE) --extra web --constraint requirements/dev.txt --output-file requirements/run.txt
	printf 'psycopg\npsycopg-binary\n' | uv pip compile - $(UV_FLAGS) --no-deps --constraint requirements/dev.txt \
		--output-file requirements/postgresql.txt
	$(UV_COMPILE) --constraint requirements/dev.txt --extra spark --output-file requirements/spark.txt
	uv pip compile --group bench $(UV_FLAGS) --constraint requirements/dev.txt --output-file requirements/bench.txt

clean: ## remove what the other targets made
	rm -rf $(VENV) build $(OUT)
