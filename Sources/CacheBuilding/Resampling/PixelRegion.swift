/// A rectangle of a level's pixels, counted from the tile origin: columns eastward, rows southward.
package struct PixelRegion: Hashable, Sendable {
  package let columns: Range<Int>
  package let rows: Range<Int>

  var width: Int { columns.count }
  var height: Int { rows.count }

  /// Two halves, cut across the longer side.
  var halves: [PixelRegion] {
    if width >= height {
      let middle = columns.lowerBound + width / 2
      return [columns.lowerBound..<middle, middle..<columns.upperBound].map { PixelRegion(columns: $0, rows: rows) }
    }
    let middle = rows.lowerBound + height / 2
    return [rows.lowerBound..<middle, middle..<rows.upperBound].map { PixelRegion(columns: columns, rows: $0) }
  }
}
