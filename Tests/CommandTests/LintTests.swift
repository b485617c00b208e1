import Foundation
import TestSupport
import Testing

@Suite("lint")
struct LintTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  private func lint(_ arguments: String...) throws -> CommandRun { try CommandRun.tilescheme(["lint"] + arguments) }

  @Test("A good scheme exits with 0 and prints only the number of files")
  func good() throws {
    let run = try lint(sample("web-mercator-legacy/conf.xml"))
    #expect(run.status == 0)
    #expect(run.output.isEmpty)
    #expect(run.errors == "2 files checked, no problems found\n")
  }

  @Test(
    "Paths alone are checked as with options that repeat the defaults",
    arguments: [
      ["web-mercator-legacy/conf.xml"], ["broken"], ["broken", "national-grid-nz", "web-mercator-ready/root.json"],
      ["tiles"], ["nothing-here.xml"],
    ])
  func plain(_ names: [String]) throws {
    let paths = names.map(sample)
    // Without an option, argument-parser is not used.
    let plain = try CommandRun.tilescheme(["lint"] + paths)
    let parsed = try CommandRun.tilescheme(
      ["lint", "--stdin-name", "<stdin>", "--format", "text", "--color", "auto"] + paths)
    #expect(plain.status == parsed.status)
    #expect(plain.text == parsed.text)
    #expect(plain.errors == parsed.errors)
  }

  @Test("The summary counts the paths that could not be read, and a typing error leads to the file that was meant")
  func unreadablePaths() throws {
    let file = sample("web-mercator-legacy/conf.xml")
    let run = try lint(file, sample("web-mercator-legacy/cnof.xml"), folder.path("none.tpkx"))
    #expect(run.status == 3)
    #expect(run.errors.contains("no such file or directory; did you mean \(file)?\n"), "\(run.errors)")
    #expect(run.errors.hasSuffix("2 files checked, no problems found; 2 paths could not be read\n"), "\(run.errors)")
  }

  @Test("A package counts as one thing with its documents, beside the files that are not in one")
  func packages() throws {
    let cache = try SmallCache(SmallCache.world)
    let package = folder.path("a.tpkx")
    #expect(try CommandRun.tilescheme("convert", cache.path, package).status == 0)
    let alone = try lint(package)
    #expect(alone.errors.hasPrefix("1 package (2 documents) checked"), "\(alone.errors)")
    let beside = try lint(package, sample("web-mercator-legacy/conf.xml"), package)
    #expect(beside.errors.hasPrefix("2 files and 1 package (2 documents) checked"), "\(beside.errors)")
    // Programs get the number of documents, as before.
    #expect(try lint(package, "--format", "json").text.contains(#""files": 2"#))
  }

  @Test("An error exits with 1, and is printed with its place, its rule and what to do")
  func bad() throws {
    let run = try lint(sample("broken/unknown-format.xml"), "--format", "full")
    #expect(run.status == 1)
    #expect(
      run.text.contains(
        "unknown-format.xml:47:22: error: “WEBP” is not a tile format of ArcGIS [IMG001 unknown-tile-format]"))
    #expect(run.text.contains("^~~~"))
    #expect(run.text.contains("help: Write PNG, PNG8"))
  }

  @Test("Without a terminal, each finding is one line")
  func concise() throws {
    let path = sample("broken/several-faults.xml")
    let lines = try lint(path).text.split(separator: "\n")
    #expect(lines.count > 1)
    #expect(lines.allSatisfy { $0.hasPrefix("\(path):") })
    #expect(try lint(path, "--format", "concise").text == lint(path).text)
  }

  @Test("--client runs the optional rules for a program, and an unknown program is a wrong usage")
  func client() throws {
    let path = sample("national-grid-nz/conf.xml")
    let run = try lint(path, "--client", "gdal", "--fail-on", "warning")
    #expect(run.status == 1)
    #expect(run.text.contains("[STO025 unsupported-storage]"), "\(run.text)")
    #expect(try lint(path, "--client", "leaflet", "--client", "gdal").text.contains("STO025"))
    #expect(try !lint(path, "--client", "sceneViewer").text.contains("STO025"))
    #expect(try lint(path, "--client", "photoshop").status == 2)
  }

  @Test("Every sample with a fault has an error or a warning, and none ends the run")
  func samples() throws {
    let run = try lint(TestFiles.samples.appending(path: "broken").path)
    #expect(run.status == 1)
    for name in ["missing-origin.xml", "decimal-comma.xml", "several-faults.xml", "nan-resolution.xml"] {
      #expect(run.text.contains(name), "\(name)")
    }
  }

  @Test("The good samples have no error")
  func goodSamples() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: TestFiles.samples.path)
    for name in names.sorted() where name != "broken" && name != "README.md" && !name.hasPrefix(".") {
      // Some folders contain only tiles, parts or output.
      let run = try lint(sample(name), "--allow-empty")
      #expect(run.status == 0, "\(name): \(run.text)\(run.errors)")
    }
  }

  @Test(
    "--fail-on sets which findings exit with 1", arguments: [("error", 0), ("warning", 0), ("info", 1), ("never", 0)])
  func failOn(level: String, status: Int32) throws {
    #expect(try lint(sample("exploded-9.3/conf.xml"), "--fail-on", level).status == status)
  }

  @Test("Rules are selected and ignored by their names; an unknown rule is wrong usage, with a suggestion")
  func selection() throws {
    let path = sample("broken/unknown-format.xml")
    #expect(try lint(path, "--ignore", "IMG001").status == 0)
    #expect(try lint(path, "--select", "LOD,ORG").status == 0)
    #expect(try lint(path, "--select", "img").status == 1)
    let run = try lint(path, "--ignore", "IMG01")
    #expect(run.status == 2)
    #expect(run.errors.contains("there is no rule “IMG01”; did you mean “IMG001”?"))
  }

  @Test("A file that is not a scheme is an error if it is given by name, and skipped in a directory")
  func otherFiles() throws {
    let other = try folder.write("{\"a\": 1}", "package.json")
    _ = try folder.write("<html/>", "page.xml")
    _ = try folder.write("<broken", "other.xml")
    _ = try folder.write("no scheme", "notes.txt")
    #expect(try lint(other).status == 3)
    let run = try lint(folder.url.path)
    #expect(run.status == 3)
    #expect(run.errors.contains("error: there is no tiling scheme in \(folder.url.path); give another path, or "))
    let empty = try lint(folder.url.path, "--allow-empty")
    #expect(empty.status == 0)
    #expect(empty.errors == "no files checked; 3 files skipped: not schemes\n")
    _ = try folder.write("<broken", "conf.xml")
    #expect(try lint(folder.url.path).status == 1)
    #expect(try lint(folder.path("missing")).status == 3)
  }

  @Test("A companion is checked once, with its scheme or alone")
  func companions() throws {
    let nz = sample("national-grid-nz")
    #expect(try lint(nz).errors == "2 files checked, no problems found\n")
    #expect(try lint("\(nz)/conf.cdi").errors == "1 file checked, no problems found\n")
    #expect(try lint("\(nz)/conf.cdi", "\(nz)/conf.xml", nz).errors == "2 files checked, no problems found\n")
  }

  @Test("Standard input is reported under the given name")
  func standardInput() throws {
    let bytes = try Data(contentsOf: TestFiles.sample("broken/unknown-format.xml"))
    let run = try CommandRun.tilescheme("lint", "-", "--stdin-name", "conf/house.xml", input: bytes)
    #expect(run.status == 1)
    #expect(run.text.hasPrefix("conf/house.xml:47:22: error"))
  }

  @Test("Many files are reported in the order of their paths, although they are checked in parallel")
  func order() throws {
    let broken = try String(contentsOf: TestFiles.sample("broken/unknown-format.xml"), encoding: .utf8)
    for number in 100..<400 { _ = try folder.write(broken, "\(number).xml") }
    let lines = try lint(folder.url.path, "--format", "github").text.split(separator: "\n")
    let files = lines.compactMap { $0.firstMatch(of: /([0-9]{3})\.xml/)?.1 }.map(String.init)
    #expect(files.count >= 300)
    #expect(files == files.sorted())
  }

  @Test(
    "Reports in JSON follow the schema",
    .enabled(if: hasSchemaTools, "xmllint or check-jsonschema is not installed"))
  func json() throws {
    let run = try lint(TestFiles.samples.path, "--format", "json")
    let report = try object(run.output)
    let findings = try #require(report["findings"] as? [[String: Any]])
    let summary = try #require(report["summary"] as? [String: Int])
    #expect(findings.filter { $0["severity"] as? String == "error" }.count == summary["errors"])
    #expect(findings.contains { $0["rule"] as? String == "IMG001" && $0["name"] as? String == "unknown-tile-format" })
    try run.output.write(to: folder.url.appending(path: "report.json"))
    let check = try accepts(schema: "findings.schema.json", folder.path("report.json"))
    #expect(check.status == 0, "\(check.text)\(check.errors)")
  }

  @Test(
    "SARIF follows its schema",
    .needsConformance, .enabled(if: CommandRun.isInstalled("check-jsonschema"), "check-jsonschema is not installed"))
  func sarif() throws {
    let run = try lint(TestFiles.samples.path, "--format", "sarif")
    #expect(run.status == 1)
    try run.output.write(to: folder.url.appending(path: "report.sarif"))
    let schema = try Conformance.folder("sarif-schema-2.1.0.json").path
    let check = try SchemaCheck.runJSON(schema: schema, [folder.path("report.sarif")])
    #expect(check.status == 0, "\(check.text)\(check.errors)")
  }

  @Test("The GitHub format has annotations with places")
  func github() throws {
    let run = try lint(sample("broken/unknown-format.xml"), "--format", "github")
    #expect(
      run.text.contains(
        "unknown-format.xml,line=47,col=22,endLine=47,endColumn=26,title=IMG001 unknown-tile-format::“WEBP”"))
    #expect(run.text.hasPrefix("::error file="))
  }

  @Test(
    "The JUnit suite has the name of the command",
    arguments: [
      ("lint", "national-grid-nz/conf.xml"), ("verify", "national-grid-nz"), ("preflight", "national-grid-nz"),
    ])
  func suiteName(_ command: String, _ name: String) throws {
    let run = try CommandRun.tilescheme(command, sample(name), "--format", "junit")
    #expect(run.text.contains("<testsuite name=\"tilescheme \(command)\" "), "\(run.text) \(run.errors)")
  }

  @Test(
    "JUnit and Checkstyle are valid XML with every finding",
    .enabled(if: CommandRun.isInstalled("xmllint"), "xmllint is not installed")
  )
  func xmlReports() throws {
    let path = try folder.write(
      String(contentsOf: TestFiles.sample("broken/unknown-format.xml"), encoding: .utf8), "a&b<c>\"d\".xml")
    let run = try lint(
      path, sample("web-mercator-legacy/conf.xml"), "--output", "junit:\(folder.path("junit.xml"))", "--output",
      "checkstyle:\(folder.path("checkstyle.xml"))", "--format", "github")
    #expect(run.status == 1)
    func count(_ expression: String, _ file: String) throws -> String {
      let run = try CommandRun("xmllint", ["--xpath", expression, folder.path(file)])
      return run.text.trimmingCharacters(in: .newlines)
    }
    #expect(try count("count(//testcase)", "junit.xml") == "3")
    #expect(try count("string(//testcase[failure]/@name)", "junit.xml") == path)
    #expect(try count("contains(//failure, \"47:22: error: “WEBP”\")", "junit.xml") == "true")
    #expect(try count("string(//error/@source)", "checkstyle.xml") == "tilescheme.IMG001")
    #expect(try count("string(//file/@name)", "checkstyle.xml") == path)
    #expect(run.text.hasPrefix("::error"))
  }

  @Test("A report is complete also if nothing was checked, and an empty baseline is not written")
  func emptyReports() throws {
    let run = try lint(folder.url.path, "--format", "json")
    #expect(run.status == 3)
    #expect(try object(run.output)["findings"] as? [String] == [])
    #expect(try lint(folder.url.path, "--write-baseline", folder.path("known.json")).status == 3)
    #expect(folder.names.isEmpty)
  }

  @Test(
    "In JUnit a file fails if its findings make the run fail; otherwise they are its output",
    .enabled(if: CommandRun.isInstalled("xmllint"), "xmllint is not installed"),
    arguments: [("error", "0", "1"), ("warning", "0", "1"), ("info", "1", "0"), ("never", "0", "1")])
  func junitFailures(level: String, failures: String, outputs: String) throws {
    let file = folder.path("junit.xml")
    _ = try lint(sample("exploded-9.3/conf.xml"), "--fail-on", level, "--output", "junit:\(file)")
    for (expression, expected) in [
      ("string(//testsuite/@failures)", failures), ("count(//testcase/failure)", failures),
      ("count(//testcase/system-out[contains(., 'IMG011')])", outputs),
    ] {
      let run = try CommandRun("xmllint", ["--xpath", expression, file])
      #expect(run.text.trimmingCharacters(in: .newlines) == expected, "\(expression)")
    }
  }

  @Test("--exclude leaves out names and paths, but not a file that is given by name")
  func exclude() throws {
    let broken = try String(contentsOf: TestFiles.sample("broken/unknown-format.xml"), encoding: .utf8)
    for name in ["a", "old-a", "b/old-b"] { _ = try folder.write(broken, "\(name)/conf.xml") }
    func files(_ arguments: String...) throws -> [String] {
      let run = try CommandRun.tilescheme(["lint", "--format", "json"] + arguments, directory: folder.url)
      let findings = try #require(try object(run.output)["findings"] as? [[String: Any]])
      return findings.compactMap { $0["file"] as? String }
    }
    #expect(try files(".") == ["a/conf.xml", "b/old-b/conf.xml", "old-a/conf.xml"])
    #expect(try files(".", "--exclude", "old*") == ["a/conf.xml"])
    #expect(try files(".", "--exclude", "b/old-b", "--exclude", "a") == ["old-a/conf.xml"])
    #expect(try files("old-a/conf.xml", "--exclude", "old*") == ["old-a/conf.xml"])
    _ = try folder.write(#"{"lint": {"exclude": ["a", "b/**"]}}"#, ".tilescheme.json")
    #expect(try files(".") == ["old-a/conf.xml"])
    #expect(try files(folder.url.path, "--exclude", "old*").isEmpty)
    #expect(try lint(folder.url.path, "--exclude", "").status == 2)
    _ = try folder.write(#"{"lint": {"exclude": "a"}}"#, ".tilescheme.json")
    #expect(try lint(folder.url.path).status == 2)
  }

  @Test("A companion that is excluded has no findings")
  func excludedCompanion() throws {
    for name in ["conf.xml", "conf.cdi"] {
      let text = try String(contentsOf: TestFiles.sample("national-grid-nz/\(name)"), encoding: .utf8)
      _ = try folder.write(
        text.replacing("<XMax>2081648.75<", with: "<XMax>1<").replacing("<XMax>", with: "<XMax>-"), name)
    }
    #expect(try lint(folder.url.path).text.contains("conf.cdi"))
    let run = try lint(folder.url.path, "--exclude", "*.cdi")
    #expect(!run.text.contains("conf.cdi") && run.status == 0, "\(run.text)\(run.errors)")
  }

  @Test("--write-baseline also writes the files of --output, with all findings, and replaces none without consent")
  func baselineAndOutput() throws {
    let report = folder.path("report.json")
    let arguments = ["--write-baseline", folder.path("known.json"), "--output", "json:\(report)"]
    let run = try CommandRun.tilescheme(["lint", sample("broken/unknown-format.xml")] + arguments)
    #expect(run.status == 0 && run.output.isEmpty, "\(run.errors)")
    let findings = try #require(try object(folder.bytes("report.json"))["findings"] as? [[String: Any]])
    #expect(findings.map { $0["rule"] as? String } == ["IMG001"])
    #expect(try CommandRun.tilescheme(["lint", sample("broken/unknown-format.xml")] + arguments).status == 3)
  }

  @Test("A cache that differs from the house scheme in everything is one finding")
  func houseSchemeOnce() throws {
    _ = try folder.write(#"{"lint": {"scheme": "arcgis-online"}}"#, ".tilescheme.json")
    let text = try String(contentsOf: TestFiles.sample("national-grid-nz/conf.xml"), encoding: .utf8)
    let run = try lint(try folder.write(text, "conf.xml"), "--select", "HSE", "--format", "json")
    let findings = try #require(try object(run.output)["findings"] as? [[String: Any]])
    let message = try #require(findings.first?["message"] as? String)
    #expect(findings.count == 1)
    for part in ["NZGD_2000", "x of the tile origin is -4020900, not -20037508.342787", "levels 0, 1, 2"] {
      #expect(message.contains(part), "\(message)")
    }
  }

  @Test("An output that cannot be written is an error, and an unknown format is wrong usage")
  func badOutput() throws {
    let path = sample("web-mercator-legacy/conf.xml")
    #expect(try lint(path, "--output", "json:\(folder.path("missing/a.json"))").status == 3)
    for output in ["json", "yaml:a", "json:"] { #expect(try lint(path, "--output", output).status == 2) }
  }

  @Test("The configuration nearest to a file selects, ignores and sets severities; the command line takes precedence")
  func configuration() throws {
    let broken = try String(contentsOf: TestFiles.sample("broken/unknown-format.xml"), encoding: .utf8)
    let path = try folder.write(broken, "caches/a/conf.xml")
    func run(_ configuration: String, _ more: String...) throws -> CommandRun {
      _ = try folder.write(configuration, "caches/.tilescheme.json")
      return try CommandRun.tilescheme(["lint", path] + more)
    }
    let slip = try run(#"{"cacheDirectories": ["a"], "lint": {"ignore": ["IMG001"], "severity": {"jpg": "info"}}}"#)
    #expect(slip.status == 2)
    #expect(slip.errors.contains(".tilescheme.json:1:73: error: there is no rule “jpg”"), "\(slip.errors)")
    let ignoring = #"{"lint": {"ignore": ["IMG001"]}}"#
    #expect(try run(ignoring).status == 0)
    #expect(try run(ignoring, "--no-config").status == 1)
    #expect(try run(ignoring, "--select", "IMG").status == 1)
    let config = try folder.write(#"{"lint": {"select": ["IMG"], "severity": {"IMG": "warning"}}}"#, "other.json")
    let other = try run(ignoring, "--config", config)
    #expect(other.status == 0)
    #expect(other.text.contains("warning: “WEBP”"))
    #expect(try run(#"{"lint": {"selekt": []}}"#).status == 2)
    #expect(try run(#"{"lint": {"clients": ["netscape"]}}"#).status == 2)
  }

  @Test("Each file is checked with the configuration of its own folder")
  func configurations() throws {
    let broken = try String(contentsOf: TestFiles.sample("broken/unknown-format.xml"), encoding: .utf8)
    for name in ["a", "b"] { _ = try folder.write(broken, "\(name)/conf.xml") }
    _ = try folder.write(#"{"lint": {"ignore": ["IMG001"]}}"#, "a/.tilescheme.json")
    let run = try lint(folder.url.path)
    #expect(run.status == 1)
    #expect(run.text.contains("b/conf.xml:"))
    #expect(!run.text.contains("a/conf.xml:"))
  }

  @Test("A client in the configuration turns on the rules for it")
  func clients() throws {
    let path = try folder.write(
      String(contentsOf: TestFiles.sample("exploded-9.3/conf.xml"), encoding: .utf8).replacing("jpg", with: "MIXED"),
      "conf.xml")
    #expect(try !lint(path).text.contains("IMG004"))
    _ = try folder.write(#"{"lint": {"clients": ["mapProxy"]}}"#, ".tilescheme.json")
    #expect(try lint(path).text.contains("IMG004 mixed-format"))
  }

  @Test("All schemes are compared with the house scheme: a built-in one, or a file next to the configuration")
  func houseScheme() throws {
    for name in ["national-grid-nz", "web-mercator-legacy"] {
      let text = try String(contentsOf: TestFiles.sample("\(name)/conf.xml"), encoding: .utf8)
      _ = try folder.write(text, "\(name)/conf.xml")
    }
    _ = try folder.write(#"{"lint": {"scheme": "arcgis-online"}}"#, ".tilescheme.json")
    let online = try lint(folder.url.path)
    #expect(online.status == 1)
    #expect(online.text.contains("national-grid-nz/conf.xml:"))
    #expect(online.text.contains("HSE001 differs-from-house-scheme"))
    #expect(!online.text.contains("web-mercator-legacy/conf.xml:"))
    _ = try folder.write(#"{"lint": {"scheme": "national-grid-nz/conf.xml"}}"#, ".tilescheme.json")
    let own = try lint(folder.url.path)
    #expect(!own.text.contains("national-grid-nz/conf.xml:"))
    #expect(own.text.contains("web-mercator-legacy/conf.xml:"))
    _ = try folder.write(#"{"lint": {"scheme": "nztn"}}"#, ".tilescheme.json")
    let misspelled = try lint(folder.path("national-grid-nz/conf.xml"))
    #expect(misspelled.status == 2)
    #expect((misspelled.text + misspelled.errors).contains("Did you mean the built-in scheme “nztm”?"))
    _ = try folder.write(#"{"lint": {"scheme": "missing.xml"}}"#, ".tilescheme.json")
    #expect(try lint(folder.url.path).status == 2)
  }

  @Test("A house scheme at an address that does not answer ends lint, verify and audit with status 3, and they say why")
  func houseSchemeAway() throws {
    let text = try String(contentsOf: TestFiles.sample("national-grid-nz/conf.xml"), encoding: .utf8)
    _ = try folder.write(text, "cache/conf.xml")
    _ = try folder.write("", "cache/_alllayers/L00/none.txt")
    // Nothing listens at port 1.
    let address = "http://127.0.0.1:1/arcgis/rest/services/Base/MapServer"
    _ = try folder.write("{\"lint\": {\"scheme\": \"\(address)\"}}", ".tilescheme.json")
    for command in ["lint", "verify", "audit"] {
      let run = try CommandRun.tilescheme(command, folder.path(command == "audit" ? "." : "cache"))
      #expect(run.status == 3, "\(command): \(run.text)\(run.errors)")
      #expect(run.errors.contains("the house scheme cannot be fetched"), "\(command): \(run.errors)")
      #expect(run.errors.contains("127.0.0.1:1 does not answer"), "\(command): \(run.errors)")
    }
  }

  @Test(
    "Paths are reported without “./” for the working directory",
    arguments: [".", "./", "./caches", "./caches/conf.xml"])
  func dots(path: String) throws {
    let broken = try String(contentsOf: TestFiles.sample("broken/unknown-format.xml"), encoding: .utf8)
    _ = try folder.write(broken, "caches/conf.xml")
    let run = try CommandRun.tilescheme(["lint", path, "--format", "github"], directory: folder.url)
    #expect(run.text.contains("file=caches/conf.xml,"), "\(run.text)")
  }

  @Test("A folder with an exclamation mark in its name is not a package: its files are reported by their paths")
  func exclamationMark() throws {
    let broken = try String(contentsOf: TestFiles.sample("broken/unknown-format.xml"), encoding: .utf8)
    _ = try folder.write(broken, "caches!/conf.xml")
    let baseline = folder.path("baseline.json")
    #expect(try lint(folder.url.path, "--write-baseline", baseline).status == 0)
    #expect(String(decoding: try folder.bytes("baseline.json"), as: UTF8.self).contains("\"caches!/conf.xml\""))
    #expect(try lint(folder.path("caches!/../caches!/conf.xml"), "--baseline", baseline).status == 0)
    let found = try lint(folder.url.path, "--format", "json")
    #expect(!found.text.contains("\"entry\""))
  }

  @Test("With a baseline, known findings are hidden, new ones reported, and vanished ones counted")
  func baseline() throws {
    let broken = try String(contentsOf: TestFiles.sample("broken/unknown-format.xml"), encoding: .utf8)
    let path = try folder.write(broken, "caches/conf.xml")
    let baseline = folder.path("baseline.json")
    let written = try lint(folder.url.path, "--write-baseline", baseline)
    #expect(written.status == 0)
    #expect(written.output.isEmpty)
    #expect(String(decoding: try folder.bytes("baseline.json"), as: UTF8.self).contains("\"caches/conf.xml\""))
    let known = try lint(folder.url.path, "--baseline", baseline)
    #expect(known.status == 0)
    #expect(known.output.isEmpty)
    #expect(known.errors.contains("1 finding is in the baseline"))
    // The lines may change, and the path of the folder may be spelled in another way.
    _ = try folder.write(broken.replacing("<DPI>", with: "\n<DPI>"), "caches/conf.xml")
    #expect(try lint(folder.path("caches/../caches/conf.xml"), "--baseline", baseline).status == 0)
    _ = try folder.write(broken.replacing("WEBP", with: "AVIF"), "caches/conf.xml")
    let changed = try lint(path, "--baseline", baseline)
    #expect(changed.status == 1)
    #expect(changed.text.contains("“AVIF”"))
    #expect(changed.errors.contains("0 findings are in the baseline; 1 baseline entry no longer occurs"))
  }

  @Test(
    "Entries of a baseline whose file is gone are counted, and --prune-baseline removes them without adding new ones")
  func pruneBaseline() throws {
    let broken = try String(contentsOf: TestFiles.sample("broken/unknown-format.xml"), encoding: .utf8)
    for name in ["a", "b", "c"] { _ = try folder.write(broken, "caches/\(name)/conf.xml") }
    let baseline = folder.path("baseline.json")
    let caches = folder.path("caches")
    #expect(try lint(caches, "--write-baseline", baseline).status == 0)
    // One file is gone, one has another fault, one is as before; c is not checked below.
    try FileManager.default.removeItem(atPath: folder.path("caches/a"))
    _ = try folder.write(broken.replacing("WEBP", with: "AVIF"), "caches/b/conf.xml")
    let changed = try lint(folder.path("caches/b"), "--baseline", baseline)
    #expect(changed.status == 1)
    #expect(changed.errors.contains("2 baseline entries no longer occur; --prune-baseline removes them"))
    let pruned = try lint(folder.path("caches/b"), "--baseline", baseline, "--prune-baseline")
    #expect(pruned.status == 0 && pruned.text.isEmpty)
    #expect(pruned.errors.contains("removed 2 findings that no longer occur"), "\(pruned.errors)")
    let left = try object(folder.bytes("baseline.json"))["files"] as? [String: [[String: String]]]
    #expect(left?.mapValues(\.count) == ["caches/c/conf.xml": 1])
    // The new finding of b is still reported, that of c is still known.
    let after = try lint(caches, "--baseline", baseline)
    #expect(after.status == 1 && after.errors.contains("1 finding is in the baseline\n"), "\(after.errors)")
  }

  @Test("--prune-baseline without a baseline, and beside --write-baseline, is wrong usage")
  func pruneNothing() throws {
    let path = TestFiles.sample("web-mercator-legacy").path
    #expect(try lint(path, "--prune-baseline").status == 2)
    #expect(try lint(path, "--prune-baseline", "--write-baseline", folder.path("x.json")).status == 2)
    #expect(!FileManager.default.fileExists(atPath: folder.path("x.json")))
  }

  @Test(
    "failOn in a configuration decides which findings fail, and --fail-on replaces it",
    arguments: [("info", 1), ("warning", 0), ("error", 0), ("never", 0)])
  func configuredThreshold(word: String, status: Int32) throws {
    // The name of this file is an info: ArcGIS Server writes conf.xml with a capital letter.
    try FileManager.default.copyItem(
      at: TestFiles.sample("web-mercator-legacy/conf.xml"), to: folder.url.appending(path: "Conf.xml"))
    _ = try folder.write(
      "{\"lint\": {\"failOn\": \"\(word)\", \"severity\": {\"STO006\": \"info\"}}}", ".tilescheme.json")
    let run = try lint(folder.url.path)
    try #require(run.text.contains("STO006"))
    #expect(run.status == status)
    #expect(try lint(folder.url.path, "--fail-on", "info").status == 1)
    #expect(try lint(folder.url.path, "--fail-on", "never").status == 0)
  }

  @Test("Another word in failOn is a finding in the configuration, and nothing is checked")
  func wrongThreshold() throws {
    let path = try folder.write("{\"lint\": {\"failOn\": \"severe\"}}", ".tilescheme.json")
    _ = try folder.write("<CacheInfo/>", "conf.xml")
    let run = try lint(folder.url.path)
    #expect(run.status == 2)
    #expect(run.errors.contains("\(path):1:21: error: “failOn” must be error, warning, info or never"), "\(run.errors)")
  }

  @Test("The baseline in a configuration is relative to it, and an unreadable baseline ends the run")
  func configuredBaseline() throws {
    let broken = try String(contentsOf: TestFiles.sample("broken/unknown-format.xml"), encoding: .utf8)
    _ = try folder.write(broken, "conf.xml")
    #expect(try lint(folder.url.path, "--write-baseline", folder.path("known.json")).status == 0)
    _ = try folder.write(#"{"lint": {"baseline": "known.json"}}"#, ".tilescheme.json")
    #expect(try lint(folder.url.path).status == 0)
    for text in ["[]", "{}", #"{"files": {"conf.xml": [{"rule": 1}]}}"#] {
      _ = try folder.write(text, "known.json")
      #expect(try lint(folder.url.path).status == 2, "\(text)")
    }
    #expect(try lint(folder.url.path, "--baseline", folder.path("none.json")).status == 3)
  }

  @Test(
    "A comment allows a rule in its file, and a comment with an unknown rule is a finding",
    arguments: [String.Encoding.utf8, .utf16LittleEndian])
  func allowance(encoding: String.Encoding) throws {
    let text = try String(contentsOf: TestFiles.sample("broken/unknown-format.xml"), encoding: .utf8)
      .replacing("utf-8", with: encoding == .utf8 ? "utf-8" : "utf-16")
    func run(_ comment: String) throws -> CommandRun {
      let changed = text.replacing("<TileImageInfo", with: "<!-- \(comment) --><TileImageInfo", maxReplacements: 1)
      let mark = encoding == .utf8 ? Data() : Data([0xFF, 0xFE])
      try (mark + (changed.data(using: encoding) ?? Data())).write(to: folder.url.appending(path: "conf.xml"))
      return try lint(folder.path("conf.xml"))
    }
    #expect(try run("tilescheme: allow unknown-tile-format").status == 0)
    #expect(try run("tilescheme: allow LOD, IMG001: the client wants it").status == 0)
    #expect(try run("tilescheme: allow LOD").status == 1)
    #expect(try run("allow unknown-tile-format").status == 1)
    let unknown = try run("tilescheme: allow unknown-tile-formats")
    #expect(unknown.status == 1)
    #expect(
      unknown.text.contains(
        "warning: there is no rule “unknown-tile-formats”; did you mean “unknown-tile-format”? [DOC006"))
  }

  @Test("--fix changes the wrong value and nothing else, and the finding is gone")
  func fix() throws {
    let before = try String(contentsOf: TestFiles.sample("exploded-9.3/conf.xml"), encoding: .utf8)
    let path = try folder.write(before, "conf.xml")
    #expect(try lint(path, "--format", "json").text.contains("\"fixable\": 1"))
    let diff = try lint(path, "--diff")
    #expect(diff.status == 1)
    #expect(diff.text.contains("-    <CacheTileFormat>jpg</CacheTileFormat>"))
    #expect(diff.text.contains("+    <CacheTileFormat>JPEG</CacheTileFormat>"))
    #expect(try String(decoding: folder.bytes("conf.xml"), as: UTF8.self) == before)
    let run = try lint(path, "--fix")
    #expect(run.status == 0)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("fixed 1 finding\n"))
    let after = try String(decoding: folder.bytes("conf.xml"), as: UTF8.self)
    #expect(after == before.replacing(">jpg<", with: ">JPEG<"))
    #expect(try lint(path, "--fail-on", "info").status == 0)
  }

  @Test("--fix says how many findings have no fix, and where to read on")
  func unfixable() throws {
    let cache = try SmallCache(SmallCache.world)
    try FileManager.default.removeItem(at: cache.file("conf.cdi"))
    let run = try lint(cache.path, "--fix")
    let line = "no automatic fix; tilescheme explain RULE says what to do (DOC014"
    #expect(run.errors.contains(line), "\(run.errors)")
    #expect(try !lint(cache.path).errors.contains("automatic fix"))
  }

  @Test(
    "--diff prints the errors that no fix removes on standard error, and fails",
    arguments: [["--diff"], ["--fix", "--diff"]])
  func diffOfBrokenFile(options: [String]) throws {
    let whole = try String(contentsOf: TestFiles.sample("exploded-9.3/conf.xml"), encoding: .utf8)
    let path = try folder.write(String(whole.prefix(whole.count / 2)), "conf.xml")
    let run = try CommandRun.tilescheme(["lint", path] + options)
    #expect(run.status == 1)
    #expect(run.output.isEmpty, "\(run.text)")
    #expect(run.errors.contains("DOC001"), "\(run.errors)")
  }

  @Test(
    "Fixes that change the meaning need --unsafe-fixes; the encoding stays",
    arguments: [String.Encoding.utf8, .utf16LittleEndian])
  func unsafeFixes(encoding: String.Encoding) throws {
    let text = try String(contentsOf: TestFiles.sample("national-grid-nz/conf.xml"), encoding: .utf8)
      .replacing("<PacketSize>128<", with: "<PacketSize>64<")
      .replacing("utf-8", with: encoding == .utf8 ? "utf-8" : "utf-16")
    let mark = encoding == .utf8 ? Data() : Data([0xFF, 0xFE])
    let before = mark + (text.data(using: encoding) ?? Data())
    try before.write(to: folder.url.appending(path: "conf.xml"))
    let path = folder.path("conf.xml")
    #expect(try lint(path, "--fix").status == 1)
    #expect(try folder.bytes("conf.xml") == before)
    #expect(try lint(path, "--unsafe-fixes").status == 0)
    let expected = text.replacing("<PacketSize>64<", with: "<PacketSize>128<")
    #expect(try folder.bytes("conf.xml") == mark + (expected.data(using: encoding) ?? Data()))
  }

  @Test("JSON strings keep their quotes")
  func fixJSON() throws {
    let text = try String(contentsOf: TestFiles.sample("web-mercator-ready/root.json"), encoding: .utf8)
      .replacing(/"format": ?"MIXED"/, with: "\"format\":\"mixed\"")
    let path = try folder.write(text, "root.json")
    #expect(try lint(path, "--fix").status == 0)
    let after = try String(decoding: folder.bytes("root.json"), as: UTF8.self)
    #expect(after == text.replacing("\"mixed\"", with: "\"MIXED\""))
    #expect(after != text)
  }

  @Test("Findings of the reader are fixed too: the spelling of a key, a number in quotes")
  func fixSpelling() throws {
    let text = try String(contentsOf: TestFiles.sample("web-mercator-ready/root.json"), encoding: .utf8)
    let wrong = text.replacing("\"packetSize\"", with: "\"packetsize\"")
    let path = try folder.write(wrong, "root.json")
    #expect(wrong != text)
    #expect(try lint(path).text.contains("“packetsize” should be “packetSize”, as ArcGIS writes it"))
    #expect(try lint(path, "--fix").status == 0)
    #expect(try String(decoding: folder.bytes("root.json"), as: UTF8.self) == text)
  }

  @Test("A package is not changed", .needsCorpus)
  func fixPackage() throws {
    let package = try Corpus.file("packages/Usa.tpkx")
    try FileManager.default.copyItem(at: package, to: folder.url.appending(path: "Usa.tpkx"))
    let before = try folder.bytes("Usa.tpkx")
    #expect(try lint(folder.path("Usa.tpkx"), "--unsafe-fixes").status == 0)
    #expect(try folder.bytes("Usa.tpkx") == before)
  }

  @Test("explain prints the page of a rule by its identifier or name, and the list of all rules")
  func explain() throws {
    let page = try CommandRun.tilescheme("explain", "origin-inside-extent")
    #expect(page.status == 0)
    #expect(page.text.hasPrefix("# ORG001: origin-inside-extent\n"))
    #expect(try CommandRun.tilescheme("explain", "org001").output == page.output)
    #expect(try CommandRun.tilescheme("explain").text.contains("TIL002  unusual-tile-size: "))
    let both = try CommandRun.tilescheme("explain", "ORG001", "TIL002")
    #expect(both.status == 0 && both.text.contains("# ORG001:") && both.text.contains("# TIL002:"))
    #expect(try CommandRun.tilescheme("explain", "ORG001,TIL002").output == both.output)
    let unknown = try CommandRun.tilescheme("explain", "ORG01")
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("did you mean “ORG001”"))
  }

  @Test("A run over several files exits with its own status, and does not crash while its threads end")
  func ending() throws {
    for _ in 0..<50 {
      let run = try lint(sample("exploded-9.3/conf.xml"), sample("broken/unknown-format.xml"), "--quiet")
      try #require(run.status == 1, "\(run.errors)")
    }
  }

  @Test("With a report of an earlier run, the findings are printed and --overwrite is named")
  func secondRun() throws {
    let report = folder.path("gl.json")
    let arguments = [sample("broken/unknown-format.xml"), "--output", "gitlab:\(report)"]
    let first = try CommandRun.tilescheme(["lint"] + arguments)
    #expect(first.status == 1)
    let before = try folder.bytes("gl.json")
    let second = try CommandRun.tilescheme(["lint"] + arguments)
    #expect(second.status == 3)
    #expect(second.text == first.text)
    #expect(second.errors.contains("\(report): already exists; --overwrite replaces it"))
    #expect(try folder.bytes("gl.json") == before)
    #expect(try CommandRun.tilescheme(["lint"] + arguments + ["--overwrite"]).status == 1)
    for more in [["--fix"], ["--diff"], ["--write-baseline", folder.path("base.json")]] {
      #expect(try CommandRun.tilescheme(["lint"] + arguments + more).status == 3)
    }
    #expect(folder.names == ["gl.json"])
  }

  @Test("A pattern that leaves out a companion alone has an effect, so there is no notice")
  func usedPattern() throws {
    for name in ["conf.xml", "conf.cdi"] {
      try FileManager.default.copyItem(
        at: TestFiles.sample("web-mercator-legacy/\(name)"), to: folder.url.appending(path: name))
    }
    let run = try lint(folder.url.path, "--exclude", "*.cdi")
    #expect(run.status == 0 && run.errors == "1 file checked, no problems found\n", "\(run.errors)")
  }

  @Test("A file that is skipped is counted in the summary, and a pattern without effect is a notice")
  func skipped() throws {
    let scheme = try String(contentsOf: TestFiles.sample("national-grid-nz/conf.xml"), encoding: .utf8)
    _ = try folder.write(scheme, "county.xml")
    _ = try folder.write("{}", "package.json")
    let run = try lint(folder.url.path, "--exclude", "old/*")
    #expect(run.status == 0)
    #expect(run.errors.hasSuffix("1 file checked, no problems found; 1 file skipped: not schemes\n"), "\(run.errors)")
    #expect(run.errors.hasPrefix("notice: --exclude old/*: leaves out nothing; "))
    _ = try folder.write(String(scheme.prefix(1000)), "town.xml")
    #expect(try lint(folder.url.path, "--fail-on", "warning").status == 1)
  }

  @Test("--quiet prints the findings that make the run fail", arguments: ["info", "warning", "error", "never"])
  func quietFailure(failOn: String) throws {
    let run = try lint(sample("exploded-9.3/conf.xml"), "--quiet", "--fail-on", failOn)
    #expect(run.status == (failOn == "info" ? 1 : 0))
    #expect(run.text.contains("info:") == (failOn == "info"), "\(run.text)")
    #expect(run.errors.isEmpty)
  }

  @Test("--quiet prints errors only")
  func quiet() throws {
    let run = try lint(sample("exploded-9.3/conf.xml"), sample("broken/unknown-format.xml"), "--quiet")
    #expect(run.status == 1)
    #expect(run.errors.isEmpty)
    #expect(!run.text.contains("info:"))
    #expect(run.text.contains("error:"))
  }
}
