import Foundation
import SourceText
import SystemPackage
import TestSupport
import Testing

@testable import CacheParts
@testable import FileAccess

@Suite("Plans and markers")
struct PartsPlanTests {
  private let plan = PartsPlan(
    command: .build, count: 64, blocks: 640, partition: String(repeating: "a", count: 64),
    versions: [.init("tilescheme", "0.1.0"), .init("GDAL", "3.6.2")],
    output: "/data/“a”", replaced: nil,
    request: .object([.init("sum", .double(0.1))]))

  @Test(
    "The digest is SHA-256",
    arguments: [
      // FIPS 180-4, and NIST's example values.
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
    ])
  func sha(_ text: String, _ digest: String) {
    #expect(SHA256.hex(Array(text.utf8)) == digest)
  }

  @Test("The digest of a plan is that of its compact text without the digest, by another program")
  func digest() throws {
    let run = try Python.run(
      """
      import sys, json, hashlib
      plan = json.loads(sys.argv[1])
      digest = plan.pop("digest")
      text = json.dumps(plan, separators=(",", ":"), ensure_ascii=False)
      print(hashlib.sha256(text.encode()).hexdigest() == digest)
      """, [plan.text])
    #expect(run.text == "True\n", "\(run.errors)")
  }

  @Test("A plan is read as it was written, also if another program laid it out anew")
  func reading() throws {
    let again = try PartsPlan(parsing: Array(plan.text.utf8))
    #expect(again.text == plan.text)
    let compact = plan.text.replacing("\n", with: " ")
    #expect(try PartsPlan(parsing: Array(compact.utf8)).digest == plan.digest)
  }

  @Test("Every changed byte of a plan is noticed")
  func changed() throws {
    let bytes = Array(plan.text.utf8)
    for index in bytes.indices where ![0x20, 0x0A].contains(bytes[index]) {
      var changed = bytes
      changed[index] = changed[index] == 0x31 ? 0x32 : 0x31
      #expect(throws: PlanProblem.self, "byte \(index)") { try PartsPlan(parsing: changed) }
    }
  }

  @Test("A plan that is cut off, is of a newer version, or has more values is refused")
  func hostile() throws {
    let bytes = Array(plan.text.utf8)
    for length in 0..<bytes.count - 2 {
      #expect(throws: PlanProblem.self) { try PartsPlan(parsing: Array(bytes[..<length])) }
    }
    let newer = plan.text.replacing("\"version\": 4,", with: "\"version\": 5,")
    #expect(throws: PlanProblem.newer(5)) { try PartsPlan(parsing: Array(newer.utf8)) }
    let more = plan.text.replacing("{\n  \"tilescheme\"", with: "{\n  \"x\": 1,\n  \"tilescheme\"")
    #expect(throws: PlanProblem.self) { try PartsPlan(parsing: Array(more.utf8)) }
    let many = plan.text.replacing("\"parts\": 64", with: "\"parts\": 99999999999")
    #expect(throws: PlanProblem.self) { try PartsPlan(parsing: Array(many.utf8)) }
  }

  @Test(
    "A plan whose result is not an absolute path without “..” is refused", arguments: ["map", "/a/../b", "/", "/a/"])
  func elsewhere(_ path: String) throws {
    let forged = PartsPlan(
      command: .build, count: 1, blocks: 1, partition: "", versions: [], output: FilePath("/a/b"), replaced: nil,
      request: .object([]))
    let text = forged.text.replacing("/a/b", with: path)
    #expect(throws: PlanProblem.self) { try PartsPlan(parsing: Array(text.utf8)) }
  }

  @Test(
    "A plan that replaces a cache or a package is finished only when another one is there",
    arguments: [true, false])
  func replacing(_ isFile: Bool) throws {
    let folder = try TemporaryDirectory()
    let result = FilePath(folder.path("map"))
    func put() throws {
      if isFile { _ = try folder.write("old", "map") } else { try Directory.create(result) }
    }
    try put()
    let plan = PartsPlan(
      command: .build, count: 2, blocks: 2, partition: "", versions: [], output: result,
      replaced: ReplacedResult(at: result), request: .object([]))
    let again = try PartsPlan(parsing: Array(plan.text.utf8))
    #expect(again.text == plan.text)
    let parts = PartsFolder(again)
    #expect(!PartsStatus(again).isFinished)
    #expect(PartsStatus(again).missing.text == "0,1")
    // A name that appears in a directory does not make another directory of it.
    if !isFile { _ = try folder.write("", "map/x") }
    #expect(!parts.isFinished)
    try parts.create()
    try FileManager.default.moveItem(atPath: result.string, toPath: folder.path("aside"))
    #expect(!parts.isFinished)
    try put()
    // The parts are still there, so somebody else has put it there.
    #expect(!parts.isFinished)
    try SharedFile(isSynced: false).write([], at: parts.ending)
    #expect(parts.isFinished)
    #expect(PartsStatus(again).missing.count == 0)
    try FileManager.default.removeItem(atPath: parts.path.string)
    #expect(parts.isFinished)
  }

  @Test("A marker of another plan, of another part, or that is cut off is refused and named")
  func markers() throws {
    let folder = try TemporaryDirectory()
    let plan = PartsPlan(
      command: .build, count: 64, blocks: 640, partition: "", versions: [], output: FilePath(folder.path("a.tpkx")),
      replaced: nil, request: .object([]))
    let parts = PartsFolder(plan)
    try parts.create()
    func marker(_ plan: String, _ part: Int) -> PartMarker {
      PartMarker(plan: plan, part: part, count: 64, blocks: 1, tiles: 2, bytes: 3, host: "h", seconds: 1.5)
    }
    let file = SharedFile(isSynced: true)
    try file.write(marker(plan.digest, 3).text, at: parts.marker(of: 3))
    #expect(try parts.readMarker(of: 3) == marker(plan.digest, 3))
    #expect(try parts.readMarker(of: 4) == nil)
    try file.write(marker("0", 4).text, at: parts.marker(of: 4))
    try file.write(marker(plan.digest, 3).text, at: parts.marker(of: 5))
    try file.write(Array(marker(plan.digest, 6).text.dropLast(9)), at: parts.marker(of: 6))
    for part in [4, 5, 6] { #expect(throws: PartsError.self) { try parts.readMarker(of: part) } }
    let status = PartsStatus(plan)
    #expect(status.done.map(\.part) == [3])
    #expect(status.missing.text == "0-2,4-63")
    #expect(status.problems.count == 3)
    #expect(parts.marker(of: 7).name == "0007-of-0064.json")
  }
}

@Suite("Files on shared file systems")
struct SharedFileTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  private func publish(_ rename: @escaping SharedFile.Rename) throws {
    try SharedFile(isSynced: false, rename: rename).write([1, 2, 3], at: FilePath(folder.path("a")))
  }

  @Test("A rename that reports that the file is gone, although it succeeded, is a success")
  func repeated() throws {
    try publish { from, to throws(FileAccessError) in
      try NewFile.rename(from, to: to)
      throw FileAccessError(to.string, .system(.noSuchFileOrDirectory))
    }
    #expect(try folder.bytes("a") == Data([1, 2, 3]))
    #expect(folder.names == ["a"])
  }

  @Test("A rename that failed is an error, and leaves no temporary file")
  func failed() throws {
    for reason in [Errno.noSuchFileOrDirectory, .ioError, .noSpace] {
      #expect(throws: FileAccessError.self) {
        try publish { _, to throws(FileAccessError) in throw FileAccessError(to.string, .system(reason)) }
      }
      #expect(folder.names == [])
    }
  }

  @Test("A file of another size under the name is no success")
  func other() throws {
    _ = try folder.write("older", "a")
    #expect(throws: FileAccessError.self) {
      try publish { from, to throws(FileAccessError) in
        NewFile.remove(from)
        throw FileAccessError(to.string, .system(.noSuchFileOrDirectory))
      }
    }
    #expect(try folder.bytes("a") == Data("older".utf8))
  }
}
