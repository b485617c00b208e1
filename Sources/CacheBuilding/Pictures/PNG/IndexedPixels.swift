/// A tile as a table of at most 256 colours and the number of a colour for each pixel.
struct IndexedPixels {
  /// Red in the lowest byte, then green, blue and alpha. Sorted, so that the transparent colours are first, and the file
  /// does not depend on the order in which colours were found.
  let colors: [UInt32]
  /// The number of its colour for each pixel, row by row.
  let numbers: [UInt8]

  /// Whether all colours are grey.
  var isGrey: Bool { colors.allSatisfy { $0 & 255 == $0 >> 8 & 255 && $0 & 255 == $0 >> 16 & 255 } }

  /// - Parameters:
  ///   - found: the colours in any order.
  ///   - numbers: for each pixel the place of its colour in `found`.
  init(found: [UInt32], numbers: [UInt8]) {
    let order = found.indices.sorted { found[$0] < found[$1] }
    colors = order.map { found[$0] }
    var places = [UInt8](repeating: 0, count: 256)
    for (place, number) in order.enumerated() { places[number] = UInt8(place) }
    self.numbers = [UInt8](unsafeUninitializedCapacity: numbers.count) { buffer, count in
      places.withUnsafeBufferPointer { places in
        for pixel in numbers.indices { buffer[pixel] = places[Int(numbers[pixel])] }
      }
      count = numbers.count
    }
  }

  /// The palette of a tile that has no more than 256 colours; `nil` if it has more. All transparent pixels are one
  /// colour.
  init?(exactly rows: PixelRows) {
    var table = ColorTable()
    var found: [UInt32] = []
    var fits = true
    let numbers = [UInt8](unsafeUninitializedCapacity: rows.width * rows.height) { buffer, count in
      // Neighbours are often equal; this saves most of the searches.
      var previous: UInt32?
      var number: UInt8 = 0
      for line in 0..<rows.height {
        let row = rows.row(line)
        for offset in stride(from: 0, to: row.count, by: 4) {
          let pixel = row.loadUnaligned(fromByteOffset: offset, as: UInt32.self).littleEndian
          let color = pixel >> 24 == 0 ? 0 : pixel
          if color != previous {
            guard let known = table.number(of: color, &found) else {
              fits = false
              return
            }
            number = known
            previous = color
          }
          buffer[count] = number
          count += 1
        }
      }
    }
    guard fits else { return nil }
    self.init(found: found, numbers: numbers)
  }

  /// Colours and their numbers, as a hash table that is a quarter full at most. `Dictionary` takes ten times as long.
  private struct ColorTable {
    private static let bits: UInt32 = 10
    private var colors = [UInt32](repeating: 0, count: 1 << Self.bits)
    /// 0 for a free place, otherwise the number plus 1.
    private var numbers = [UInt16](repeating: 0, count: 1 << Self.bits)

    /// The number of a colour, which is new if the colour is; `nil` if it would be the 257th.
    mutating func number(of color: UInt32, _ found: inout [UInt32]) -> UInt8? {
      // Multiplication by the golden ratio of 2^32 spreads similar colours (Knuth, volume 3, §6.4).
      var place = Int((color &* 0x9E37_79B1) >> (32 - Self.bits))
      while numbers[place] != 0 {
        if colors[place] == color { return UInt8(numbers[place] - 1) }
        place = (place + 1) & (1 << Int(Self.bits) - 1)
      }
      guard found.count < 256 else { return nil }
      found.append(color)
      colors[place] = color
      numbers[place] = UInt16(found.count)
      return UInt8(found.count - 1)
    }
  }
}
