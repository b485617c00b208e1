import FileAccess

/// The tiles of a database: its packets, and a sample of their images.
struct DatabaseTiles: Sendable {
  let survey: DatabaseSurvey
  /// The packets in the order of zoom, row and column; rows count from the north.
  let packets: [TilePacket]
  let sample: TileSample

  init(_ table: DatabaseTable, _ connection: SQLiteConnection) throws(FileAccessError) {
    // Before the rows are read, so that a later change is noticed.
    let version = try table.fileVersion()
    let survey = try DatabaseSurvey(connection, table)
    self.survey = survey
    let isSearched = table.isIndexed && survey.textCount == 0
    if !isSearched { try Self.checkListing(table, survey) }
    let listing = isSearched ? nil : try DatabaseListing(table, connection)
    packets = survey.packets.map { place in
      let listed = listing.map { DatabasePacket.Listed(rows: $0.rows[place] ?? DatabaseRows(), version: version) }
      return TilePacket(
        level: place.zoom, corner: place.corner, DatabasePacket(table: table, place: place, listed: listed))
    }
    sample = try TileSample(packets)
  }

  /// The largest database without row numbers that is read without an index, in bytes: each tile is searched in all
  /// rows.
  private static let unindexedLimit = 16 * 1_048_576
  /// The largest number of rows in this case: the work grows with the square of it.
  private static let unindexedRows = 20_000

  /// - Throws: `.database` if the rows are too many to be listed in memory, or reading them would take too long.
  private static func checkListing(_ table: DatabaseTable, _ survey: DatabaseSurvey) throws(FileAccessError) {
    let isTooSlow = table.limits.fileSize > unindexedLimit || survey.rowCount > unindexedRows
    guard survey.rowCount > DatabaseListing.limit || !table.isNumbered && isTooSlow else { return }
    throw FileAccessError(
      table.database.string,
      .database(survey.textCount > 0 ? .textNumbers(rows: survey.rowCount) : .noIndex(rows: survey.rowCount)))
  }
}
