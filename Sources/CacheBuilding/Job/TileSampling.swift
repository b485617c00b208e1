import TilingSchemes

/// Makes a few tiles in memory, to estimate how large all will be.
///
/// Finer levels get more of the samples, because they have most of the tiles. A coarse level is drawn from the overviews
/// here, and not averaged: the sizes are nearly the same, and nothing finer must be drawn.
struct TileSampling {
  /// The number of tiles that are made of each level, from the finest: 32 in all.
  private static let counts = [16, 8, 4, 2, 1, 1]

  /// About as many bytes as a PNG with a few pixels has.
  private static let smallest = 500.0

  let filling: CacheFilling

  /// Makes the bytes of a tile; `nil` if it has no content.
  private typealias TileMaker = (TileCoordinate, LevelOfDetail) throws(BuildError) -> [UInt8]?

  /// The estimate for each level, by its number.
  ///
  /// - Parameter selections: the tiles of the levels, by number.
  /// - Returns: nothing for a service, which is not asked for pictures before a build.
  func estimates(_ selections: [Int: LevelSelection]) throws(BuildError) -> [Int: TileEstimate] {
    switch filling.input {
    case .service: return [:]
    case .rasters(let sources, let method, let system):
      let renderer = RegionRenderer(sources, method, target: system)
      return try estimates(selections) { tile, level throws(BuildError) in try picture(tile, level, renderer)?.bytes }
    case .elevation(let elevation):
      // Each level is a chain of its own.
      let makers = filling.plan.chains.map { ElevationMaker($0, nil, elevation) }
      return try estimates(selections) { tile, level throws(BuildError) in
        let place = filling.plan.chains.firstIndex { $0.steps[0].level.number == level.number }
        return try place.flatMap { place throws(BuildError) in try makers[place].tile(tile) }
      }
    }
  }

  private func estimates(
    _ selections: [Int: LevelSelection], _ make: TileMaker
  ) throws(BuildError) -> [Int: TileEstimate] {
    let levels = filling.levels.sorted { $0.resolution < $1.resolution }
    var estimates: [Int: TileEstimate] = [:]
    var last = TileEstimate(sampled: 0, empty: 0, bytes: 0, seconds: 0)
    var lastPart = 1.0
    for (number, level) in levels.enumerated() {
      guard let selection = selections[level.number] else { continue }
      let count = number < Self.counts.count ? Self.counts[number] : 0
      let tiles = selection.samples(count)
      guard !tiles.isEmpty else {
        // Tiles of coarse levels are few, so those of a finer one are a good enough measure. The rasters cover a smaller
        // part of them, and the rest has no content.
        let bytes = last.bytes * min(1, coveredPart(of: selection, level) / lastPart)
        estimates[level.number] = TileEstimate(
          sampled: 0, empty: 0, bytes: min(last.bytes, max(Self.smallest, bytes)), seconds: last.seconds)
        continue
      }
      last = try sample(tiles, level, make)
      lastPart = coveredPart(of: selection, level)
      estimates[level.number] = last
    }
    return estimates
  }

  /// Which part of the tiles of a level the rasters cover, up to 1.
  private func coveredPart(of selection: LevelSelection, _ level: LevelOfDetail) -> Double {
    let scheme = filling.target.scheme
    let tile = level.resolution * level.resolution * Double(scheme.tileWidth * scheme.tileHeight)
    let covered = filling.extents.reduce(0) { $0 + $1.width * $1.height }
    return min(1, covered / (tile * Double(max(1, selection.count))))
  }

  private func sample(
    _ tiles: [TileCoordinate], _ level: LevelOfDetail, _ make: TileMaker
  ) throws(BuildError) -> TileEstimate {
    var bytes = 0
    var empty = 0
    let clock = ContinuousClock()
    let start = clock.now
    for tile in tiles {
      let file = try make(tile, level)
      bytes += file?.count ?? filling.encoding.blank?.count ?? 0
      if file == nil { empty += 1 }
    }
    let count = Double(tiles.count)
    return TileEstimate(
      sampled: tiles.count, empty: empty, bytes: Double(bytes) / count,
      seconds: (clock.now - start) / .seconds(1) / count)
  }

  private func picture(
    _ tile: TileCoordinate, _ level: LevelOfDetail, _ renderer: RegionRenderer
  ) throws(BuildError) -> EncodedPicture? {
    let lattice = LevelLattice(filling.target.scheme, level)
    let side = filling.target.scheme.tileWidth
    var pixels = [UInt8](repeating: 0, count: 4 * side * side)
    let region = PixelRegion(
      columns: tile.column * side..<(tile.column + 1) * side, rows: tile.row * side..<(tile.row + 1) * side)
    return try pixels.withUnsafeMutableBufferPointer { buffer throws(BuildError) -> EncodedPicture? in
      guard let base = buffer.baseAddress else { return nil }
      do throws(SourceError) {
        guard try renderer.draw(region, lattice, into: base) else { return nil }
      } catch {
        throw .source(error)
      }
      let rows: PixelRows
      do throws(PictureError) {
        rows = try PixelRows(UnsafeRawBufferPointer(buffer), width: side, height: side, rowStride: 4 * side)
      } catch {
        throw .picture(error.message)
      }
      return try filling.encoding.encode(rows)
    }
  }
}

/// The sizes of some tiles of a level that were really made.
public struct TileEstimate: Hashable, Sendable {
  /// The number of tiles that were made; 0 if the size is calculated from that of a finer level.
  public let sampled: Int
  /// Those of them in which the rasters have no pixel.
  public let empty: Int
  /// The mean size of a tile in bytes. A tile that would be left out counts as 0.
  public let bytes: Double
  /// The mean time in which one thread made a tile, in seconds.
  public let seconds: Double
}
