# `make run` serves the directory on this machine; `make check`, `make test` and `make test-all` check it. All make what
# they need, once: a step leaves a stamp named by the content it worked on, and is skipped while that content is the same.

MAKEFLAGS += --no-print-directory
PORT ?= 8000
export PORT
TEST_POSTGRES_URL ?= postgres://root@127.0.0.1:5432/test

FIND_PYTHON = for python in $(PYTHON) python3.11 python3.12 python3.13 python3.14 python3; do \
	$$python -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 \
	&& { echo $$python; break; }; done
NO_PYTHON = Python 3.11 or newer with its venv module is needed, and python3 here is $$(python3 -V 2>&1 | head -n 1). \
	Install it (Debian: apt install python3.11 python3.11-venv), or say where it is: PYTHON=/path/to/python3.11 make
NO_PACKAGES = The packages could not be installed. The first run needs a network; what went wrong is in .venv/install.log

IN_VENV = .venv/bin/python
STAMPS = .venv/stamps
content_of = $(shell find $(1) -type f ! -name '*.pyc' 2>/dev/null | LC_ALL=C sort | tr '\n' '\0' | xargs -0 cksum | cksum | tr ' ' -)
# Nobody runs a site on this machine until somebody says so: who does is plainly made up.
WITH_OPERATOR = OPERATOR_NAME="$${OPERATOR_NAME:-Example Charity (made up)}" \
	OPERATOR_ADDRESS="$${OPERATOR_ADDRESS:-1 Example Street, Exampleton (made up)}" \
	PRIVACY_CONTACT="$${PRIVACY_CONTACT:-privacy@example.org}" DUTY_EMAIL="$${DUTY_EMAIL:-duty@example.org}"
# Whoever brings a SECRET_KEY of their own brings a TOMBSTONE_KEY too, or means the same (peerdir/settings.py).
WITH_SECRET = TOMBSTONE_KEY="$${TOMBSTONE_KEY:-$${SECRET_KEY:-$$(cat .tombstone-key)}}" \
	SECRET_KEY="$${SECRET_KEY:-$$(cat .secret-key)}"

RUN_PACKAGES := $(STAMPS)/packages-$(call content_of,requirements.txt)
TEST_PACKAGES := $(STAMPS)/test-packages-$(call content_of,requirements-dev.txt)
STATIC := $(STAMPS)/static-$(call content_of,static requirements.txt)
DATA := $(STAMPS)/data-$(call content_of,fixtures directory/migrations)-$(shell printf %s "$$DATABASE_URL" | cksum | tr ' ' -)

.PHONY: run check test test-all lint packages test-packages data free-port
.NOTPARALLEL:

run: free-port packages .secret-key .tombstone-key data $(STATIC)
	@echo "The directory is at http://127.0.0.1:$(PORT)/ (stop it with Ctrl-C)"
	@$(WITH_SECRET) $(WITH_OPERATOR) exec $(IN_VENV) -m gunicorn --config python:peerdir.gunicorn peerdir.wsgi

free-port:
	@python=$$($(FIND_PYTHON)); [ -n "$$python" ] || { echo "$(NO_PYTHON)" >&2; exit 1; }; \
	$$python -m peerdir.port

.venv/bin/python:
	@python=$$($(FIND_PYTHON)); [ -n "$$python" ] || { echo "$(NO_PYTHON)" >&2; exit 1; }; \
	$$python -m venv .venv

# pip itself refuses a file whose hash is not in the list.
INSTALL = $(IN_VENV) -m pip install --quiet --disable-pip-version-check --no-input --retries 1 --require-hashes
packages: $(RUN_PACKAGES)
$(RUN_PACKAGES): | .venv/bin/python
	@echo "Installing the packages"
	@$(INSTALL) -r requirements.txt >.venv/install.log 2>&1 || { echo "$(NO_PACKAGES)" >&2; exit 1; }
	@mkdir -p $(STAMPS) && rm -f $(STAMPS)/packages-* && touch $@

test-packages: $(TEST_PACKAGES)
$(TEST_PACKAGES): | .venv/bin/python
	@echo "Installing the packages for the tests"
	@$(INSTALL) -r requirements-dev.txt >.venv/install.log 2>&1 || { echo "$(NO_PACKAGES)" >&2; exit 1; }
	@mkdir -p $(STAMPS) && rm -f $(STAMPS)/test-packages-* && touch $@

.secret-key: | .venv/bin/python
	@umask 077 && $(IN_VENV) -c 'import secrets; print(secrets.token_urlsafe(64))' >$@.new && mv $@.new $@

# The first secret of this machine, under which its tombstones stand; it stays when .secret-key is made anew.
.tombstone-key: | .secret-key
	@umask 077 && cat .secret-key >$@.new && mv $@.new $@

# A database that needed a migration may be a new one, so it gets its data again: loading changes nothing that stands.
data: packages .secret-key .tombstone-key
	@$(WITH_SECRET) $(IN_VENV) manage.py migrate --check >/dev/null 2>&1 || { \
		rm -f $(STAMPS)/data-*; echo "Preparing the database"; \
		$(WITH_SECRET) $(IN_VENV) manage.py migrate --verbosity 0; }
	@[ -f "$(DATA)" ] || { echo "Loading the gazetteer, the 2013 report and the leads" && \
		$(WITH_SECRET) $(IN_VENV) manage.py load_gazetteer && $(WITH_SECRET) $(IN_VENV) manage.py load_report && \
		$(WITH_SECRET) $(IN_VENV) manage.py load_leads fixtures/leads.csv --read-on 2026-11-28 && \
		rm -f $(STAMPS)/data-* && touch $(DATA); }

$(STATIC): packages .secret-key .tombstone-key
	@$(WITH_SECRET) $(IN_VENV) manage.py collectstatic --noinput --clear --verbosity 0
	@rm -f $(STAMPS)/static-* && touch $@

lint: test-packages .secret-key .tombstone-key
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/djlint templates/public --lint --quiet --profile jinja
	@[ ! -d templates/admin ] || .venv/bin/djlint templates/admin --lint --quiet --profile django
	@$(WITH_SECRET) $(IN_VENV) manage.py makemigrations --check --dry-run
	@$(WITH_SECRET) $(WITH_OPERATOR) PEERDIR_TLS=1 $(IN_VENV) manage.py check --deploy --fail-level WARNING

# The last lines say what ran, what failed and what could not run. check is for every day: SQLite, no browser.
# test adds the browser and PostgreSQL; test-all also the tests that are marked slow.
check test: test-packages .secret-key .tombstone-key
	@TEST_POSTGRES_URL="$(TEST_POSTGRES_URL)" $(IN_VENV) tests/run.py $@

test-all: test-packages .secret-key .tombstone-key
	@TEST_POSTGRES_URL="$(TEST_POSTGRES_URL)" $(IN_VENV) tests/run.py all
