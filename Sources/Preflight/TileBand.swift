/// Rows that have the same columns.
struct TileBand: Sendable {
  let rows: Range<Int>
  /// They do not meet.
  let columns: [Range<Int>]
}
