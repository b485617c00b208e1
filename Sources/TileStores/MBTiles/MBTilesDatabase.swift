import FileAccess
import SystemPackage
import TilingSchemes

/// The content of an MBTiles database: its metadata and its packets. Source: MBTiles Specification 1.3.
struct MBTilesDatabase: Sendable {
  let path: FilePath
  let entries: MBTilesEntries
  let survey: MBTilesSurvey
  /// The packets in the order of zoom, row and column; rows count from the north.
  let packets: [TilePacket]
  let sample: TileSample

  /// - Parameter limits: `nil` for the usual limits of a file of its size.
  init(_ path: FilePath, limits: SQLiteLimits? = nil) throws(TileStoreError) {
    self.path = path
    do throws(FileAccessError) {
      let size = try InputFile(path).size
      let limits = limits ?? SQLiteLimits(fileSize: size)
      let connection = try SQLiteConnection(path, limits: limits)
      try connection.execute("BEGIN")
      entries = try MBTilesEntries(connection, limits)
      guard let table = try MBTilesTable(connection, limits) else {
        throw FileAccessError(path.string, .database(.noTable("tiles")))
      }
      // Before the rows are read, so that a later change is noticed.
      let version = try table.fileVersion()
      let survey = try MBTilesSurvey(connection, limits)
      self.survey = survey
      let isSearched = table.isIndexed && survey.textCount == 0
      if !isSearched { try Self.checkListing(table, survey) }
      let listing = isSearched ? nil : try MBTilesListing(table, connection)
      packets = survey.packets.map { place in
        let listed = listing.map { MBTilesPacket.Listed(rows: $0.rows[place] ?? MBTilesRows(), version: version) }
        return TilePacket(
          level: place.zoom, corner: place.corner, MBTilesPacket(table: table, place: place, listed: listed))
      }
      sample = try TileSample(packets)
    } catch {
      throw .access(error)
    }
  }

  /// The largest database without row numbers that is read without an index, in bytes: each tile is searched in all
  /// rows.
  private static let unindexedLimit = 16 * 1_048_576
  /// The largest number of rows in this case: the work grows with the square of it.
  private static let unindexedRows = 20_000

  /// - Throws: `.database` if the rows are too many to be listed in memory, or reading them would take too long.
  private static func checkListing(_ table: MBTilesTable, _ survey: MBTilesSurvey) throws(FileAccessError) {
    let isTooSlow = table.limits.fileSize > unindexedLimit || survey.rowCount > unindexedRows
    guard survey.rowCount > MBTilesListing.limit || !table.isNumbered && isTooSlow else { return }
    throw FileAccessError(
      table.database.string,
      .database(survey.textCount > 0 ? .textNumbers(rows: survey.rowCount) : .noIndex(rows: survey.rowCount)))
  }
}
