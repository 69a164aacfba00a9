# Every target installs what it needs into .venv/ first (scripts/bootstrap.sh); a second run installs nothing.
.DEFAULT_GOAL := help
.PHONY: help serve test test-data test-all build admin admin-serve accessibility offline check changes sources translated bench bench-search bench-lighthouse report readability reference pictures sbom audit lock format
SHELL := /bin/sh
export PYTHONUTF8 := 1
RUNTIME := @sh scripts/bootstrap.sh runtime
DEV := @sh scripts/bootstrap.sh dev
PYTHON_ENV := .venv/bin/python
TWO := -n 2 --dist worksteal
UV_LOCK := $(PYTHON_ENV) -m uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest \
	--generate-hashes --no-emit-index-url --no-header --only-binary :all:

help: ## diese Übersicht · this overview
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1  \2/p' Makefile | awk '{ $$2 = sprintf("%-11s", $$2); print "  " $$0 }'

serve: ## Website bauen und auf http://127.0.0.1:8000 zeigen · build the site and serve it
	$(RUNTIME)
	@$(PYTHON_ENV) -m konzept serve $(ARGS)

test: ## jede Änderung prüfen, auch im Browser · prove any change, in a browser too
	$(DEV) --browser --server --form --editor
	@sh scripts/bootstrap.sh report
	@status=0; types=$$(mktemp); $(PYTHON_ENV) -m mypy > $$types 2>&1 & mypy=$$!; \
	echo '— ruff'; $(PYTHON_ENV) -m ruff check . || status=1; \
	echo '— pytest'; $(PYTHON_ENV) -m pytest $(TWO) $(ARGS) || status=1; \
	echo '— mypy'; wait $$mypy || status=1; cat $$types; rm -f $$types; \
	exit $$status

test-data: ## eine Änderung der Texte prüfen · prove a change of the texts in data/ and content/
	$(DEV) --browser --server
	@$(PYTHON_ENV) -m konzept check
	@$(PYTHON_ENV) -m pytest $(TWO) -m data $(ARGS)

test-all: ## alles auf jeder Seite prüfen; dauert · test everything on every page; takes long
	@$(MAKE) --no-print-directory test ARGS='--everything $(ARGS)'

build: ## Website nach site/ bauen · build the site into site/
	$(RUNTIME)
	@$(PYTHON_ENV) -m konzept build --compressed $(ARGS)

accessibility: ## Barrierefreiheit prüfen, Ergebnis für die Erklärung festhalten · test and record accessibility
	$(DEV) --browser --server
	@$(PYTHON_ENV) -m pytest $(TWO) -p tests.support.accessibility_record --only-accessibility --everything tests/browser tests/site $(ARGS)

admin: ## Website mit Formular für Redaktionen bauen · build the site with the form for editors
	$(RUNTIME) --form
	@$(PYTHON_ENV) -m konzept build --admin --compressed $(ARGS)

admin-serve: ## Website und Formular auf diesem Rechner zeigen · serve the site with the form for editors
	$(RUNTIME) --form
	@$(PYTHON_ENV) -m konzept serve --admin $(ARGS)

offline: ## Archiv zum Lesen ohne Internet packen · pack the site as a ZIP for reading offline
	$(RUNTIME)
	@$(PYTHON_ENV) -m konzept offline $(ARGS)

check: ## die Daten prüfen · check the data
	$(RUNTIME)
	@$(PYTHON_ENV) -m konzept check $(ARGS)

changes: ## was sich für Leserinnen und Leser ändert · what changes for readers
	$(RUNTIME)
	@$(PYTHON_ENV) -m konzept changes $(ARGS)

sources: ## amtliche Dokumente mit den Einträgen vergleichen · compare the official documents with the entries
	$(RUNTIME)
	@$(PYTHON_ENV) -m konzept sources $(ARGS)

translated: ## vermerken, dass Übersetzungen stimmen · record that translations are right
	$(RUNTIME)
	@$(PYTHON_ENV) -m konzept translated $(ARGS)

report: ## Bericht oder Antwortbogen schreiben: ARGS='nordhausen 2018' · write a report or an answer sheet
	$(RUNTIME)
	@sh scripts/bootstrap.sh report
	@$(PYTHON_ENV) -m konzept report $(ARGS)

bench: ## Zeit, Speicher und Gewicht messen · measure time, memory and weight
	$(RUNTIME)
	@sh scripts/bootstrap.sh bench
	@sh scripts/bootstrap.sh report
	@$(PYTHON_ENV) -m bench $(ARGS)
	@$(PYTHON_ENV) -m bench.report
	@$(MAKE) --no-print-directory bench-search ARGS=
	@$(MAKE) --no-print-directory bench-lighthouse ARGS=

bench-search: # the search beside MiniSearch and Pagefind, and how its index grows
	$(DEV) --browser
	@sh scripts/bootstrap.sh bench --minisearch
	@$(PYTHON_ENV) -m bench.search $(ARGS)

pictures: # docs/guide/*.png, from the walks of an editor that the tests make
	$(DEV) --browser --server --form
	@mkdir -p docs/guide
	@KONZEPT_PICTURES=docs/guide $(PYTHON_ENV) -m pytest --everything tests/browser/test_guide.py tests/browser/test_form.py $(ARGS)

reference: # docs/bindingness, checks, fields and macros.*.md, konzept/plan/labels.txt, from their tables, the rules, the model, the macros and examples
	$(RUNTIME)
	@$(PYTHON_ENV) scripts/reference.py
	@PYTHONPATH=. $(PYTHON_ENV) scripts/label_list.py
	@PYTHONPATH=. $(PYTHON_ENV) scripts/fields_guide.py
	@PYTHONPATH=. $(PYTHON_ENV) scripts/macros_guide.py
	@PYTHONPATH=. $(PYTHON_ENV) scripts/bindingness_guide.py

readability: # the ten entries of each language that are hardest to read
	$(DEV)
	@$(PYTHON_ENV) -m konzept readability $(ARGS)

bench-lighthouse: # five types of page in every language through Lighthouse, from its own lock in bench/lighthouse/
	$(DEV) --browser --server --lighthouse
	@$(PYTHON_ENV) -m bench.scores $(ARGS)

sbom: ## Stückliste der Pakete nach sbom.cdx.json · list the packages the site is built with (CycloneDX)
	$(RUNTIME)
	@$(PYTHON_ENV) scripts/sbom.py $(ARGS)

# --strict: a package that the database could not be asked about counts as a failure, not as a clean one.
audit: ## Pakete auf bekannte Lücken prüfen · look for known holes in the packages
	@sh scripts/bootstrap.sh audit
	@$(PYTHON_ENV) -m pip_audit --strict --disable-pip --require-hashes -r requirements.txt -r requirements-dev.txt $(ARGS)

lock: ## neue Versionen festschreiben · pin new versions in the lock files
	$(DEV)
	@$(UV_LOCK) --upgrade requirements.in -o requirements.txt
	@$(UV_LOCK) --upgrade --constraint requirements.txt requirements-dev.in -o requirements-dev.txt
	@$(UV_LOCK) --upgrade --constraint requirements-dev.txt requirements-bench.in -o requirements-bench.txt
	@$(UV_LOCK) --upgrade --constraint requirements-dev.txt requirements-audit.in -o requirements-audit.txt
	@$(UV_LOCK) --upgrade --constraint requirements-dev.txt requirements-report.in -o requirements-report.txt
	@$(UV_LOCK) --upgrade requirements-admin.in -o requirements-admin.txt

format: ## Python-Dateien einheitlich setzen · format the Python files
	$(DEV)
	@$(PYTHON_ENV) -m ruff format .
