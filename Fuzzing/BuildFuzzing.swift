import TileSchemeKit

/// What the options of a build contain, beside the rasters that GDAL reads.
enum BuildFuzzing {
  /// A stretch that is accepted can be computed with.
  static func stretch(_ bytes: [UInt8]) {
    guard let stretch = try? SourceOptions.Stretch(parsing: String(decoding: bytes, as: UTF8.self)) else { return }
    switch stretch {
    case .ranges(let ranges):
      precondition(!ranges.isEmpty)
      for range in ranges {
        let width = range.upperBound - range.lowerBound
        precondition(width > 0 && width.isFinite, "\(range)")
      }
    case .percent(let percent): precondition(percent >= 0 && percent < 50, "\(percent)")
    case .minimumToMaximum, .clamped: break
    }
  }

  /// Every path is one line of the list, and a list of the same paths is the same.
  static func sourceList(_ bytes: [UInt8]) {
    guard let list = try? SourceList(bytes) else { return }
    for path in list.paths {
      precondition(!path.string.isEmpty && !path.string.utf8.contains { $0 == 0x0A || $0 == 0x0D || $0 == 0 })
    }
    let text = list.paths.map(\.string).joined(separator: "\n")
    guard let again = try? SourceList(Array(text.utf8)) else {
      // A mark at the beginning of a path is a mark of the encoding at the beginning of a list.
      precondition(text.unicodeScalars.contains { $0.value > 0x7F }, text)
      return
    }
    precondition(again.paths == list.paths || text.unicodeScalars.first?.value == 0xFEFF, text)
  }
}
