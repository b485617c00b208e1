import Foundation
import TestSupport
import Testing

@Suite("Right and wrong usage of the tool")
struct UsageTests {
  @Test("--help lists the commands and the exit statuses on standard output")
  func help() throws {
    let run = try CommandRun.tilescheme("--help")
    #expect(run.status == 0)
    let words = run.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for part in ["show", "convert", "Exit status: 0 success", "3 unreadable"] { #expect(words.contains(part)) }
    #expect(run.errors.isEmpty)
  }

  @Test(
    "the help of each command has an example, ASCII characters only, and lines of at most 80",
    arguments: [
      "lint", "explain", "show", "convert", "create", "generate", "scales", "verify", "preflight", "compare", "audit",
      "build", "schemes",
    ])
  func example(command: String) throws {
    let run = try CommandRun.tilescheme(["help", command], environment: ["COLUMNS": "80"])
    #expect(run.status == 0)
    #expect(run.text.contains("Example: tilescheme \(command) "), "\(run.text)")
    #expect(run.text.utf8.allSatisfy { $0 < 128 })
    #expect(run.text.split(separator: "\n").filter { $0.utf8.count > 80 } == [])
  }

  @Test("each command has its own help", arguments: zip(["show", "convert"], ["--format", "--extent"]))
  func commandHelp(_ command: String, _ option: String) throws {
    let run = try CommandRun.tilescheme(command, "--help")
    #expect(run.status == 0)
    #expect(run.text.contains(option))
  }

  @Test("--version prints a version on standard output")
  func version() throws {
    let run = try CommandRun.tilescheme("--version")
    #expect(run.status == 0)
    #expect(run.text.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
  }

  @Test("completions are generated for every shell", arguments: ["bash", "zsh", "fish"])
  func completions(_ shell: String) throws {
    let run = try CommandRun.tilescheme("--generate-completion-script", shell)
    #expect(run.status == 0)
    #expect(run.text.contains("convert"))
    #expect(run.text.contains("ready-to-serve"))
  }

  @Test("the completions for bash are valid bash")
  func bashSyntax() throws {
    let script = try CommandRun.tilescheme("--generate-completion-script", "bash")
    #expect(try CommandRun("bash", ["-n"], input: script.output).status == 0)
  }

  @Test(
    "wrong usage exits with 2, says why on standard error and prints nothing else",
    arguments: [
      ["lintt"], ["show"], ["show", "a", "b"], ["show", "a", "--unknown"], ["show", "a", "--format", "yaml"],
      ["convert", "a"], ["convert", "a", "b", "--to", "shapefile"], ["convert", "a", "b.txt"],
      ["convert", "a", "b.tpk"],
      ["convert", "a", "-"], ["convert", "a", "/tmp"], ["convert", "a", "-", "--to", "legacy"],
      ["convert", "a", "b.json", "--to", "root.json", "--extent", "1,2,3"],
      ["convert", "a", "b.json", "--to", "root.json", "--extent", "3,2,1,4"],
      ["convert", "a", "-", "--to", "root.json", "--format", "json"],
    ])
  func wrongUsage(_ arguments: [String]) throws {
    let run = try CommandRun(try tool(), arguments)
    #expect(run.status == 2)
    #expect(run.errors.lowercased().contains("error"))
    #expect(run.output.isEmpty)
  }

  @Test(
    "What other programs call a command, a scheme or an option is understood or leads to ours",
    arguments: [
      (["estimate"], "did you mean “preflight”?"), (["info"], "did you mean “show”?"),
      (["preflight", "agol"], "did you mean “arcgis-online”?"),
      (["convert", "a", "b", "--to", "vtpk"], "is a package of vector tiles"),
      (["scales", "a", "--renumber", "-3"], "--renumber -3: the number of a level is 0 or more"),
    ])
  func wordsOfOthers(arguments: [String], message: String) throws {
    let run = try CommandRun.tilescheme(arguments)
    #expect(run.status != 0 && run.errors.contains(message), "\(run.errors)")
  }

  @Test("-te_srs is the coordinate system of -te")
  func extentSystem() throws {
    func forecast(_ options: String...) throws -> String {
      try CommandRun.tilescheme(["preflight", "arcgis-online", "--levels", "10-14"] + options).text
    }
    let own = try forecast("--extent", "174.6,-41.4,175,-41.05", "--extent-crs", "4326")
    let other = try forecast("-te", "174.6", "-41.4", "175", "-41.05", "-te_srs", "EPSG:4326")
    #expect(!own.isEmpty && own == other)
  }

  @Test("Wrong arguments look like all other errors, and the help of the option fits the width")
  func style() throws {
    for arguments in [["build", "--bogus"], ["convert", "a", "b", "--to", "tpk"], ["convert", "--plan", "a", "b"]] {
      let run = try CommandRun.tilescheme(arguments, environment: ["COLUMNS": "80"])
      #expect(run.status == 2)
      #expect(run.errors.hasPrefix("tilescheme: error: ") && !run.errors.contains("Error: "), "\(run.errors)")
      #expect(run.errors.contains("\nUsage: tilescheme \(arguments[0])"), "\(run.errors)")
      let lines = run.errors.split(separator: "\n")
      let help = lines.firstIndex { $0.hasPrefix("Help:") } ?? lines.endIndex
      #expect(lines[help...].allSatisfy { $0.count <= 80 }, "\(run.errors)")
    }
  }

  @Test("--to with an unknown name has the most similar one, otherwise the usual ones and where all are")
  func unknownTarget() throws {
    let run = try CommandRun.tilescheme("convert", sample("custom-scales"), "x", "--to", "tpk")
    #expect(run.status == 2)
    #expect(run.errors.contains("“tpk” is not a format, did you mean “tpkx”?\n"), "\(run.errors)")
    let other = try CommandRun.tilescheme("convert", sample("custom-scales"), "x", "--to", "shapefile")
    for part in ["“shapefile” is not a format; usual are tpkx, ", "tilescheme convert --help lists all formats"] {
      #expect(other.status == 2 && other.errors.contains(part), "\(other.errors)")
    }
    let name = try CommandRun.tilescheme("convert", sample("custom-scales/conf.xml"), "x.foo")
    #expect(name.status == 2)
    for part in [".pmtiles", ".gpkg", "convert --help lists all formats"] {
      #expect(name.errors.contains(part), "\(name.errors)")
    }
    let near = try CommandRun.tilescheme("convert", sample("custom-scales/conf.xml"), "x.mbtile")
    #expect(near.status == 2 && near.errors.contains("did you mean x.mbtiles?"), "\(near.errors)")
  }

  @Test("The suffix of a file with tiles is a name for --to, and a file whose suffix promises another kind is refused")
  func suffixes() throws {
    let cache = try SmallCache(SmallCache.world)
    let folder = try TemporaryDirectory()
    let written = try CommandRun.tilescheme("convert", cache.path, folder.path("a"), "--to", "gpkg")
    #expect(written.status == 0, "\(written.errors)")
    for (name, to, other) in [
      ("b.pmtiles", "mbtiles", "such as b.mbtiles, or leave out --to to write pmtiles"),
      ("b.tpkx", "legacy", "such as b, or leave out --to to write tpkx"), ("b.tpk", "tpkx", "such as b.tpkx"),
      ("b.gpkg", "root.json", "such as b.json"),
    ] {
      let run = try CommandRun.tilescheme("convert", cache.path, folder.path(name), "--to", to)
      #expect(run.status == 2 && run.errors.contains(other), "\(run.errors)")
    }
    let built = try CommandRun.tilescheme(
      "build", folder.path("b.pmtiles"), "--from", sample("raster/lantern-bay.tif"), "--to", "mbtiles")
    #expect(built.status == 2 && built.errors.contains("such as b.mbtiles"), "\(built.errors)")
    #expect(folder.names == ["a"])
  }

  @Test(
    "--output of findings with an unknown format or without a file lists the formats and an example",
    arguments: zip(
      ["foo:x", "lint.sarif", "sarif", "json:"],
      ["“foo” is not", "“lint.sarif” is not", "missing after “sarif”", "missing after “json”"]))
  func unknownOutput(value: String, reason: String) throws {
    let run = try CommandRun.tilescheme("lint", sample("custom-scales"), "--output", value)
    #expect(run.status == 2)
    for part in [reason, "sarif:lint.sarif", "junit", "checkstyle"] {
      #expect(run.errors.contains(part), "\(run.errors)")
    }
  }

  @Test("preflight --format csv points to --table", arguments: [["--format", "csv"], ["--format=CSV"]])
  func tableAsCSV(format: [String]) throws {
    let run = try CommandRun.tilescheme(["preflight", "arcgis-online", "--levels", "0-2"] + format)
    #expect(run.status == 2)
    #expect(run.errors.contains("--table FILE.csv"), "\(run.errors)")
    // Help that is requested beside it is still help.
    let help = try CommandRun.tilescheme(["preflight", "--help"])
    #expect(help.status == 0 && help.text.contains("--table"))
  }

  @Test(
    "A tile format or a kind of cache after --format gets the option that was meant, and so does the reverse",
    arguments: [
      (["create", "x", "--format", "JPEG"], "with --tile-format JPEG"),
      (["build", "x", "--from", "y.tif", "--format=png8"], "with --tile-format png8"),
      (["preflight", "nztm", "--format", "LERC"], "with --tile-format LERC"),
      (["convert", "x", "y", "--format", "mbtiles"], "with --to mbtiles"),
      (["create", "x", "--tile-format", "json"], "with --format json"),
    ])
  func mistakenFormat(arguments: [String], advice: String) throws {
    let run = try CommandRun.tilescheme(arguments)
    #expect(run.status == 2)
    #expect(run.errors.contains(advice), "\(run.errors)")
  }

  @Test(
    "An option of GDAL or of other programs gets the one that means it, and not the one with similar letters",
    arguments: [
      (["build", "x", "--from", "y.tif", "-t_srs", "EPSG:3857"], "write --crs"),
      (["convert", "x", "y", "--zoom", "3"], "write --levels"),
      (["preflight", "nztm", "--json"], "write --format json"),
    ])
  func optionOfOthers(arguments: [String], advice: String) throws {
    let run = try CommandRun.tilescheme(arguments)
    #expect(run.status == 2)
    #expect(run.errors.contains(advice), "\(run.errors)")
  }

  @Test("--quiet means the same in lint, verify and preflight: errors only, and nothing if there are none")
  func quiet() throws {
    let cache = try SmallCache(SmallCache.world)
    let region = ["--extent", "1700000,5400000,1800000,5500000"]
    for arguments in [["lint", cache.path], ["verify", cache.path], ["preflight", "nztm"] + region] {
      let run = try CommandRun.tilescheme(arguments + ["-q"])
      #expect(run.status == 0 && run.text.isEmpty && run.errors.isEmpty, "\(arguments): \(run.text)\(run.errors)")
      let help = try CommandRun.tilescheme(arguments[0], "--help").text.split(whereSeparator: \.isWhitespace)
      #expect(help.joined(separator: " ").contains("Print only errors and the findings of --fail-on"))
    }
    let failing = try CommandRun.tilescheme(
      "preflight", "nztm", "--extent", "-9000000,5400000,-8000000,5500000", "-q")
    #expect(failing.status == 1 && failing.errors.isEmpty, "\(failing.errors)")
    #expect(failing.text.contains("PRE001") && !failing.text.contains("total"), "\(failing.text)")
    #expect(failing.text.split(separator: "\n").allSatisfy { $0.contains(" error: ") }, "\(failing.text)")
  }

  @Test(
    "messages are coloured only on request", arguments: zip(["always", "never", "auto"], [true, false, false]))
  func color(_ when: String, _ expected: Bool) throws {
    let run = try CommandRun.tilescheme("show", sample("broken/several-faults.xml"), "--color", when)
    #expect(run.errors.contains("\u{1B}[") == expected)
  }

  @Test("--color always overrides NO_COLOR")
  func noColor() throws {
    let path = sample("broken/several-faults.xml")
    let always = try CommandRun.tilescheme("show", path, "--color", "always", environment: ["NO_COLOR": "1"])
    #expect(always.errors.contains("\u{1B}["))
  }

  @Test(
    "on a terminal messages are coloured, with NO_COLOR they are not",
    .enabled(if: CommandRun.isInstalled("script"), "script is not installed"),
    arguments: zip(["", "1"], [true, false]))
  func terminal(_ noColor: String, _ expected: Bool) throws {
    #if os(Linux)
      let command = "\(try tool()) show \(sample("broken/several-faults.xml"))"
      let run = try CommandRun(
        "script", ["-qec", command, "/dev/null"], environment: ["NO_COLOR": noColor, "TERM": "xterm"])
      #expect(run.text.contains("ninety-six"))
      #expect(run.text.contains("\u{1B}[1;31m") == expected)
    #endif
  }

  /// The path of the executable, which is in the same directory as the test bundle.
  private func tool() throws -> String {
    URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "tilescheme").path
  }
}
