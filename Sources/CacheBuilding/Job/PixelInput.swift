import TilingSchemes

/// What the tiles of one cache are made from.
enum PixelInput: UnitMakers {
  /// Rasters, later ones above earlier ones; the method, and the coordinate system of the scheme as GDAL reads it.
  case rasters([PlacedSource], ResamplingMethod, system: String)
  case service(ServicePixels)
  /// Values instead of colours, for tiles in LERC.
  case elevation(ElevationPixels)

  /// The places in which there can be pixels.
  var extents: [Envelope] {
    switch self {
    case .service(let service): service.extents
    case .rasters, .elevation: sources.flatMap(\.footprint.extents)
    }
  }

  /// The rasters with their places; none for a service.
  var sources: [PlacedSource] {
    switch self {
    case .rasters(let sources, _, _): sources
    case .service: []
    case .elevation(let elevation): elevation.sources
    }
  }

  /// `nil` if the pixels come from a service, which draws them as it likes.
  var method: ResamplingMethod? {
    switch self {
    case .rasters(_, let method, _): method
    case .service: nil
    case .elevation: .bilinear
    }
  }

  /// - Returns: `nil` if a level cannot be made: its tiles are not square, or too large.
  func plan(_ levels: [LevelOfDetail], of scheme: TilingScheme) -> PyramidPlan? {
    switch self {
    case .rasters(let sources, let method, _):
      PyramidPlan(levels, of: scheme, method, isCategorical: sources.contains(where: \.source.isCategorical)) {
        resolution in sources.map { $0.ratio(at: resolution) }.max() ?? 1
      }
    case .service(let service): service.plan(levels, of: scheme)
    case .elevation(let elevation): elevation.plan(levels, of: scheme)
    }
  }

  /// How the finest level of a chain is made.
  func origin(of level: LevelOfDetail) -> BuildReport.Origin {
    switch self {
    case .rasters(let sources, let method, _):
      let resolution = sources.first?.resolution(for: level.resolution, method)
      return .drawn(overview: resolution?.overview, factor: resolution?.factor ?? 1)
    case .service(let service): return service.copiedLevel(for: level) == nil ? .requested : .copied
    case .elevation(let elevation):
      let resolution = elevation.sources.first?.resolution(for: level.resolution, .bilinear)
      return .drawn(overview: resolution?.overview, factor: resolution?.factor ?? 1)
    }
  }

  /// The number of threads, which for a service is the number of requests at the same time.
  func threads(_ jobs: Int) -> Int { if case .service(let service) = self { service.concurrency } else { jobs } }

  /// Makes the tiles of a chain on one thread.
  func maker(
    _ chain: PyramidChain, _ selections: [LevelSelection?], content: [[TileRange]], _ encoding: TileEncoding
  ) -> any UnitMaking {
    switch self {
    case .rasters(let sources, let method, let system):
      UnitRenderer(chain, selections, content: content, RegionRenderer(sources, method, target: system), encoding)
    case .service(let service): service.maker(chain, selections, content: content, encoding)
    case .elevation(let elevation): ElevationMaker(chain, selections[0], elevation)
    }
  }
}
