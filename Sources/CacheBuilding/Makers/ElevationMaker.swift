import TilingSchemes

/// Makes the elevation tiles of one level. It belongs to one thread.
///
/// A tile of a scheme with 2ⁿ pixels has 2ⁿ + 1 samples along each side, at the corners of the pixels: half a pixel to the
/// upper left of their middles. Neighbours share the samples of their common edge. Source: Documentation/Reference/image-formats.md, “LERC”.
final class ElevationMaker: UnitMaking {
  private let chain: PyramidChain
  private let selection: LevelSelection?
  private let pixels: ElevationPixels
  private var readers: [Int: ElevationReader] = [:]

  /// - Parameter chain: of one level.
  init(_ chain: PyramidChain, _ selection: LevelSelection?, _ pixels: ElevationPixels) {
    self.chain = chain
    self.selection = selection
    self.pixels = pixels
  }

  func run(_ unit: UnitPlan.Unit) async throws(BuildError) -> UnitRenderer.Result {
    let level = chain.steps[0].level.number
    var made = MadeTiles()
    for place in selection?.tiles(in: chain.tiles(of: unit.block, step: 0)) ?? [] {
      if let bytes = try tile(place) {
        made.add(bytes, at: place, level: level)
      } else {
        made.addEmpty(place, level: level)
      }
    }
    return UnitRenderer.Result(made: made, pixels: nil)
  }

  /// The bytes of a tile.
  ///
  /// - Returns: `nil` if no sample has a value.
  func tile(_ tile: TileCoordinate) throws(BuildError) -> [UInt8]? {
    let side = chain.tileSize + 1
    let lattice = chain.steps[0].lattice
    var x: [Double] = []
    var y: [Double] = []
    for row in 0..<side {
      for column in 0..<side {
        // The lattice counts from the middles of pixels. Both numbers are exact, so a shared sample has one place.
        x.append(lattice.x(Double(tile.column * chain.tileSize + column) - 0.5))
        y.append(lattice.y(Double(tile.row * chain.tileSize + row) - 0.5))
      }
    }
    let values: [Double]
    do throws(SourceError) {
      values = try self.values(x, y)
    } catch {
      throw .source(error)
    }
    let valid = values.map { $0.isFinite ? 1 as UInt8 : 0 }
    guard valid.contains(1) else { return nil }
    do throws(ElevationError) {
      return try pixels.encoder.tile(
        values.map { $0.isFinite ? pixels.encoder.stored($0) : 0 }, valid: valid, side: side)
    } catch {
      throw .elevation(error)
    }
  }

  /// The values of the uppermost raster that has one at each place.
  private func values(_ x: [Double], _ y: [Double]) throws(SourceError) -> [Double] {
    var values = [Double](repeating: .nan, count: x.count)
    for number in pixels.sources.indices.reversed() {
      let reader = try reader(number)
      var (places, other) = (x, y)
      let found = try reader.values(&places, &other)
      for index in values.indices where !values[index].isFinite { values[index] = found[index] }
      if values.allSatisfy(\.isFinite) { break }
    }
    return values
  }

  private func reader(_ number: Int) throws(SourceError) -> ElevationReader {
    if let known = readers[number] { return known }
    let source = pixels.sources[number]
    let reader = try ElevationReader(
      source.source, source.resolution(for: chain.steps[0].lattice.resolution, .bilinear), system: pixels.system)
    readers[number] = reader
    return reader
  }
}
