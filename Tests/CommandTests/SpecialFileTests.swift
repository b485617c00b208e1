import Foundation
import TestSupport
import Testing

@Suite("Files that are not regular files")
struct SpecialFileTests {
  private let folder: TemporaryDirectory
  private let scheme = TestFiles.sample("national-grid-nz/conf.xml").path

  init() throws { folder = try TemporaryDirectory() }

  @Test("a pipe is read like a file")
  func pipe() throws {
    let script = "cat '\(scheme)' | \(try tool()) show /dev/stdin --format json"
    let run = try CommandRun("sh", ["-c", script])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.text.contains("\"wkid\": 2193"))
  }

  @Test("a named pipe is never replaced, not even with --overwrite")
  func destinationPipe() throws {
    let pipe = folder.path("pipe")
    #expect(try CommandRun("mkfifo", [pipe]).status == 0)
    let run = try CommandRun.tilescheme("convert", scheme, pipe, "--to", "root.json", "--overwrite")
    #expect(run.status == 3)
    #expect(run.errors.contains("is a device or a pipe, not a regular file"))
    #expect(try CommandRun("test", ["-p", pipe]).status == 0)
  }

  @Test("--overwrite replaces the target of a link, and the link stays")
  func link() throws {
    let target = folder.path("target")
    try Data("old".utf8).write(to: URL(filePath: target))
    try FileManager.default.createSymbolicLink(atPath: folder.path("link"), withDestinationPath: "target")
    let run = try CommandRun.tilescheme("convert", scheme, folder.path("link"), "--to", "root.json", "--overwrite")
    #expect(run.status == 0, "\(run.errors)")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("link")) == "target")
    #expect(try String(contentsOfFile: target, encoding: .utf8).hasPrefix("{\"version\":1.0"))
  }

  @Test("control characters in a file do not reach the terminal")
  func controlCharacters() throws {
    let text = try String(contentsOf: TestFiles.sample("web-mercator-ready/root.json"), encoding: .utf8)
    let start = try #require(text.range(of: "\"name\""))
    let hostile = text[..<start.lowerBound] + "\"serviceItemId\":\"\",\"name\"" + text[start.upperBound...]
    let name = try #require(hostile.range(of: "\"name\":"))
    let file = folder.path("root.json")
    let evil = hostile[..<name.upperBound] + "\"\\u001b[2Jevil\",\"x\":" + hostile[name.upperBound...]
    try Data(evil.utf8).write(to: URL(filePath: file))
    let run = try CommandRun.tilescheme("show", file)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.text.contains("[2Jevil"))
    #expect(!run.text.contains("\u{1B}"))
  }

  @Test("4,000 problems in one line are printed in a few seconds", .timeLimit(.minutes(5)))
  func manyProblems() throws {
    let level = "<LODInfo><LevelID>0</LevelID><Scale>x</Scale><Resolution>1</Resolution></LODInfo>"
    let text = try String(contentsOfFile: scheme, encoding: .utf8)
    let start = try #require(text.range(of: "<LODInfos"))
    let end = try #require(text.range(of: "</LODInfos>"))
    let file = folder.path("conf.xml")
    let levels = "<LODInfos>" + String(repeating: level, count: 4000)
    let line = (text[..<start.lowerBound] + levels + text[end.lowerBound...]).filter { $0 != "\n" }
    try Data(line.utf8).write(to: URL(filePath: file))
    let run = try CommandRun.tilescheme("show", file)
    #expect(run.status == 3)
    #expect(run.errors.split(separator: "\n").filter { $0.contains("error: Scale is “x”") }.count == 4000)
  }

  /// The path of the executable, for shell scripts.
  private func tool() throws -> String {
    URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "tilescheme").path
  }
}
