import CoordinateSystems
import FileAccess
import SourceText
import SystemPackage
import TilingSchemes

/// The tiles of a GeoPackage, and the rows about them. Source: OGC 12-128r18, §2.2.
struct GeoPackageDatabase: Sendable {
  /// A row of gpkg_tile_matrix.
  struct Matrix: Hashable, Sendable {
    let zoom: Int
    let columns: Int
    let rows: Int
    let tileWidth: Int
    let tileHeight: Int
    let pixelWidth: Double
    let pixelHeight: Double
  }

  let path: FilePath
  let table: String
  let identifier: String
  let description: String
  /// The extent of the map in gpkg_contents, which is informative; `nil` if it is NULL.
  let mapExtent: Envelope?
  let contentsSystem: Int
  /// The extent of gpkg_tile_matrix_set, which is exact.
  let matrixSet: Envelope
  let system: Int
  let reference: SpatialReference?
  let matrices: [Matrix]
  let hasZoomOther: Bool
  let tiles: DatabaseTiles
  /// The rows and columns beyond the matrix of a level, by level, in words.
  let beyond: [String]

  /// Levels have two digits in the names of folders.
  private static let zooms = 0...99

  /// The most tables of tiles that are listed. Real files have a few.
  private static let tableLimit = 1000

  /// - Parameter chosen: the name of a table; `nil` takes the only one.
  init(_ path: FilePath, table chosen: String? = nil) throws(TileStoreError) {
    self.path = path
    let found: [String]
    do throws(FileAccessError) {
      let limits = SQLiteLimits(fileSize: try InputFile(path).size)
      let connection = try SQLiteConnection(path, limits: limits)
      try connection.execute("BEGIN")
      let tables = try connection.prepare(
        """
        SELECT table_name, identifier, description, min_x, min_y, max_x, max_y, srs_id FROM gpkg_contents
        WHERE data_type = 'tiles' ORDER BY table_name
        """)
      var names: [String] = []
      var row: (identifier: String, description: String, extent: Envelope?, system: Int)?
      while try tables.step(), names.count < Self.tableLimit {
        let name = tables.text(0)
        names.append(name)
        guard chosen == nil || chosen == name else { continue }
        row = (tables.text(1), tables.text(2), Self.envelope(tables, 3), tables.integer(7))
      }
      if let row, let table = chosen ?? names.first, chosen != nil || names.count == 1 {
        self.table = table
        (identifier, description, mapExtent, contentsSystem) = (row.identifier, row.description, row.extent, row.system)
        guard let set = try Self.matrixSet(connection, table) else {
          throw FileAccessError(
            path.string, .damagedArchive("gpkg_tile_matrix_set has no extent for the table “\(table)”"))
        }
        (matrixSet, system) = set
        reference = try Self.reference(connection, system)
        matrices = try Self.matrices(connection, table)
        hasZoomOther = try Self.hasZoomOther(connection, table)
        guard let stored = try DatabaseTable(connection, named: table, .fromNorth, limits) else {
          throw FileAccessError(path.string, .damagedArchive("the table “\(table)” of gpkg_contents does not exist"))
        }
        tiles = try DatabaseTiles(stored, connection)
        beyond = try Self.beyond(connection, stored, matrices)
        return
      }
      found = names
    } catch {
      throw .access(error)
    }
    guard !found.isEmpty else {
      throw .content(path: path.string, .noTiles)
    }
    throw .choice(path: path.string, given: chosen, among: found)
  }

  private static func envelope(_ statement: SQLiteConnection.Statement, _ column: Int32) -> Envelope? {
    let edges = (column..<column + 4).compactMap { column -> Double? in
      switch statement.value(column) {
      case .real(let value): value.isFinite ? value : nil
      case .integer(let value): Double(value)
      case .text, .blob, .null: nil
      }
    }
    guard edges.count == 4, edges[0] < edges[2], edges[1] < edges[3] else { return nil }
    return Envelope(xMin: edges[0], yMin: edges[1], xMax: edges[2], yMax: edges[3])
  }

  private static func matrixSet(
    _ connection: SQLiteConnection, _ table: String
  ) throws(FileAccessError) -> (Envelope, Int)? {
    let statement = try connection.prepare(
      "SELECT min_x, min_y, max_x, max_y, srs_id FROM gpkg_tile_matrix_set WHERE table_name = ?")
    statement.bind([table])
    guard try statement.step(), let extent = envelope(statement, 0) else { return nil }
    return (extent, statement.integer(4))
  }

  private static func matrices(_ connection: SQLiteConnection, _ table: String) throws(FileAccessError) -> [Matrix] {
    let statement = try connection.prepare(
      """
      SELECT zoom_level, matrix_width, matrix_height, tile_width, tile_height, pixel_x_size, pixel_y_size
      FROM gpkg_tile_matrix WHERE table_name = ? ORDER BY zoom_level
      """)
    statement.bind([table])
    var matrices: [Matrix] = []
    while try statement.step(), matrices.count < 100 {
      func real(_ column: Int32) -> Double {
        switch statement.value(column) {
        case .real(let value): value
        case let value: Double(value.wholeNumber ?? 0)
        }
      }
      guard zooms.contains(statement.integer(0)) else { continue }
      matrices.append(
        Matrix(
          zoom: statement.integer(0), columns: statement.integer(1), rows: statement.integer(2),
          tileWidth: statement.integer(3), tileHeight: statement.integer(4), pixelWidth: real(5), pixelHeight: real(6)))
    }
    return matrices
  }

  private static func reference(
    _ connection: SQLiteConnection, _ system: Int
  ) throws(FileAccessError) -> SpatialReference? {
    let statement = try connection.prepare(
      "SELECT organization, organization_coordsys_id, definition FROM gpkg_spatial_ref_sys WHERE srs_id = ?")
    statement.bind(system)
    guard try statement.step() else { return nil }
    let (organization, code) = (statement.text(0).uppercased(), statement.integer(1))
    if organization == "EPSG" || organization == "ESRI", code > 0 {
      // ArcGIS calls Web Mercator by Esri's number.
      return WebMercator.wkids.contains(code) ? WebMercator.reference : SpatialReference(wkid: code, latestWKID: code)
    }
    let definition = statement.text(2)
    return definition.isEmpty || definition == "undefined" ? nil : SpatialReference(wellKnownText: definition)
  }

  private static func hasZoomOther(_ connection: SQLiteConnection, _ table: String) throws(FileAccessError) -> Bool {
    guard
      let statement = try? connection.prepare(
        "SELECT 1 FROM gpkg_extensions WHERE extension_name = 'gpkg_zoom_other' AND (table_name IS NULL OR table_name = ?)"
      )
    else { return false }
    statement.bind([table])
    return try statement.step()
  }

  /// The rows and columns beyond the matrix of their level.
  private static func beyond(
    _ connection: SQLiteConnection, _ table: DatabaseTable, _ matrices: [Matrix]
  ) throws(FileAccessError) -> [String] {
    let statement = try connection.prepare(
      "SELECT zoom_level, max(tile_column), max(tile_row) FROM \(table.name) GROUP BY zoom_level ORDER BY zoom_level")
    var words: [String] = []
    while try statement.step(), words.count < 100 {
      let (zoom, column, row) = (statement.integer(0), statement.integer(1), statement.integer(2))
      guard let matrix = matrices.first(where: { $0.zoom == zoom }) else {
        words.append("level \(zoom) has tiles, but no row in gpkg_tile_matrix")
        continue
      }
      if column >= matrix.columns {
        words.append("level \(zoom) has a tile in column \(column), but \(counted(matrix.columns, "column"))")
      }
      if row >= matrix.rows {
        words.append("level \(zoom) has a tile in row \(row), but \(counted(matrix.rows, "row"))")
      }
    }
    return words
  }
}
