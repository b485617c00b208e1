import FileAccess
import SystemPackage
import TestSupport
import Testing
import TilingSchemes

@testable import TileStores

@Suite("The rows of an MBTiles database")
struct MBTilesRowTests {
  /// The places of all tiles that can be read, as `level/row/column`.
  private func places(_ database: SmallDatabase) throws -> [String] {
    let cache = try #require(try MBTilesStore().open(FilePath(database.path)))
    var places: [String] = []
    for packet in cache.packets {
      let reader = try packet.open()
      let index = try reader.index()
      try reader.read(index.tiles) { tile, bytes, _ in
        let place = PacketGrid.tile(at: tile.position, in: packet.corner)
        #expect(TileImage.inspect(bytes).problem == nil)
        places.append("\(packet.level)/\(place.row)/\(place.column)")
      }
    }
    return places.sorted()
  }

  private func problems(_ database: SmallDatabase) throws -> [PacketProblem] {
    let cache = try #require(try MBTilesStore().open(FilePath(database.path)))
    return try cache.packets.flatMap { packet in try packet.open().index().problems }
  }

  private func faults(_ database: SmallDatabase) throws -> [StoreProblem] {
    try #require(try MBTilesStore().open(FilePath(database.path))).faults
  }

  @Test(
    "Whole numbers are read whatever the type of their columns",
    arguments: [
      SmallDatabase.columns, "zoom_level text, tile_column text, tile_row text, tile_data blob",
      "zoom_level real, tile_column real, tile_row real, tile_data blob",
      "zoom_level, tile_column, tile_row, tile_data",
      "zoom_level blob, tile_column blob, tile_row blob, tile_data text",
      "(zoom_level text, tile_column text, tile_row text, tile_data, PRIMARY KEY (zoom_level, tile_column, tile_row)) "
        + "WITHOUT ROWID",
      "(zoom_level real, tile_column real, tile_row real, tile_data, PRIMARY KEY (zoom_level, tile_column, tile_row)) "
        + "WITHOUT ROWID",
    ])
  func types(columns: String) throws {
    let rows = ["2, 1, 1, png(256)", "5, 3, 31, png(256)", "'9', '200', '0', png(256)", "12, 0.0, 4095, png(256)"]
    #expect(try places(SmallDatabase(rows, columns: columns)) == ["12/0/0", "2/2/1", "5/0/3", "9/511/200"])
  }

  @Test(
    "A view over text columns is read, with and without an index",
    arguments: ["", "CREATE UNIQUE INDEX i ON t (zoom_level, tile_column, tile_row);"])
  func textView(index: String) throws {
    let database = try SmallDatabase(
      ["'2', '1', '1', png(256)", "'10', '5', '0', png(256)"],
      columns: "zoom_level text, tile_column text, tile_row text, tile_data blob",
      then: "ALTER TABLE tiles RENAME TO t; \(index) CREATE VIEW tiles AS SELECT * FROM t;")
    #expect(try places(database) == ["10/1023/5", "2/2/1"])
    #expect(try faults(database).map(\.kind) == [.textNumbers])
  }

  @Test("Numbers that are not whole are counted with their values, and the other tiles are read")
  func notWhole() throws {
    let rows = ["2, 1, 1, png(256)", "'x', 1, 1, png(256)", "2, 1.5, 1, png(256)", "2, 1, NULL, png(256)"]
    let others = ["x'32', 1, 1, png(256)", "'2nd', 1, 1, png(256)", "'', 1, 1, png(256)"]
    let database = try SmallDatabase(rows + others, columns: "zoom_level, tile_column, tile_row, tile_data")
    #expect(try places(database) == ["2/2/1"])
    let fault = try #require(try faults(database).first)
    #expect(fault.isLoss && fault.message.hasPrefix("6 tiles whose zoom, column or row is not a whole number"))
    #expect(fault.message.contains("column 1.5"))
  }

  @Test("A row with a fraction is not read as a part of its packet, even with an index")
  func fraction() throws {
    let database = try SmallDatabase(
      ["2, 1, 1, png(256)", "2, 1, 1.5, png(256)"], columns: "zoom_level, tile_column, tile_row, tile_data",
      then: "CREATE UNIQUE INDEX i ON tiles (zoom_level, tile_column, tile_row)")
    #expect(try places(database) == ["2/2/1"])
    #expect(try faults(database).filter(\.isLoss).count == 1)
  }

  @Test(
    "Places that no cache has are counted: other zooms, north and west of the map, and beyond 32 bits",
    arguments: [
      "31, 0, 0", "-1, 0, 0", "9223372036854775807, 0, 0", "2, 0, 4", "2, -1, 0", "2, 0, -9223372036854775808",
      "2, 9223372036854775807, 0", "2, 2147483648, 0", "0, 0, 9223372036854775807",
    ])
  func outside(place: String) throws {
    let database = try SmallDatabase(["2, 1, 1, png(256)", "\(place), png(256)"])
    #expect(try places(database) == ["2/2/1"])
    #expect(try faults(database).filter(\.isLoss).map { $0.message.hasPrefix("1 tile ") } == [true])
  }

  @Test("Places south and east of the square are read")
  func beyond() throws {
    let database = try SmallDatabase(["1, 0, -1, png(256)", "1, 200, 0, png(256)", "1, 0, -300, png(256)"])
    #expect(try places(database) == ["1/1/200", "1/2/0", "1/301/0"])
    #expect(try faults(database).isEmpty)
  }

  @Test("Zooms up to 30 are read; each has half the resolution of the one before", arguments: [256, 512])
  func fineZooms(size: Int) throws {
    let database = try SmallDatabase(["22, 5, 4194303, png(\(size))", "30, 1073741823, 0, png(\(size))"])
    let cache = try #require(try MBTilesStore().open(FilePath(database.path)))
    let scheme = try #require(cache.description.scheme)
    #expect(scheme.levels.map(\.number) == Array(0...30) && scheme.tileWidth == size)
    for (coarse, fine) in zip(scheme.levels, scheme.levels.dropFirst()) {
      #expect(abs(coarse.resolution / fine.resolution - 2) < 1e-7 && abs(coarse.scale / fine.scale - 2) < 1e-7)
    }
    #expect(try places(database) == ["22/0/5", "30/1073741823/1073741823"])
  }

  @Test(
    "Of several rows for one tile, the first is used and the others are counted",
    arguments: [
      "", "CREATE INDEX i ON tiles (zoom_level, tile_column, tile_row)",
      "ALTER TABLE tiles RENAME TO t; CREATE VIEW tiles AS SELECT * FROM t",
      "ALTER TABLE tiles RENAME TO t; CREATE INDEX i ON t (zoom_level, tile_column, tile_row);"
        + "CREATE VIEW tiles AS SELECT * FROM t",
    ])
  func repeated(statements: String) throws {
    let rows = ["2, 1, 1, png(256)", "2, 1, 1, png(512)", "2, 1, 1, png(16)", "2, 1, 2, png(256)"]
    let database = try SmallDatabase(rows, then: statements)
    #expect(try places(database) == ["2/1/1", "2/2/1"])
    #expect(try problems(database) == [.repeatedRow(2 * 128 + 1, others: 2)])
  }

  @Test(
    "The text 5 and the number 5 are the same place",
    arguments: ["'5'", "' 5 '", "'05'", "'5.0'", "'+5'"])
  func repeatedText(zoom: String) throws {
    let database = try SmallDatabase(
      ["5, 0, 0, png(256)", "\(zoom), 0, 0, png(256)"], columns: "zoom_level, tile_column, tile_row, tile_data")
    #expect(try problems(database) == [.repeatedRow(31 * 128, others: 1)])
  }

  @Test(
    "A row without an image says what it contains, and the row after it is used",
    arguments: [
      ("NULL", "tile_data is NULL"), ("x''", "tile_data is an empty blob"),
      ("5", "tile_data is a number instead of a blob"), ("2.5", "tile_data is a number instead of a blob"),
      ("'é'", "tile_data is a text instead of a blob"), ("''", "tile_data is a text instead of a blob"),
    ],
    [
      "", "CREATE INDEX i ON tiles (zoom_level, tile_column, tile_row)",
      "ALTER TABLE tiles RENAME TO t; CREATE INDEX i ON t (zoom_level, tile_column, tile_row);"
        + "CREATE VIEW tiles AS SELECT * FROM t",
    ])
  func notATile(value: (sql: String, words: String), statements: String) throws {
    let database = try SmallDatabase(
      ["2, 1, 1, \(value.sql)", "2, 1, 1, png(256)", "2, 1, 2, png(256)"], then: statements)
    #expect(try places(database) == ["2/1/1", "2/2/1"])
    #expect(try problems(database) == [.notATile(2 * 128 + 1, value.words)])
  }

  @Test(
    "An image that is stored as a text is read with all its bytes",
    arguments: ["", "CREATE INDEX i ON tiles (zoom_level, tile_column, tile_row)"])
  func textImage(statements: String) throws {
    let database = try SmallDatabase(
      ["2, 1, 1, png(256)"], then: "UPDATE tiles SET tile_data = CAST(tile_data AS text); \(statements)")
    #expect(try places(database) == ["2/2/1"])
    #expect(try problems(database).isEmpty)
  }

  @Test(
    "A tile above 16 MB is reported and never read",
    arguments: ["", "CREATE INDEX i ON tiles (zoom_level, tile_column, tile_row)"])
  func giant(statements: String) throws {
    let database = try SmallDatabase(
      ["2, 1, 1, png(256)", "2, 0, 3, zeroblob(16777216)", "2, 0, 2, zeroblob(40000000)"], then: statements)
    #expect(try places(database) == ["2/2/1"])
    #expect(try Set(problems(database)) == [.tooLarge(0, size: 16_777_216), .tooLarge(128, size: 40_000_000)])
  }

  @Test("A change of the file after it was opened is an error, also if its rows were listed")
  func changed() throws {
    let database = try SmallDatabase(["2, 1, 1, png(256)"])
    let cache = try #require(try MBTilesStore().open(FilePath(database.path)))
    let script = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute('DELETE FROM tiles'); c.commit()"
    #expect(try Python.run(script, [database.path]).status == 0)
    do throws(FileAccessError) {
      _ = try cache.packets[0].open().index()
      Issue.record("it was read")
    } catch {
      #expect(error.reason == .changedWhileRead)
    }
  }
}
