# Two commands are enough: "make run" and "make test". Both install what the
# machine lacks (.ci/setup). The others are for daily work.

# Quiet, stop at the first failure, and find a Go that .ci/setup fetched.
MAKEFLAGS += --no-print-directory
SHELL := /bin/sh
export PATH := $(CURDIR)/build/go/bin:$(CURDIR)/build/bin:$(PATH):/usr/local/go/bin
export GOTOOLCHAIN ?= auto
export GOFLAGS ?= -buildvcs=false

# The window uses C libraries on every system; on Linux X11 and OpenGL ES.
ifeq ($(shell uname -s),Linux)
WINDOW_TAGS := x11,gles,migrated_fynedo
else
WINDOW_TAGS := migrated_fynedo
endif

# All but the window is plain Go. The tag ci gives Fyne a screen in memory.
PURE := CGO_ENABLED=0
PURE_TAGS := ci,migrated_fynedo
RACY := ./model/... ./assets/... ./storage/... ./export/...

GOLANGCI := v2.15.0
FUZZTIME ?= 30s
BENCHTIME ?= 1s
KILL_ROUNDS ?= 200

.PHONY: run test check build fmt vet lint unit race window bench fuzz kill clean

## run: open Lupaus with the sample; without a display, print the sample's report
run:
	@.ci/setup build
	@$(MAKE) build
	@[ -e build/Lupaus.lupaus ] || build/lupausctl new --template daycare build/Lupaus.lupaus
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname -s)" != Linux ]; then \
		exec build/lupaus build/Lupaus.lupaus; \
	else \
		build/lupausctl report journey --force build/Lupaus.lupaus build/Lupaus.pdf && \
		echo "There is no display here. The sample's report is in build/Lupaus.pdf"; \
	fi

## build: the programs into build/
build:
	$(PURE) go build -o build/lupausctl ./cmd/lupausctl
	go build -tags $(WINDOW_TAGS) -o build/lupaus ./cmd/lupaus

## test: everything
test:
	@.ci/setup test
	@$(MAKE) fmt vet lint unit race window

## check: what to run before every commit; no window, no race detector
check: fmt vet unit

fmt:
	@unformatted=$$(gofmt -l assets cmd export model storage ui); \
	if [ -n "$$unformatted" ]; then echo "Run gofmt -w on:"; echo "$$unformatted"; exit 1; fi

vet:
	$(PURE) go vet -tags $(PURE_TAGS) ./...

# Linters come as a program of their own, never as a dependency.
lint: build/bin/golangci-lint-$(GOLANGCI)
	$(PURE) $< run --build-tags $(PURE_TAGS) ./...

build/bin/golangci-lint-$(GOLANGCI):
	@mkdir -p build/bin
	$(PURE) GOBIN=$(CURDIR)/build/bin go install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$(GOLANGCI)
	@mv build/bin/golangci-lint $@

# Unit tests, the dependency rule, the scripts of lupausctl, the seeds of all
# fuzz targets. Fyne complains about a C locale.
unit:
	LC_ALL=C.UTF-8 $(PURE) go test -tags $(PURE_TAGS) ./...

race:
	LC_ALL=C.UTF-8 CGO_ENABLED=1 go test -race -short $(RACY)

# The real program on a virtual screen, driven with mouse and keyboard. Where
# there is no X11 it is only built.
window:
	go build -tags $(WINDOW_TAGS) -o build/lupaus ./cmd/lupaus
	@[ "$$(uname -s)" = Linux ] || exit 0; set -x; \
	LC_ALL=C.UTF-8 LUPAUS_BINARY=$(CURDIR)/build/lupaus go test -count=1 -tags xvfb,$(WINDOW_TAGS) ./cmd/lupaus/...

## bench: all benchmarks, BENCHTIME each
bench:
	LC_ALL=C.UTF-8 $(PURE) go test -tags $(PURE_TAGS) -run '^$$' -bench . -benchmem -benchtime $(BENCHTIME) ./...

## fuzz: every fuzz target for FUZZTIME
fuzz:
	@$(PURE) GOFLAGS="$(GOFLAGS) -tags=$(PURE_TAGS)" FUZZTIME=$(FUZZTIME) .ci/fuzz

## kill: kill the program KILL_ROUNDS times while it saves
kill:
	$(PURE) LUPAUS_KILL_ROUNDS=$(KILL_ROUNDS) go test -count=1 -timeout 60m -run Kill -v ./storage/...

## clean: remove what was built
clean:
	rm -rf build
