/// From offsets in the UTF-8 text to offsets in the file.
///
/// Between two checkpoints stand ASCII characters only, each `asciiWidth` bytes wide in the file; a checkpoint stands
/// after every other character.
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

  @inline(__always)
  func original(_ utf8: Int) -> Int {
    if utf8Offsets.isEmpty { return start + utf8 * asciiWidth }
    return originalAfterCheckpoint(utf8)
  }

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
