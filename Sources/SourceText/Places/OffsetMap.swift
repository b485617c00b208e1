/// Maps offsets in the UTF-8 text to offsets in the file.
///
/// Between two checkpoints there are only ASCII characters, each `asciiWidth` bytes wide in the file. A checkpoint
/// follows every other character. A file in UTF-8 therefore has no checkpoints at all.
struct OffsetMap: Sendable {
  private var utf8Offsets: [Int]
  private var originalOffsets: [Int]
  private let start: Int
  private let asciiWidth: Int

  init(start: Int, asciiWidth: Int) {
    self.start = start
    self.asciiWidth = asciiWidth
    utf8Offsets = []
    originalOffsets = []
  }

  mutating func addCheckpoint(utf8: Int, original: Int) {
    utf8Offsets.append(utf8)
    originalOffsets.append(original)
  }

  // Inlined, because it runs for every position and nearly all files have no checkpoints.
  @inline(__always)
  func original(_ utf8: Int) -> Int {
    if utf8Offsets.isEmpty { return start + utf8 * asciiWidth }
    return originalAfterCheckpoint(utf8)
  }

  /// Finds the last checkpoint at or before an offset, by bisection.
  private func originalAfterCheckpoint(_ utf8: Int) -> Int {
    var low = 0
    var high = utf8Offsets.count
    while low < high {
      let middle = (low + high) / 2
      if utf8Offsets[middle] <= utf8 { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return start + utf8 * asciiWidth }
    return originalOffsets[low - 1] + (utf8 - utf8Offsets[low - 1]) * asciiWidth
  }
}
