# The door to the project: each target installs what it needs and says what it does.

PREFIX ?= /usr/local
SECONDS_EACH ?= 600
# Symbols are left out of the release, and on Linux its address is fixed: 40,000 relocations less at every start. The
# libraries that read hostile bytes, libxml2 and zlib, are still loaded at random addresses.
RELEASE = --configuration release --static-swift-stdlib --product tilescheme -Xlinker -s \
	--disable-local-rpath
ifeq ($(shell uname),Linux)
RELEASE += -Xswiftc -Xclang-linker -Xswiftc -no-pie
endif
TOOL = .build/release/tilescheme

.PHONY: demo test test-long unit release install bench fuzz format lint schemas schema-release rules manual docs requirements test-requirements clean

## demo: install what is missing, build a release, create, show and convert a cache
demo: requirements release
	@Scripts/demo.sh $(TOOL)

## test: install what the tests need, check the format, run all tests
test: requirements test-requirements lint
	swift build --build-tests
	swift test --skip-build --parallel
	Schemas/check.sh

## test-long: all rounds of the loops, and the record of what commands do; before an issue is resolved
# REQUIRE_CORPUS=1 makes it a failure where the real files are missing. The record has numbers of PROJ and SQLite, which
# may differ on a machine with other versions; see Tests/BehaviourRecord/README.md.
test-long: requirements test-requirements
	swift build --build-tests
	TEST_LONG=1 swift test --skip-build --parallel
	Tests/BehaviourRecord/record.py check --ignore-prose

## unit: the tests alone, for those who have everything
unit:
	swift test --parallel

## release: the command, as .build/release/tilescheme
# A copy takes the place of what the linker wrote piece by piece: Linux keeps a file that was written in one go in larger
# pages, and every start takes a tenth less. An installed one is a copy anyway.
release: requirements
	@Scripts/quietly.sh swift build $(RELEASE)
	@cp $(TOOL) $(TOOL).copy && mv $(TOOL).copy $(TOOL)

## install: the release and its manual page below PREFIX
install: release
	install -D -m 755 $(TOOL) $(DESTDIR)$(PREFIX)/bin/tilescheme
	install -D -m 644 Documentation/tilescheme.1 $(DESTDIR)$(PREFIX)/share/man/man1/tilescheme.1

## bench: us beside the tool a user would otherwise take, as ratios
bench: requirements test-requirements release
	Benchmarks/run.sh
	Benchmarks/tiles.sh
	Benchmarks/preflight.sh

## fuzz: every reader, side by side, SECONDS_EACH seconds (600 unless told)
fuzz: requirements
	Fuzzing/run.sh $(SECONDS_EACH)

## format: lay out the sources
format:
	swift format --in-place --parallel --recursive Sources Examples Tests Fuzzing Benchmarks/Sources Package.swift

## lint: the layout of the sources, checked
lint:
	swift format lint --strict --parallel --recursive Sources Examples Tests Fuzzing Benchmarks/Sources Package.swift

## schemas: the published schemas against the samples and the real files
schemas: test-requirements
	Schemas/check.sh

## schema-release: add an ArcGIS release to the XSDs, VERSION=11.6
schema-release:
	Schemas/add-release.sh $(VERSION)

## rules: Documentation/rules from the rules themselves
rules:
	swift build
	Scripts/write-rules.sh .build/debug/tilescheme

## manual: Documentation/tilescheme.1 from the commands themselves
manual:
	Scripts/make-manual.sh

## docs: the documentation of the library, as .build/docs, a warning being an error
docs: requirements
	Scripts/build-docs.sh

requirements:
	@Scripts/install-requirements.sh build

test-requirements:
	@Scripts/install-requirements.sh test

clean:
	rm -rf .build .build-*
