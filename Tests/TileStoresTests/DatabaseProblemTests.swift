import FileAccess
import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import TileStores

@Suite("Database errors")
struct DatabaseProblemTests {
  @Test("An SQLite error keeps its result code and its message")
  func code() throws {
    let folder = try TemporaryDirectory()
    try Data("SQLite format 3\0".utf8 + [UInt8](repeating: 1, count: 600)).write(
      to: folder.url.appending(path: "broken.mbtiles"))
    let path = FilePath(folder.path("broken.mbtiles"))
    do throws(TileStoreError) {
      _ = try MBTilesStore().open(path)
      Issue.record("it was opened")
    } catch {
      guard case .access(let access) = error, case .database(let problem) = access.reason else {
        Issue.record("\(error)")
        return
      }
      // https://sqlite.org/rescode.html#notadb
      #expect(problem.primaryCode == 26)
      #expect(problem.message == "file is not a database")
      #expect(error.message == "\(path): file is not a database")
    }
  }
}
