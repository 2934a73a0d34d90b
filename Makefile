# Every target installs what it needs first (nothing, the second time). `make help` lists them.
SHELL := /bin/bash
.DEFAULT_GOAL := help

# A target that imports what Package.swift does not allow it is an error (docs/decisions/0002-layers.md).
STRICT := --explicit-target-dependency-import-check error
SCRIPTS := $(wildcard Scripts/*.sh Tests/*/*.sh Tests/*/*/*.sh) .ci/run
END_TO_END := $(sort $(filter-out container schemathesis,$(basename $(notdir $(wildcard Tests/EndToEnd/*.sh)))))

# A program is laid out in its place. `swift build` would take that for stale and link it again, so it runs only where
# something is newer.
LAID_OUT := .build/release/laid-out
REASONS := $(shell find Package.swift Sources Benchmarks examples Scripts)
BENCHMARKS := $(addprefix .build/release/,engine-benchmark mesh-benchmark manifests-benchmark store-benchmark)

.PHONY: help
help: ## List the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | column -t -s $$'\t'

.PHONY: build serve bench
build: $(LAID_OUT) ## Build .build/release/legible
$(LAID_OUT): $(REASONS) .build/release/legible | require-build
	swift build --configuration release $(STRICT)
	Scripts/lay-out-code.sh .build/release/legible
	@touch $@
.build/release/legible: ;
serve: build ## Serve on 127.0.0.1:PORT (8080) with LEGIBLE_DATA_DIR (.build/data), and print a curl line
	@exec Scripts/serve.sh
bench: require-test build ## Measure against Benchmarks/budgets.json
	Scripts/lay-out-code.sh .build/release/legible $(BENCHMARKS)
	Benchmarks/run

.PHONY: codes
codes: build ## Write the pages of docs/codes/ anew
	Scripts/codes.sh .build/release/legible

# From the quickest to the slowest, so that what is wrong shows early.
.PHONY: test
test: ## Everything that has to be green: the targets below, one after the other
	@set -e; for target in format scripts contract dockerfile deployment layers unit golden end-to-end schemathesis \
		container sanitizers; do echo "== $$target"; $(MAKE) --no-print-directory $$target; done

.PHONY: format scripts contract dockerfile deployment layers unit golden end-to-end schemathesis container sanitizers
format: ## Lint the Swift sources
	swift format lint --strict --parallel --recursive Sources Tests Benchmarks Package.swift
scripts: require-test ## Lint the shell scripts
	shellcheck --external-sources $(SCRIPTS)
contract: require-test ## Validate the OpenAPI document
	.venv/bin/openapi-spec-validator openapi/openapi.yaml
dockerfile: require-test ## Lint the Dockerfile
	.venv/bin/hadolint Dockerfile
deployment: require-test ## Validate deploy/
	.venv/bin/python Tests/Deploy/validate.py
	Tests/Deploy/systemd.sh
layers: require-build ## Build for debugging, refusing imports that skip a layer
	swift build $(STRICT)
unit: require-test ## Run the tests in Tests/
	swift test $(STRICT)
golden: require-build ## Compare with what Istio and Envoy decided
	Scripts/golden.sh
end-to-end: $(END_TO_END:%=end-to-end-%) ## Run every script of Tests/EndToEnd against the real process
end-to-end-%: require-test build
	Tests/EndToEnd/$*.sh
schemathesis: require-test build ## Try the served OpenAPI document against the running server
	Tests/EndToEnd/schemathesis.sh
container: require-test build ## Replay the Dockerfile's last stage without Docker
	Tests/EndToEnd/container.sh
sanitizers: require-test ## Run the tests of the C targets under ASan, UBSan and TSan
	Tests/Sanitizers/run.sh

.PHONY: require-build require-test
require-build:
	@Scripts/require-packages.sh build
require-test: require-build
	@Scripts/require-packages.sh test
	@Scripts/python-tools.sh
