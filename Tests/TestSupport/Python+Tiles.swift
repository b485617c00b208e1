import Foundation

extension Python {
  /// The tiles of a cache, package or database, read by Python instead of our own code: `level/row/column` and a checksum
  /// of the bytes.
  public static func tiles(of path: String) throws -> [String: String] {
    let program = TestFiles.root.appending(path: "Tests/TestSupport/read_tiles.py")
    let run = try run(
      String(contentsOf: program, encoding: .utf8), [path], importing: ["hashlib", "sqlite3", "zipfile", "zlib"])
    guard run.status == 0 else { throw Unreadable(message: run.errors) }
    return try JSONDecoder().decode([String: String].self, from: run.output)
  }
}

/// The error message of another program that cannot read a file.
public struct Unreadable: Error {
  public let message: String

  public init(message: String) { self.message = message }
}
