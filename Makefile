# Two commands do all the set-up: `make run` opens the explorer, `make test` runs the tests.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := PIP_CONSTRAINT=constraints.txt PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/pip install --quiet

.PHONY: run test check score bench figures soak screenshots release clean

run: $(VENV)/.run
	@$(BIN)/dossier

test: $(VENV)/.dev
	@$(BIN)/python -m pytest

check: $(VENV)/.dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

score: $(VENV)/.dev
	@$(BIN)/python -m tests.score

bench: $(VENV)/.dev
	@$(BIN)/python -m bench

figures: bench score
	@$(BIN)/python -m bench.figures

soak: $(VENV)/.dev
	@DOSSIER_SOAK=1 $(BIN)/python -m pytest

screenshots: $(VENV)/.dev
	@$(BIN)/python -m screenshots
	@$(BIN)/python -m screenshots.walk

release: $(VENV)/.dev
	@$(BIN)/python -m tests.release

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(BIN)/pip:
	@echo "Preparing $(VENV) (once)…"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.run: pyproject.toml constraints.txt | $(BIN)/pip
	@$(PIP) --editable .
	@$(BIN)/python -m compileall -q store tui
	@touch $@

$(VENV)/.dev: pyproject.toml constraints.txt | $(BIN)/pip
	@$(PIP) --editable '.[dev]'
	@$(BIN)/python -m compileall -q store tui
	@touch $@ $(VENV)/.run
