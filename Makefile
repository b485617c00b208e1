# Each target installs what it needs. The line above a target says what it does.

PREFIX ?= /usr/local
SECONDS_EACH ?= 600
# The release contains no symbols. On Linux it is loaded at a fixed address, which saves 40,000 relocations at every
# start. The libraries that read untrusted bytes, libxml2 and zlib, are still loaded at random addresses.
# The index for editors is left out.
RELEASE = --configuration release --static-swift-stdlib -Xlinker -s \
	--disable-local-rpath --disable-index-store
ifeq ($(shell uname),Linux)
RELEASE += -Xswiftc -Xclang-linker -Xswiftc -no-pie -Xswiftc -Xclang-linker -Xswiftc -static-libgcc
endif
# Libraries that the release contains; see Scripts/static-libraries.sh. Shared ones would take a third of every start.
STATIC = .build-static
TOOL = .build/release/tilescheme
# The program that `tilescheme serve` starts, which must lie beside the command.
SERVER = .build/release/tilescheme-serve
# Found from the command as ../share/tilescheme/map, as after an installation.
MAP_LIBRARY = .build/share/tilescheme/map
# The library under test is optimised, in a directory of its own: otherwise the tests take twice as long. `swift build`
# finds the tests in the index for editors, which needs no system modules; to index them takes a third of the build.
export TEST_BUILD = --configuration release -Xswiftc -enable-testing -Xswiftc -index-ignore-system-modules \
	--scratch-path .build-tests

.PHONY: demo map-library test test-build test-long unit release install wheel dist bench fuzz format lint schemas schema-release \
  rules python manual docs site requirements test-requirements test-long-requirements clean

## demo: install missing packages, build a release, then create, show and convert a cache
demo: requirements release
	@Scripts/demo.sh $(TOOL)

## map-library: get OpenLayers for the map page, in .build/share/tilescheme/map; without it the page shows no map
map-library:
	@Scripts/map-library.sh $(MAP_LIBRARY)

## test: install the packages for tests, check the source format, run all tests
test: requirements test-requirements test-build
	Scripts/run-tests.sh "$(MAKE) --no-print-directory lint" Schemas/check.py \
	  "Python/check.sh .build-tests/release/tilescheme"

## test-long: run the tests with all rounds of their loops, and check the behaviour record; before an issue is resolved
# With REQUIRE_CORPUS=1, missing real files are a failure. The record contains numbers from PROJ and SQLite, which may
# differ with other versions of these; see Tests/BehaviourRecord/README.md.
test-long: requirements test-requirements test-long-requirements test-build
	TEST_LONG=1 Scripts/run-tests.sh
	Tests/BehaviourRecord/record.py check --ignore-prose --tool .build-tests/release/tilescheme

## test-build: build the tests
test-build: requirements
	swift build --build-tests $(TEST_BUILD)

## unit: run the tests only, in a debug build; all packages must be installed
unit:
	swift test --parallel

## release: build the command as .build/release/tilescheme, and the program that serves beside it
# The file of the linker, which is written piece by piece, is replaced by a copy: Linux keeps a file that was written in
# one go in larger pages, and every start takes a tenth less time. An installed file is a copy anyway.
release: requirements
	@Scripts/static-libraries.sh $(STATIC)
	@for product in tilescheme tilescheme-serve; do \
	  PKG_CONFIG_PATH=$(CURDIR)/$(STATIC)/lib/pkgconfig:$$PKG_CONFIG_PATH Scripts/quietly.sh \
	    swift build $(RELEASE) --product $$product $$(Scripts/static-objects.sh $(STATIC)) || exit 1; \
	done
	@cp $(TOOL) $(TOOL).copy && mv $(TOOL).copy $(TOOL)
	@Scripts/map-library.sh $(MAP_LIBRARY) || true

## install: install the release, its manual page and OpenLayers below PREFIX
install: release
	install -D -m 755 $(TOOL) $(DESTDIR)$(PREFIX)/bin/tilescheme
	install -D -m 755 $(SERVER) $(DESTDIR)$(PREFIX)/bin/tilescheme-serve
	install -D -m 644 Documentation/tilescheme.1 $(DESTDIR)$(PREFIX)/share/man/man1/tilescheme.1
	@for file in $(MAP_LIBRARY)/*; do [ ! -f "$$file" ] || \
	  install -D -m 644 "$$file" "$(DESTDIR)$(PREFIX)/share/tilescheme/map/$${file##*/}"; done

## wheel: build the package for pip in .build/dist, and test it in an empty environment
wheel: release
	Scripts/check-release.sh $(TOOL)
	Scripts/check-release.sh $(SERVER)
	Packaging/test_wheel.py $$(Packaging/wheel.py $(TOOL) .build/dist)

## dist: build everything that a release consists of in .build/dist: wheel, archive, .deb, notes
dist: requirements
	Scripts/make-release.sh

## bench: compare the speed with the tool a user would otherwise take, as ratios
bench: requirements test-requirements release
	Benchmarks/run.sh
	Benchmarks/tiles.sh
	Benchmarks/stores.sh
	Benchmarks/preflight.sh
	Benchmarks/build.sh
	Benchmarks/serve.sh

## fuzz: fuzz all readers in parallel, SECONDS_EACH seconds each (600 by default)
fuzz: requirements
	Fuzzing/run.sh $(SECONDS_EACH)

## format: format the sources
format:
	swift format --in-place --parallel --recursive Sources Examples Tests Fuzzing Benchmarks/Sources Package.swift

## lint: check the format of the sources
lint:
	swift format lint --strict --parallel --recursive Sources Examples Tests Fuzzing Benchmarks/Sources Package.swift

## schemas: check the published schemas against the samples and the real files
schemas: test-requirements
	Schemas/check.py

## schema-release: add an ArcGIS release to the XSDs, such as VERSION=11.6
schema-release:
	Schemas/add-release.sh $(VERSION)

## rules: write Documentation/rules from the rules themselves
rules:
	swift build
	Scripts/write-rules.sh .build/debug/tilescheme

## python: write the parts of the Python package that follow from the help and the schemas
python:
	swift build
	Python/generate.py .build/debug/tilescheme

## manual: write Documentation/tilescheme.1 from the help of the commands
manual:
	Scripts/make-manual.sh

## docs: build the documentation of the library in .build/docs; warnings are errors
docs: requirements
	Scripts/build-docs.sh

## site: build the documentation as a site of static files in .build/site; check its links, run the commands of guides
site: requirements
	swift build --product tilescheme
	TILESCHEME=.build/debug/tilescheme Scripts/build-site.sh

requirements:
	@Scripts/install-requirements.sh build

test-requirements:
	@Scripts/install-requirements.sh test

test-long-requirements:
	@Scripts/install-requirements.sh test-long

clean:
	rm -rf .build .build-*
