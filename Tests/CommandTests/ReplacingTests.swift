import Foundation
import TestSupport
import Testing

@Suite("No result replaces a file without consent, and never an input")
struct ReplacingTests {
  private let folder: TemporaryDirectory
  private let cache: SmallCache

  init() throws {
    folder = try TemporaryDirectory()
    cache = try SmallCache(SmallCache.world)
  }

  /// The bytes of all files of the cache.
  private func content() throws -> [String: Data] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: cache.path)
    var content: [String: Data] = [:]
    for name in names { content[name] = FileManager.default.contents(atPath: cache.file(name).path) }
    return content
  }

  /// The commands that write a file beside their result, without its path.
  private var writing: [[String]] {
    [
      ["lint", cache.path, "--output", "json:"], ["lint", cache.path, "--output", "sarif:"],
      ["lint", cache.file("conf.xml").path, "--output", "junit:"], ["lint", cache.path, "--write-baseline", ""],
      ["verify", cache.path, "--coverage", ""], ["verify", cache.path, "--output", "json:"],
      ["verify", cache.file("conf.xml").path, "--output", "json:"], ["preflight", cache.path, "--report", ""],
      ["preflight", cache.path, "--grid", ""], ["preflight", cache.path, "--output", "json:"],
      ["preflight", cache.path, "--table", ""], ["preflight", cache.path, "--picture", ""],
    ]
  }

  private func run(_ arguments: [String], file: String, _ more: String...) throws -> CommandRun {
    try CommandRun.tilescheme(arguments.dropLast() + [(arguments.last ?? "") + file] + more)
  }

  @Test("A file of the cache is never replaced, with or without --overwrite")
  func inputs() throws {
    let before = try content()
    for command in writing {
      for name in ["conf.xml", "conf.cdi", "_alllayers/L01/R0000C0000.bundle"] {
        for more in [[], ["--overwrite"]] {
          let run = try CommandRun.tilescheme(
            command.dropLast() + [(command.last ?? "") + cache.file(name).path] + more)
          #expect(run.status == 3, "\(command) \(name)")
          #expect(run.errors.contains("is an input of this run, which is never replaced"), "\(run.errors)")
          #expect(run.text.isEmpty)
        }
      }
    }
    #expect(try content() == before)
  }

  @Test("Links, hard links and other spellings of an input are the input")
  func otherNames() throws {
    let before = try content()
    let manager = FileManager.default
    try manager.createSymbolicLink(atPath: folder.path("link"), withDestinationPath: cache.file("conf.xml").path)
    try manager.linkItem(atPath: cache.bundle(1).path, toPath: folder.path("hard"))
    let names = [folder.path("link"), folder.path("hard"), "\(cache.path)/../cache/./conf.xml"]
    for command in writing where !command.contains(cache.file("conf.xml").path) {
      for name in names {
        let run = try run(command, file: name, "--overwrite")
        #expect(run.status == 3 && run.errors.contains("is an input"), "\(command) \(name): \(run.errors)")
      }
    }
    #expect(try content() == before)
  }

  @Test("Another file is replaced with --overwrite only")
  func others() throws {
    let file = folder.path("mine")
    for command in writing {
      try Data("mine".utf8).write(to: URL(filePath: file))
      let refused = try run(command, file: file)
      #expect(refused.status == 3 && refused.errors.contains("already exists; --overwrite replaces it"), "\(command)")
      #expect(try String(contentsOfFile: file, encoding: .utf8) == "mine")
      let replaced = try run(command, file: file, "--overwrite")
      #expect(replaced.status < 2, "\(command): \(replaced.errors)")
      #expect(try String(contentsOfFile: file, encoding: .utf8) != "mine")
    }
  }

  @Test("An earlier report in the folder that is linted is replaced with --overwrite")
  func reportInFolder() throws {
    let report = cache.file("report.json").path
    for more in [[], ["--overwrite"], ["--overwrite"]] {
      let run = try CommandRun.tilescheme(["lint", cache.path, "--output", "json:\(report)"] + more)
      #expect(run.status == 0, "\(run.errors)")
    }
  }

  @Test("A baseline of ours is refreshed without --overwrite, and no other JSON is")
  func baseline() throws {
    let baseline = folder.path("baseline.json")
    for _ in 0..<2 {
      #expect(try CommandRun.tilescheme("lint", cache.path, "--write-baseline", baseline).status == 0)
    }
    let again = try CommandRun.tilescheme("lint", cache.path, "--baseline", baseline, "--write-baseline", baseline)
    #expect(again.status == 0, "\(again.errors)")
    for text in ["{}", "{\"version\": 1, \"files\": {}, \"mine\": 1}", "[]", "{\"files\": []}"] {
      try Data(text.utf8).write(to: URL(filePath: baseline))
      #expect(try CommandRun.tilescheme("lint", cache.path, "--write-baseline", baseline).status == 3)
      #expect(try String(contentsOfFile: baseline, encoding: .utf8) == text)
    }
  }

  @Test("Settings are inputs too")
  func settings() throws {
    let configuration = folder.path("settings.json")
    try Data("{}".utf8).write(to: URL(filePath: configuration))
    for option in ["--output", "--write-baseline"] {
      let value = option == "--output" ? "json:\(configuration)" : configuration
      let run = try CommandRun.tilescheme(
        "lint", cache.path, "--config", configuration, option, value, "--overwrite")
      #expect(run.status == 3 && run.errors.contains("is an input"), "\(run.errors)")
    }
    #expect(try String(contentsOfFile: configuration, encoding: .utf8) == "{}")
  }

  @Test("Two results of one run need two paths")
  func twice() throws {
    let file = folder.path("both")
    let run = try CommandRun.tilescheme("verify", cache.path, "--coverage", file, "--output", "json:\(file)")
    #expect(run.status == 3 && run.errors.contains("is the path of two results"))
    #expect(!FileManager.default.fileExists(atPath: file))
  }

  @Test("generate and convert keep their inputs, also with --overwrite")
  func schemes() throws {
    let before = try content()
    let scheme = cache.file("conf.xml").path
    let commands = [
      ["generate", scheme, "--predefined", scheme, "-o", scheme], ["convert", scheme, scheme, "--to", "conf.xml"],
      ["convert", scheme, cache.path, "--to", "legacy"],
      ["convert", cache.path, cache.bundle(0).path, "--to", "tpkx"],
      ["convert", cache.path, cache.path, "--to", "legacy"], ["convert", scheme, cache.path, "--into"],
    ]
    for command in commands {
      let more = command.contains("--into") ? [] : ["--overwrite"]
      let run = try CommandRun.tilescheme(command + more)
      #expect(run.status == 3 && run.errors.contains("input"), "\(command): \(run.errors)")
    }
    #expect(try content() == before)
  }

  @Test("A file of somebody else deep in a cache keeps the cache from being replaced")
  func stranger() throws {
    let target = try SmallCache(SmallCache.world)
    try Data("mine".utf8).write(to: target.file("_alllayers/L00/notes.txt"))
    let run = try CommandRun.tilescheme("convert", cache.path, target.path, "--to", "legacy", "--overwrite")
    #expect(run.status == 3)
    #expect(run.errors.contains("contains “_alllayers/L00/notes.txt”, which is not part of a cache"))
    #expect(FileManager.default.fileExists(atPath: target.file("_alllayers/L00/notes.txt").path))
  }

  @Test("--trim-levels is refused where it has no effect", arguments: [["--into"], ["--to", "mbtiles"]])
  func trimming(more: [String]) throws {
    let run = try CommandRun.tilescheme(["convert", cache.path, folder.path("out"), "--trim-levels"] + more)
    #expect(run.status == 2 && run.errors.contains("--trim-levels"), "\(run.errors)")
  }

  @Test("A named pipe in the place of any input is reported at once", .timeLimit(.minutes(5)))
  func pipes() throws {
    let pipe = folder.path("pipe")
    try #require(mkfifo(pipe, 0o600) == 0)
    let commands = [
      ["show", pipe], ["lint", pipe], ["verify", pipe], ["compare", pipe, "arcgis-online"],
      ["convert", pipe, folder.path("o.tpkx")], ["convert", cache.path, folder.path("o.tpkx"), "--area", pipe],
      ["preflight", cache.path, "--area", pipe], ["preflight", cache.path, "--calibrate", pipe],
      ["lint", cache.path, "--config", pipe], ["lint", cache.path, "--baseline", pipe],
      ["generate", pipe, "--number-of-scales", "3"],
      ["generate", "http://127.0.0.1:9/MapServer", "--token-file", pipe, "--number-of-scales", "3"],
      ["generate", "--parameters", pipe],
    ]
    for command in commands {
      let run = try CommandRun.tilescheme(command)
      #expect(run.status == 3 && run.errors.contains("\(pipe): is a named pipe"), "\(command): \(run.errors)")
    }
  }

  @Test("A named pipe among the bundles or in the place of a companion is reported", .timeLimit(.minutes(5)))
  func pipesInCache() throws {
    let bundle = cache.file("_alllayers/L00/R0080C0000.bundle").path
    try #require(mkfifo(bundle, 0o600) == 0)
    let verified = try CommandRun.tilescheme("verify", cache.path)
    #expect(verified.status == 1 && verified.text.contains("R0080C0000.bundle: error: is a named pipe"))
    let converted = try CommandRun.tilescheme("convert", cache.path, folder.path("o.tpkx"))
    #expect(converted.status == 3 && converted.errors.contains("R0080C0000.bundle: is a named pipe"))
    try FileManager.default.removeItem(atPath: bundle)
    try FileManager.default.removeItem(at: cache.file("conf.cdi"))
    try #require(mkfifo(cache.file("conf.cdi").path, 0o600) == 0)
    for command in [["lint", cache.path], ["verify", cache.path], ["show", cache.path]] {
      let run = try CommandRun.tilescheme(command)
      #expect(run.status == 3 && run.errors.contains("conf.cdi: is a named pipe"), "\(command): \(run.errors)")
    }
  }
}
