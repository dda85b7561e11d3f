# 挂图. Two commands are enough: make demo, make test.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.stamp
DEV_STAMP := $(VENV)/.stamp-dev

.PHONY: venv demo serve test check bench faults fuzz clean
.DEFAULT_GOAL := venv

venv: $(STAMP)

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "需要 Python 3.11 或更新；用 make PYTHON=/path/to/python3.11 demo 指定。"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "这台机器的 Python 没有 venv。Debian/Ubuntu 请先 apt install python3-venv。"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "安装依赖（按锁定的版本和校验和）……"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e . 2>/dev/null || $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

$(DEV_STAMP): requirements-dev.lock $(STAMP)
	@echo "安装测试工具……"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

demo: $(STAMP)
	@$(BIN)/guatu demo

serve: $(STAMP)
	@$(BIN)/guatu serve

test: $(DEV_STAMP)
	@$(BIN)/python tests/run.py

check: $(DEV_STAMP)
	@$(BIN)/ruff check .
	@$(BIN)/lint-imports
	@$(BIN)/mypy

bench: $(DEV_STAMP)
	@$(BIN)/python bench/run.py

# Killed two hundred times in the midst of work; three at once who try anything, ten times on each database; every worst
# text at a megabyte.
faults: $(DEV_STAMP)
	@GUATU_KILLS=200 GUATU_RIVAL_ROUNDS=10 $(BIN)/python -m pytest -m slow src/guatu/site/tests/test_killed.py src/guatu/site/tests/test_two_at_once.py
	@GUATU_WORST=long $(BIN)/python -m pytest -n auto -m slow src/guatu/crafts

# An hour of odd bytes for the reader (seconds: FOR=…); atheris is fetched for this alone.
FOR ?= 3600
fuzz: $(DEV_STAMP)
	@$(BIN)/python -c 'import atheris' 2>/dev/null || $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-fuzz.lock
	@$(BIN)/python tests/fuzz_reader.py -max_total_time=$(FOR)

clean:
	rm -rf $(VENV) var-demo var-fuzz .mypy_cache .pytest_cache .ruff_cache .hypothesis
