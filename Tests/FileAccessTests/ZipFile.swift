import FileAccess
import Foundation
import SystemPackage
import TestSupport
import Testing

/// An archive that Python made, or any bytes in its place.
struct ZipFile {
  let folder: TemporaryDirectory
  var path: FilePath { FilePath(folder.path("test.zip")) }

  /// - Parameter script: Python statements that fill `z`, a `zipfile.ZipFile` open for writing.
  init(_ script: String) throws {
    folder = try TemporaryDirectory()
    let program = """
      import sys, zipfile, io
      with zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED) as z:
      \(script.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n"))
      """
    let run = try Python.run(program, [folder.path("test.zip")], importing: ["zipfile"])
    try #require(run.status == 0, "\(run.errors)")
  }

  init(bytes: [UInt8]) throws {
    folder = try TemporaryDirectory()
    try Data(bytes).write(to: URL(filePath: folder.path("test.zip")))
  }

  func bytes() throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: path.string))) }

  /// The name and content of every entry.
  static func contents(_ path: FilePath) throws(FileAccessError) -> [String: [UInt8]] {
    let archive = try ZipArchive(path)
    var found: [String: [UInt8]] = [:]
    for entry in archive.entries { found[entry.name] = try archive.bytes(of: entry) }
    return found
  }

  func contents() throws(FileAccessError) -> [String: [UInt8]] { try Self.contents(path) }

  /// The error of reading the archive or one of its entries; `nil` if there is none.
  func refusal() -> FileAccessError? {
    do throws(FileAccessError) {
      _ = try contents()
      return nil
    } catch {
      return error
    }
  }
}
