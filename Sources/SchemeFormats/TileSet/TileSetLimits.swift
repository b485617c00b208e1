import SourceText
import TilingSchemes

/// The tiles of each matrix that a tile set has, from 0 and with both ends.
struct TileSetLimits {
  private var ranges: [(matrix: String, range: TileRange)] = []

  init(_ document: JSONDocument, _ value: JSONValue?) {
    for item in value?.array ?? [] {
      func number(_ key: String) -> Int? { item[key].flatMap(document.double).flatMap(exactInteger) }
      guard let matrix = item["tileMatrix"]?.string, let top = number("minTileRow"), let bottom = number("maxTileRow"),
        let left = number("minTileCol"), let right = number("maxTileCol"), 0 <= top, top <= bottom, 0 <= left,
        left <= right, bottom < 1 << 53, right < 1 << 53
      else { continue }
      ranges.append((matrix, TileRange(rows: top..<bottom + 1, columns: left..<right + 1)))
    }
  }

  subscript(matrix: String) -> TileRange? { ranges.first { $0.matrix == matrix }?.range }

  static func json(_ matrix: WrittenMatrixSet.Matrix) -> JSONOutput? {
    guard let limits = matrix.level.matrixLimits else { return nil }
    return .object([
      .init("tileMatrix", .string(matrix.identifier)), .init("minTileRow", .integer(limits.rows.lowerBound)),
      .init("maxTileRow", .integer(limits.rows.upperBound - 1)),
      .init("minTileCol", .integer(limits.columns.lowerBound)),
      .init("maxTileCol", .integer(limits.columns.upperBound - 1)),
    ])
  }
}
