import Foundation
import TestSupport
import Testing

@Suite("Faulty input: all problems are reported with their places, the status is 3, and no file is written")
struct BadInputTests {
  private static let placed: [(name: String, place: String)] = [
    ("truncated.xml", "37:"), ("empty.xml", "1:1"), ("unclosed-tag.xml", "43:5"), ("doctype.xml", "2:1"),
    ("external-entity.xml", "2:1"), ("nan-resolution.xml", "37:21"), ("infinite-scale.xml", "36:16"),
    ("decimal-comma.xml", "37:21"), ("cdi-decimal-comma.cdi", "4:9"), ("duplicate-keys.json", "28:5"),
    ("duplicate-element.xml", "27:5"), ("trailing-comma.json", "68:3"), ("lone-surrogate.json", "4:18"),
    ("nan-root.json", "54:23"), ("string-for-number-root.json", "25:13"), ("fractional-tile-size.xml", "24:15"),
    ("negative-resolution.xml", "42:21"), ("missing-origin.xml", "3:3"), ("missing-lodinfos.xml", "3:3"),
    ("cdi-missing-xmax.cdi", "2:1"), ("missing-tileinfo-root.json", "1:1"),
  ]

  @Test("a fault is reported at its place, with the line and a caret", arguments: placed)
  func places(_ fault: (name: String, place: String)) throws {
    let folder = try TemporaryDirectory()
    let path = sample("broken/\(fault.name)")
    for arguments in [["show", path], ["convert", path, folder.path("out"), "--to", "root.json"]] {
      let run = try tilescheme(arguments)
      #expect(run.status == 3)
      #expect(run.errors.contains("\(path):\(fault.place)"), "\(run.errors)")
      #expect(run.errors.contains(": error: "))
      #expect(run.errors.contains("^") == (fault.name != "empty.xml"))
      #expect(run.output.isEmpty)
    }
    #expect(folder.names.isEmpty)
  }

  @Test("three faults are all reported")
  func several() throws {
    let run = try CommandRun.tilescheme("show", sample("broken/several-faults.xml"))
    #expect(run.errors.split(separator: "\n").filter { $0.contains(": error: ") }.count == 3)
  }

  @Test("with --format json the findings are on standard output and follow their schema")
  func json() throws {
    let run = try CommandRun.tilescheme("show", sample("broken/several-faults.xml"), "--format", "json")
    #expect(run.status == 3)
    let findings = try #require(try object(run.output)["findings"] as? [[String: Any]])
    #expect(findings.map { $0["line"] as? Int }.prefix(2) == [21, 26])
    #expect(findings.allSatisfy { $0["severity"] as? String == "error" })
    if hasSchemaTools {
      let folder = try TemporaryDirectory()
      try run.output.write(to: folder.url.appending(path: "findings.json"))
      #expect(try accepts(schema: "findings.schema.json", folder.path("findings.json")).status == 0)
    }
  }

  @Test(
    "a file that is not a scheme is refused with an explanation",
    arguments: [
      ("vector-root.json", "vector tile package"), ("service-error.json", "error answer"),
      ("login-page.html", "HTML page"),
      ("not-a-scheme.xml", "not a tiling scheme"), ("not-a-scheme.json", "not a tiling scheme"),
    ])
  func refused(_ name: String, _ part: String) throws {
    let folder = try TemporaryDirectory()
    let run = try CommandRun.tilescheme("convert", sample("broken/\(name)"), folder.path("root.json"))
    #expect(run.status == 3)
    #expect(run.errors.contains(part))
    #expect(folder.names.isEmpty)
  }

  @Test("10,000 levels of nesting are an error", arguments: ["[", "{\"a\":", "<CacheInfo>"])
  func nesting(_ opening: String) throws {
    let input = Data(String(repeating: opening, count: 10_000).utf8)
    #expect(try CommandRun.tilescheme("show", "-", input: input).status == 3)
  }

  @Test("a missing file, and a directory without a scheme")
  func nothingThere() throws {
    let folder = try TemporaryDirectory()
    let missing = try CommandRun.tilescheme("show", folder.path("none.xml"))
    #expect(missing.status == 3)
    #expect(missing.errors.contains("\(folder.path("none.xml")): no such file or directory"))
    let empty = try CommandRun.tilescheme("show", folder.url.path)
    #expect(empty.status == 3)
    #expect(empty.errors.contains("no conf.xml or root.json"))
  }

  @Test("an unreadable file", .enabled(if: getuid() != 0, "root may read everything"))
  func unreadable() throws {
    let folder = try TemporaryDirectory()
    let path = try folder.write("<CacheInfo/>", "conf.xml")
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
    let run = try CommandRun.tilescheme("show", path)
    #expect(run.status == 3)
    #expect(run.errors.contains("permission denied"))
  }

  @Test("a file of 65 MB")
  func enormous() throws {
    let folder = try TemporaryDirectory()
    try #require(try CommandRun("truncate", ["-s", "65M", folder.path("big")]).status == 0)
    let run = try CommandRun.tilescheme("show", folder.path("big"))
    #expect(run.status == 3)
    #expect(run.errors.contains("64 MB"))
  }

  @Test("malformed XML on standard input is reported with its place")
  func standardInput() throws {
    let run = try CommandRun.tilescheme("show", "-", input: Data("<CacheInfo>\n <a>\n</CacheInfo>".utf8))
    #expect(run.status == 3)
    #expect(run.errors.hasPrefix("<stdin>:3:1: error: "), "\(run.errors)")
  }

  @Test("UTF-16 without a byte order mark is read")
  func utf16() throws {
    let text = try String(contentsOf: TestFiles.sample("national-grid-nz/conf.xml"), encoding: .utf8)
      .replacing("utf-8", with: "utf-16")
    let data = try #require(text.data(using: .utf16LittleEndian))
    let run = try CommandRun.tilescheme("show", "-", input: data)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.text.contains("-4020900, 19998100"))
  }

  @Test(
    "a full disk is a failure",
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "there is no /dev/full"))
  func fullDisk() throws {
    let command = "exec \"$0\" convert \"$1\" - --to root.json > /dev/full"
    let run = try CommandRun("sh", ["-c", command, Self.tool, sample("national-grid-nz")])
    #expect(run.status == 3)
  }

  @Test("a reader that closes the pipe ends the run without a message")
  func closedPipe() throws {
    let command = "{ \"$0\" show \"$1\"; echo \"status $?\" >&2; } | true"
    let run = try CommandRun("sh", ["-c", command, Self.tool, sample("national-grid-nz")])
    #expect(run.errors == "status 0\n" || run.errors == "status 141\n", "\(run.errors)")
  }

  private static let tool = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appending(path: "tilescheme").path

  private func tilescheme(_ arguments: [String]) throws -> CommandRun { try CommandRun(Self.tool, arguments) }
}
