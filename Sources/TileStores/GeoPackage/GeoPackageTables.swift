import FileAccess

/// The tables of a GeoPackage and their rows. Source: OGC 12-128r18, Annex C (table definitions), §2.2.
enum GeoPackageTables {
  /// The rows and columns that the tiles of a level need.
  struct Limits: Sendable {
    let rows: Int
    let columns: Int
  }

  /// - Parameter table: the table of the tiles, in quotation marks.
  static func statements(_ table: String) -> String {
    """
    PRAGMA application_id = 0x47504B47;
    PRAGMA user_version = 10300;
    CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
      organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
    CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
      description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
      min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
      CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
    CREATE TABLE gpkg_tile_matrix_set (table_name TEXT NOT NULL PRIMARY KEY, srs_id INTEGER NOT NULL,
      min_x DOUBLE NOT NULL, min_y DOUBLE NOT NULL, max_x DOUBLE NOT NULL, max_y DOUBLE NOT NULL,
      CONSTRAINT fk_gtms_table_name FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
      CONSTRAINT fk_gtms_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
    CREATE TABLE gpkg_tile_matrix (table_name TEXT NOT NULL, zoom_level INTEGER NOT NULL, matrix_width INTEGER NOT NULL,
      matrix_height INTEGER NOT NULL, tile_width INTEGER NOT NULL, tile_height INTEGER NOT NULL,
      pixel_x_size DOUBLE NOT NULL, pixel_y_size DOUBLE NOT NULL,
      CONSTRAINT pk_ttm PRIMARY KEY (table_name, zoom_level),
      CONSTRAINT fk_tmm_table_name FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name));
    CREATE TABLE gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL,
      definition TEXT NOT NULL, scope TEXT NOT NULL,
      CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
    CREATE TABLE \(table) (id INTEGER PRIMARY KEY AUTOINCREMENT, zoom_level INTEGER NOT NULL,
      tile_column INTEGER NOT NULL, tile_row INTEGER NOT NULL, tile_data BLOB NOT NULL,
      UNIQUE (zoom_level, tile_column, tile_row));
    """
  }

  /// Writes the rows about the tiles.
  ///
  /// - Parameter limits: the rows and columns that the tiles need, by level.
  static func write(
    _ values: GeoPackageValues, limits: [Int: Limits], to connection: SQLiteConnection
  ) throws(FileAccessError) {
    func insert(_ table: String, _ row: [SQLiteValue]) throws(FileAccessError) {
      let marks = row.map { _ in "?" }.joined(separator: ", ")
      let statement = try connection.prepare("INSERT INTO \(table) VALUES (\(marks))")
      statement.bind(row)
      _ = try statement.step()
    }
    for row in systems(values) { try insert("gpkg_spatial_ref_sys", row) }
    let across = CommonSpan(values.matrices.spans(\.tileWidth))
    let down = CommonSpan(values.matrices.spans(\.tileHeight))
    let columns = lengths(across, values.matrices, \.tileWidth) { limits[$0]?.columns ?? 1 }
    let rows = lengths(down, values.matrices, \.tileHeight) { limits[$0]?.rows ?? 1 }
    let (left, top) = (values.origin[0], values.origin[1])
    let right = left + across.length * Double(columns)
    let bottom = top - down.length * Double(rows)
    let extent = values.extent ?? [left, bottom, right, top]
    // The time of every result is the same, so that the same input gives the same bytes. It is that of entries in a
    // package.
    try insert(
      "gpkg_contents",
      [
        .text(values.table), .text("tiles"), .text(values.identifier), .text(values.description),
        .text("1980-01-01T00:00:00.000Z"), .real(max(left, extent[0])), .real(max(bottom, extent[1])),
        .real(min(right, extent[2])), .real(min(top, extent[3])), .integer(values.systemID),
      ])
    try insert(
      "gpkg_tile_matrix_set",
      [.text(values.table), .integer(values.systemID), .real(left), .real(bottom), .real(right), .real(top)])
    for matrix in values.matrices {
      let (width, height) = (Double(matrix.tileWidth), Double(matrix.tileHeight))
      try insert(
        "gpkg_tile_matrix",
        [
          .text(values.table), .integer(matrix.zoom),
          .integer(across.count(matrix.zoom, span: width * matrix.resolution, lengths: columns)),
          .integer(down.count(matrix.zoom, span: height * matrix.resolution, lengths: rows)),
          .integer(matrix.tileWidth), .integer(matrix.tileHeight), .real(matrix.resolution), .real(matrix.resolution),
        ])
    }
    guard !values.matrices.areHalving else { return }
    try insert(
      "gpkg_extensions",
      [
        .text(values.table), .text("tile_data"), .text("gpkg_zoom_other"),
        .text("http://www.geopackage.org/spec130/#extension_zoom_other_intervals"), .text("read-write"),
      ])
  }

  /// The number of common lengths that all tiles need.
  private static func lengths(
    _ span: CommonSpan, _ matrices: [GeoPackageEntries.Matrix], _ pixels: KeyPath<GeoPackageEntries.Matrix, Int>,
    _ needed: (Int) -> Int
  ) -> Int {
    matrices.map { matrix in
      let count = span.count(matrix.zoom, span: Double(matrix[keyPath: pixels]) * matrix.resolution, lengths: 1)
      return (needed(matrix.zoom) + count - 1) / max(count, 1)
    }.max() ?? 1
  }

  /// The rows that every GeoPackage has (Requirement 11), and that of the tiles.
  private static func systems(_ values: GeoPackageValues) -> [[SQLiteValue]] {
    var rows: [[SQLiteValue]] = [
      [
        .text("Undefined Cartesian SRS"), .integer(-1), .text("NONE"), .integer(-1), .text("undefined"),
        .text("undefined Cartesian coordinate reference system"),
      ],
      [
        .text("Undefined geographic SRS"), .integer(0), .text("NONE"), .integer(0), .text("undefined"),
        .text("undefined geographic coordinate reference system"),
      ],
      [
        .text("WGS 84"), .integer(4326), .text("EPSG"), .integer(4326),
        .text(
          #"GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],"#
            + #"AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],"#
            + #"UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]"#),
        .text("longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid"),
      ],
    ]
    if ![-1, 0, 4326].contains(values.systemID) {
      rows.append([
        .text(values.systemName), .integer(values.systemID), .text(values.organization), .integer(values.code),
        .text(values.definition), .null,
      ])
    }
    return rows
  }
}

extension [GeoPackageEntries.Matrix] {
  /// The widths or heights of tiles in map units, by level.
  func spans(_ pixels: KeyPath<Element, Int>) -> [Int: Double] {
    reduce(into: [:]) { $0[$1.zoom] = Double($1[keyPath: pixels]) * $1.resolution }
  }

  /// Whether the resolution halves from each level to the next number (Requirement 35). ArcGIS Online's digits differ
  /// from exact halves by less than 1e-9.
  var areHalving: Bool {
    zip(self, dropFirst()).allSatisfy { first, second in
      second.zoom != first.zoom + 1 || abs(first.resolution / second.resolution / 2 - 1) < 1e-7
    }
  }
}
