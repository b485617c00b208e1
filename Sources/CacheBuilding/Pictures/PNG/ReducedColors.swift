/// The 256 colours that represent a tile with more colours, for PNG8.
///
/// The colours are divided again and again, as in Heckbert's median cut ("Color Image Quantization for Frame Buffer
/// Display", 1982), but where the squared error becomes smallest, as in Wu's method ("Color quantization by dynamic
/// programming and principal analysis", 1992). Colours are gathered in cells of 8 × 8 × 8 × 8 values. Transparent pixels
/// keep an entry of their own, and opaque pixels stay opaque. There is no dithering, which makes tiles larger.
struct ReducedColors {
  private var cells: [Cell] = []
  private var hasTransparency = false

  /// A colour, or similar colours: how many pixels, and the sums of their red, green, blue and alpha.
  private struct Cell {
    var count = 0.0
    var sum = SIMD4<Double>.zero

    var mean: SIMD4<Double> { sum / count }
    var isOpaque: Bool { sum.w == 255 * count }
  }

  /// Cells that share one colour of the palette: a range of the list of cells.
  private struct Box {
    var range: Range<Int>
    /// The sum of the squared distances from the mean along the axis where it is largest.
    var error: Double
    var axis: Int
    var mean: SIMD4<Double>
  }

  /// The tile in at most 256 colours.
  static func pixels(of rows: PixelRows) -> IndexedPixels {
    var reduced = ReducedColors()
    let numbers = reduced.gather(rows)
    let (colors, places) = reduced.palette()
    return IndexedPixels(
      found: colors, numbers: numbers.map { $0 == Self.transparentCell ? UInt8(colors.count - 1) : places[Int($0)] })
  }

  private static let transparentCell = UInt32.max

  /// Puts every pixel into its cell, and returns the number of the cell for each pixel.
  private mutating func gather(_ rows: PixelRows) -> [UInt32] {
    // 4 MB, of which a tile touches only some pages.
    let table = UnsafeMutablePointer<UInt32>.allocate(capacity: 1 << 20)
    table.initialize(repeating: 0, count: 1 << 20)
    defer { table.deallocate() }
    var numbers: [UInt32] = []
    numbers.reserveCapacity(rows.width * rows.height)
    for line in 0..<rows.height {
      let row = rows.row(line)
      for offset in stride(from: 0, to: row.count, by: 4) {
        let pixel = row.loadUnaligned(fromByteOffset: offset, as: UInt32.self).littleEndian
        let alpha = pixel >> 24
        guard alpha > 0 else {
          hasTransparency = true
          numbers.append(Self.transparentCell)
          continue
        }
        // Opaque pixels have cells of their own: the last eighth of alpha is for 255 only.
        let depth: UInt32 = alpha == 255 ? 31 : min(alpha >> 3, 30)
        let red: UInt32 = pixel >> 3 & 31
        let green: UInt32 = pixel >> 11 & 31
        let blue: UInt32 = pixel >> 19 & 31
        let place = Int(red + green << 5 + blue << 10 + depth << 15)
        if table[place] == 0 {
          cells.append(Cell())
          table[place] = UInt32(cells.count)
        }
        let number = table[place] - 1
        cells[Int(number)].count += 1
        cells[Int(number)].sum += SIMD4(
          Double(pixel & 255), Double(pixel >> 8 & 255), Double(pixel >> 16 & 255), Double(alpha))
        numbers.append(number)
      }
    }
    return numbers
  }

  /// The colours, and for each cell the number of its colour. The transparent colour is the last one, if there is one.
  private func palette() -> (colors: [UInt32], places: [UInt8]) {
    var order = cells.indices.sorted { (cells[$0].isOpaque ? 0 : 1, $0) < (cells[$1].isOpaque ? 0 : 1, $1) }
    let opaqueCount = cells.count { $0.isOpaque }
    var boxes = [0..<opaqueCount, opaqueCount..<order.count].filter { !$0.isEmpty }.map { box($0, order) }
    let limit = hasTransparency ? 255 : 256
    while boxes.count < limit,
      let worst = boxes.indices.max(by: { boxes[$0].error < boxes[$1].error }), boxes[worst].error > 0
    {
      let middle = split(boxes[worst], &order)
      let range = boxes[worst].range
      boxes[worst] = box(range.lowerBound..<middle, order)
      boxes.append(box(middle..<range.upperBound, order))
    }
    var places = [UInt8](repeating: 0, count: cells.count)
    for (number, box) in boxes.enumerated() {
      for place in box.range { places[order[place]] = UInt8(number) }
    }
    return (boxes.map { Self.color($0.mean) } + (hasTransparency ? [0] : []), places)
  }

  private func box(_ range: Range<Int>, _ order: [Int]) -> Box {
    var count = 0.0
    var sum = SIMD4<Double>.zero
    var squares = SIMD4<Double>.zero
    for place in range {
      let cell = cells[order[place]]
      let mean = cell.mean
      count += cell.count
      sum += cell.sum
      squares += mean * mean * cell.count
    }
    let errors = squares - sum * sum / count
    let axis = (0..<4).max { errors[$0] < errors[$1] } ?? 0
    // One cell cannot be divided; a sum that is not quite 0 is rounding.
    return Box(range: range, error: range.count > 1 ? max(errors[axis], 0) : 0, axis: axis, mean: sum / count)
  }

  /// Sorts the cells of a box into two, and returns the first place of the second.
  private func split(_ box: Box, _ order: inout [Int]) -> Int {
    var slices = [Cell](repeating: Cell(), count: 256)
    var total = Cell()
    for place in box.range {
      let cell = cells[order[place]]
      let slice = Int(cell.mean[box.axis])
      slices[slice].count += cell.count
      slices[slice].sum += cell.sum
      total.count += cell.count
      total.sum += cell.sum
    }
    var lower = Cell()
    var best = (gain: -1.0, slice: 0)
    for slice in 0..<255 {
      lower.count += slices[slice].count
      lower.sum += slices[slice].sum
      let upper = total.count - lower.count
      guard lower.count > 0, upper > 0 else { continue }
      let rest = total.sum - lower.sum
      let gain = (lower.sum * lower.sum).sum() / lower.count + (rest * rest).sum() / upper
      if gain > best.gain { best = (gain, slice) }
    }
    // All cells in one slice cannot be divided along this axis; the first cell is taken out.
    guard best.gain >= 0 else { return box.range.lowerBound + 1 }
    let middle = order[box.range].partition { Int(cells[$0].mean[box.axis]) > best.slice }
    return middle
  }

  private static func color(_ mean: SIMD4<Double>) -> UInt32 {
    (0..<4).reduce(0) { $0 | UInt32(mean[$1].rounded()) << UInt32(8 * $1) }
  }
}
