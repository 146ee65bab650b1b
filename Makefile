# Targets for users and developers; `make` alone lists them.

SWIFT ?= swift
DOCC ?= docc
FILE ?= answers/student.json
# Where the sanitizers build, so that the main build stays as it is.
SCRATCH ?= .build
# Swift's libraries are in the program: it runs where they are not, and a call into them is no search for them.
RELEASE = -c release --static-swift-stdlib
# One subject of the benchmarks; all without it.
ONLY ?=

.DEFAULT_GOAL := help
.PHONY: help setup grade release test lint format docs sanitize test-pages bench bench-peers bits bugs mutate readme test-cluster clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## Check for Swift and libgmp; install libgmp-dev where it is missing
	@./Scripts/setup

# The first build takes a minute or two, so its progress is shown, on standard error.
grade: setup ## Grade answers/student.json (or FILE=…)
	@$(SWIFT) build --product grade >&2
	@$(SWIFT) run -q --skip-build grade $(FILE)

release: setup ## Build the program that marks a class fastest, and say where it is
	@$(SWIFT) build $(RELEASE) --product grade >&2
	@echo "$$($(SWIFT) build $(RELEASE) --show-bin-path)/grade"

test: setup ## Run all tests
	$(SWIFT) test --disable-xctest

lint: ## Check the format of the sources
	$(SWIFT) format lint --strict -p -r Sources Tests Package.swift

format: ## Format the sources
	$(SWIFT) format -i -p -r Sources Tests Package.swift

# The module is built for itself, with the public symbols that links may name.
docs: setup ## Check the guides: every link in them resolves
	@mkdir -p $(SCRATCH)/docs/symbols
	@$(SWIFT) build -q --target PropertyTesting --scratch-path $(SCRATCH)/docs -Xswiftc -emit-symbol-graph \
	  -Xswiftc -emit-symbol-graph-dir -Xswiftc $(abspath $(SCRATCH))/docs/symbols
	@$(DOCC) convert Sources/PropertyTesting/PropertyTesting.docc --warnings-as-errors \
	  --additional-symbol-graph-dir $(SCRATCH)/docs/symbols --output-dir $(SCRATCH)/docs/PropertyTesting \
	  --fallback-display-name PropertyTesting --fallback-bundle-identifier touchstone.PropertyTesting

readme: setup ## Run the README's commands and compare their output
	@$(SWIFT) build -q --product grade
	@$(SWIFT) build -q --product verify
	@env -u MAKELEVEL -u MAKEFLAGS -u MFLAGS ./Scripts/check-readme README.md

test-pages: setup ## Look at the pages in headless Chromium (needs chromium and chromium-driver)
	@$(SWIFT) build -q --product grade
	@./Scripts/check-pages "$$($(SWIFT) build --show-bin-path)/grade" $(SCRATCH)/pages

# Leaks are not looked for: Swift keeps flags in the bits of pointers, so that constants look lost.
sanitize: setup ## Run all tests under the address and thread sanitizers
	ASAN_OPTIONS=detect_leaks=0 $(SWIFT) test --disable-xctest --sanitize address --scratch-path $(SCRATCH)/address
	$(SWIFT) test --disable-xctest --sanitize thread --scratch-path $(SCRATCH)/thread

# Grading is measured as `swift run grade` builds it, in debug; all else as `make release` does.
bench: setup ## Print the benchmarks (ONLY=grade, class, refusals, compare, tester, accuracy or gradients for one)
	@case "$(ONLY)" in "" | grade | class | refusals | compare | tester | accuracy | gradients) ;; *) \
	  echo "bench: no subject $(ONLY): write ONLY=grade, class, refusals, compare, tester, accuracy or gradients" >&2; exit 2 ;; esac
	@for subject in $(or $(ONLY),grade class refusals compare tester accuracy gradients); do \
	  options="-c debug"; if [ $$subject != grade ]; then options="$(RELEASE)"; fi; \
	  $(SWIFT) build -q $$options --product bench && \
	  "$$($(SWIFT) build $$options --show-bin-path)/bench" $$subject || exit; done

bench-peers: ## Set up the testers and libraries that ours are measured beside, in .peers
	@./Sources/bench/Peers/setup

bits: setup ## Compare the core's bits with and without fused multiply-add and AVX
	@$(SWIFT) build -q --product verify
	@./Scripts/compare-bits

# The test attaches its table, which is shown whether it passes or not.
bugs: setup ## Plant known mistakes in the core and print which law catches each
	@mkdir -p $(SCRATCH)/bugs && rm -f $(SCRATCH)/bugs/*
	@$(SWIFT) test -q --disable-xctest --filter PlantedBugTests --attachments-path $(SCRATCH)/bugs \
	  >$(SCRATCH)/bugs/log 2>&1; code=$$?; \
	  cat $(SCRATCH)/bugs/planted-bugs.txt || cat $(SCRATCH)/bugs/log; exit $$code

# An hour or more, so it is no part of CI.
mutate: setup ## Change single tokens of the core and see whether a law catches each (SEED=1)
	@./Scripts/mutate --seed $(or $(SEED),1)

test-cluster: setup ## Mark a class on a real Slurm on this computer, with a dying node, and compare
	@$(SWIFT) build -q --product grade
	@./Scripts/test-cluster

clean: ## Remove what was built
	rm -rf .build
