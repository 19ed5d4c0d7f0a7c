# `make test` passes everything: it installs what it needs on Debian as root, else says what is missing.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
TIMEOUT ?= 40m
VERSION ?= 0.0.$(shell git rev-list --count HEAD)+$(shell git rev-parse --short HEAD)

.PHONY: test test-long lint generate generate-check setup bench build package package-try clean

# Vet has looked at everything in lint.
test: setup lint
	@eval "$$(scripts/postgres start)"; trap 'scripts/postgres stop' EXIT; \
	go test -p 2 -vet=off -count=1 -timeout $(TIMEOUT) $(TESTFLAGS) ./...

# The longer runs: a million operations under the linearizability checker, a thousand kills, fifty rounds of each race for an appointment, a million
# mutated messages of SIP (BUREAU_CORPUS names the folder of samples).
test-long: setup
	@eval "$$(scripts/postgres start)"; trap 'scripts/postgres stop' EXIT; \
	go test -p 1 -count=1 -timeout 6h -tags long ./internal/claim/...; \
	go test -p 1 -count=1 -timeout 1h -tags long -run Race ./internal/office; \
	go test -p 1 -count=1 -timeout 1h -tags long,corpus -run RFC4475 ./internal/door/sip/wire

setup:
	@scripts/setup

lint: generate-check
	@test -z "$$(gofmt -l cmd internal scripts bench)" || { echo "not gofmt'd:"; gofmt -l cmd internal scripts bench; exit 1; }
	go vet ./...
	go tool staticcheck ./...

# What is generated and committed: typed pages, and the script that they load.
generate:
	go tool templ generate -path internal/door >/dev/null
	go run ./scripts/assets

generate-check:
	@scripts/drift
	go run ./scripts/assets -check

bench: setup
	@eval "$$(BUREAU_TEST_FSYNC=on BUREAU_TEST_POSTGRES_PORT=54330 BUREAU_TEST_POSTGRES_DIR=$${TMPDIR:-/tmp}/bureau-bench-postgres scripts/postgres start)"; \
	trap 'BUREAU_TEST_POSTGRES_DIR=$${TMPDIR:-/tmp}/bureau-bench-postgres scripts/postgres stop' EXIT; \
	go test -tags bench -count=1 -timeout 60m $(BENCHFLAGS) -v -run . ./bench | grep -v "^\(=== \|--- \|ok \|PASS\)"

build:
	CGO_ENABLED=0 go build -trimpath -ldflags "-s -w" -o bin/bureau ./cmd/bureau

# A Debian package in dist/, and its trial in a clean Debian (as root, with debootstrap).
package: build
	@mkdir -p dist
	VERSION=$(VERSION) ARCH=$$(go env GOARCH) SOURCE_DATE_EPOCH=$$(git log -1 --format=%ct) \
	go run github.com/goreleaser/nfpm/v2/cmd/nfpm@v2.43.0 package --config packaging/nfpm.yaml --packager deb --target dist/

package-try: package
	scripts/package-try

clean:
	rm -rf bin dist
