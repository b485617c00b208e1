import FileAccess
import SystemPackage
import TestSupport
import Testing

@testable import TileStores

@Suite("Limits of a database that somebody else made")
struct MBTilesLimitTests {
  /// Replaces `tiles` or `metadata` by a view.
  private func database(_ view: String, as name: String = "tiles") throws -> SmallDatabase {
    try SmallDatabase(
      ["2, 1, 1, png(256)"], then: "ALTER TABLE \(name) RENAME TO own; CREATE VIEW \(name) AS \(view)")
  }

  private func problem(_ database: SmallDatabase, _ limits: SQLiteLimits? = nil) -> DatabaseProblem? {
    do throws(TileStoreError) {
      _ = try MBTilesDatabase(FilePath(database.path), limits: limits)
      return nil
    } catch {
      guard case .access(let access) = error, case .database(let problem) = access.reason else { return nil }
      return problem
    }
  }

  private static let endless = "WITH RECURSIVE r(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM r)"

  @Test("A view with endless rows ends at a number of rows that the message gives")
  func endlessRows() throws {
    let view = "\(Self.endless) SELECT 2 AS zoom_level, n % 4 AS tile_column, 1 AS tile_row, x'00' AS tile_data FROM r"
    let found = problem(try database(view))
    guard case .tooManyRows("tiles", let limit, let size) = found else {
      Issue.record("\(String(describing: found))")
      return
    }
    #expect(limit == 1_000_000 + size / 8)
    #expect(found?.message.contains("more than \(limit) rows, the limit for a file of \(size) bytes") == true)
  }

  @Test("A view that computes without end and gives no row ends after a time that the message gives")
  func endlessWork() throws {
    let view = """
      \(Self.endless) SELECT 2 AS zoom_level, 1 AS tile_column, 1 AS tile_row, x'00' AS tile_data FROM r WHERE n < 0
      """
    let limits = SQLiteLimits(
      time: .seconds(1), valueSize: 1 << 24, rowCount: 1000, fileSize: 8192, total: .seconds(10))
    let found = problem(try database(view), limits)
    #expect(found == .tooSlow(seconds: 1))
    #expect(found?.message.contains("longer than 1 seconds") == true)
  }

  @Test("A view that is quick to list and slow to read ends after the same time")
  func slowTiles() throws {
    let view = """
      SELECT zoom_level, tile_column, tile_row,
      (\(Self.endless) SELECT n FROM r WHERE n < 0) AS tile_data FROM own
      """
    let limits = SQLiteLimits(
      time: .seconds(1), valueSize: 1 << 24, rowCount: 1000, fileSize: 8192, total: .seconds(10))
    #expect(problem(try database(view), limits) == .tooSlow(seconds: 1))
  }

  @Test("A view that takes a while for each tile ends when the time of all tiles together is used up")
  func slowPackets() throws {
    // Each tile takes some tenths of a second, in a packet of its own.
    let view = """
      WITH RECURSIVE r(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM r WHERE n < 50)
      SELECT 12 AS zoom_level, n % 32 * 128 AS tile_column, n / 32 * 128 AS tile_row,
      (WITH RECURSIVE s(m) AS (SELECT n UNION ALL SELECT m + 1 FROM s WHERE m < 300000)
      SELECT x'00' FROM s WHERE m = 300000) AS tile_data FROM r
      """
    let limits = SQLiteLimits(
      time: .seconds(100), valueSize: 1 << 24, rowCount: 1000, fileSize: 8192, total: .seconds(1))
    #expect(problem(try database(view), limits) == .tooSlow(seconds: 1))
  }

  @Test("The usual time is ten seconds for a small file, and one more for each megabyte")
  func usualTime() {
    #expect(SQLiteLimits(fileSize: 8192).time == .seconds(10))
    #expect(SQLiteLimits(fileSize: 5 << 20).time == .seconds(15))
    #expect(SQLiteLimits(fileSize: 8192).budget.limit == .seconds(60))
  }

  @Test(
    "A view that computes giant values is refused before they take memory",
    arguments: ["zeroblob(900000000)", "randomblob(500000000)", "hex(zeroblob(9000000))"])
  func giantValue(value: String) throws {
    let view = "SELECT 0 AS zoom_level, 0 AS tile_column, 0 AS tile_row, \(value) AS tile_data"
    #expect(problem(try database(view)) == .valueTooLarge(limit: PacketGrid.largestTile + 1 << 20))
  }

  @Test("A view that gives other rows each time is named as such, and not as a change of the file")
  func random() throws {
    let view = """
      SELECT zoom_level, tile_column, tile_row, randomblob(1 + abs(random()) % 100000) AS tile_data FROM own
      """
    #expect(problem(try database(view)) == .inconsistent(table: "tiles"))
  }

  @Test("Metadata can be endless as well", arguments: ["n, n", "1, hex(zeroblob(1000000))"])
  func endlessMetadata(columns: String) throws {
    let view = "\(Self.endless), p(name, value) AS (SELECT \(columns) FROM r) SELECT name, value FROM p"
    switch problem(try database(view, as: "metadata")) {
    case .tooManyRows("metadata", 10_000, _), .valueTooLarge: break
    case let other: Issue.record("\(String(describing: other))")
    }
  }

  @Test("A view with a finite number of computed rows is read")
  func computed() throws {
    let view = """
      WITH RECURSIVE r(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM r WHERE n < 15)
      SELECT 2 AS zoom_level, n % 4 AS tile_column, n / 4 AS tile_row, tile_data FROM r, own
      """
    let file = try database(view)
    let database = try MBTilesDatabase(FilePath(file.path))
    #expect(database.tiles.survey.rowCount == 16 && database.tiles.packets.count == 1)
    #expect(try database.tiles.packets[0].open().index().tiles.count == 16)
  }

  @Test("A database without tiles is named as what it is", arguments: ["tiles", "metadata"])
  func missing(table: String) throws {
    let database = try SmallDatabase(["2, 1, 1, png(256)"], then: "DROP TABLE \(table)")
    #expect(problem(database) == (table == "tiles" ? .noTable("tiles") : nil))
  }
}
