import Diagnostics
import TilingSchemes

/// The pictures of a service for one cache.
struct ServicePixels: Sendable {
  /// The places in which the service draws.
  let extents: [Envelope]
  /// What was decided, each one sentence without a full stop.
  let notices: [Message]
  let concurrency: Int
  private let source: ServiceSource
  private let connection: ServiceConnection
  private let requests: PictureRequests
  private let gutter: Int
  /// The largest picture without its gutter, in pixels along a side.
  private let side: Int
  private let copied: CopiedLevels?
  private let tileSize: Int
  /// `nil` for tiles with colours.
  private let elevation: ElevationEncoder?

  /// Pictures are not larger than this without their gutter, in pixels along a side. Larger ones take servers long, and
  /// one that fails costs more.
  private static let largestSide = 2048
  private static let usualGutter = 128

  init(
    _ input: ServiceInput, _ target: CacheTarget, extents: [Envelope], token: String?,
    elevation: ElevationEncoder? = nil
  ) throws(ServiceError) {
    source = input.source
    self.elevation = elevation
    self.extents = extents
    concurrency = max(1, min(8, source.concurrency))
    tileSize = target.scheme.tileWidth
    requests = try PictureRequests(
      source, input.description, target.reference, dotsPerInch: target.scheme.effectiveDotsPerInch,
      isElevation: elevation != nil)
    connection = ServiceConnection(source, token: token)
    if let number = source.averagedAbove, target.scheme.level(number) == nil { throw .noLevel(number) }
    // Values at the corners of pixels are one more than the pixels.
    let limit =
      min(input.description.limit.width, input.description.limit.height) - (elevation == nil ? 0 : 1)
    guard limit >= tileSize else { throw .tooSmall(limit: limit, tile: tileSize) }
    let wanted = max(0, source.gutter ?? (source.interface == .image ? 0 : Self.usualGutter))
    gutter = min(wanted, (limit - tileSize) / 2)
    var notices: [Message] = []
    if gutter < wanted {
      notices.append(
        "the gutter is \(gutter) instead of \(wanted) pixels, because pictures of the service have at most \(limit)")
    }
    if elevation != nil, input.description.valueFormat == .tiff {
      notices.append("the service is older than ArcGIS 10.3, so its values are requested as TIFF instead of LERC")
    }
    side = min(Self.largestSide, limit - 2 * gutter)
    copied = CopiedLevels(input, target)
    if copied != nil {
      notices.append(
        "the service has a cache with the same grid and image format, so its tiles are copied unaltered")
    }
    self.notices = notices
  }

  /// The address for people.
  var name: String { connection.name }

  /// The longer side of the smallest picture that the service refused for its size, in pixels; `nil` if it refused none.
  var refusedSide: Int? { connection.refusedSide }

  var report: ServiceReport { connection.report }

  /// Sets what is called for each later request without a usable answer, on any thread.
  func onFailure(_ report: @escaping @Sendable (RequestFailure) -> Void) { connection.onFailure(report) }

  /// Every level is requested, because averages of labels are unreadable; only the levels that the source names are
  /// averaged.
  func plan(_ levels: [LevelOfDetail], of scheme: TilingScheme) -> PyramidPlan? {
    PyramidPlan(levels, of: scheme, drawnSide: max(side, tileSize)) { finer in
      elevation == nil && source.averagedAbove.map { finer.number <= $0 } ?? false
    }
  }

  /// The number that the service gives to a level of the scheme, if its tiles are copied.
  func copiedLevel(for level: LevelOfDetail) -> Int? { copied?.number(of: level) }

  func maker(
    _ chain: PyramidChain, _ selections: [LevelSelection?], content: [[TileRange]], _ encoding: TileEncoding
  ) -> any UnitMaking {
    if chain.steps.count == 1, let level = copiedLevel(for: chain.steps[0].level) {
      return TileCopier(
        chain, selections[0], connection, requests, serviceLevel: level, blank: encoding.blank,
        hasValues: elevation != nil)
    }
    if let elevation { return ElevationFetcher(chain, selections[0], connection, requests, elevation) }
    let renderer = PictureRenderer(connection, requests, gutter: gutter, mustSucceed: chain.steps.count > 1)
    return UnitRenderer(chain, selections, content: content, renderer, encoding)
  }

  /// The requests for a chain, at most: existing tiles, and those outside of an area, are not taken off.
  func requestCount(_ builder: ChainBuilder) -> Int {
    guard let finest = builder.chain.steps.last, builder.selections.contains(where: { $0 != nil }) else { return 0 }
    let isCopied = builder.chain.steps.count == 1 && copiedLevel(for: finest.level) != nil
    let side = isCopied ? 1 : finest.side
    // All levels of a chain need the finest one.
    return builder.content[builder.chain.steps.count - 1].reduce(0) { count, tiles in
      let wanted = builder.selections[builder.chain.steps.count - 1]?.range ?? tiles
      let part = tiles.clamped(to: wanted)
      guard !part.rows.isEmpty, !part.columns.isEmpty else { return count }
      let rows = (part.rows.upperBound - 1).quotient(by: side) - part.rows.lowerBound.quotient(by: side) + 1
      let columns = (part.columns.upperBound - 1).quotient(by: side) - part.columns.lowerBound.quotient(by: side) + 1
      return count + rows * columns
    }
  }

  /// - Throws: `BuildError.service` if the count is too large and not allowed.
  func checkCount(_ count: Int) throws(BuildError) {
    if count > ServiceSource.mostRequests, !source.allowsManyRequests { throw .service(.tooManyRequests(count)) }
  }

  /// - Throws: `BuildError.service` if tiles are missing.
  func check(_ levels: [BuildReport.Level]) throws(BuildError) {
    let failed = levels.reduce(0) { $0 + $1.count.failed }
    guard failed > 0, let fault = connection.lastFault else { return }
    throw .service(.unfinished(name, tiles: failed, fault))
  }
}

extension ServiceInput {
  /// The pictures for a cache.
  ///
  /// - Parameters:
  ///   - area: the extent to which the request is limited, in map units of the scheme. It is used if the service states
  ///     none.
  ///   - elevation: writes the tiles, if they contain values and not colours.
  func pixels(
    for target: CacheTarget, area: Envelope?, elevation: ElevationEncoder? = nil
  ) throws(ServiceError) -> ServicePixels {
    var places: Envelope
    do throws(ServiceError) {
      places = try extent(in: target.reference)
    } catch {
      guard let stated = area ?? target.fullExtent else { throw error }
      places = stated
    }
    return try ServicePixels(self, target, extents: [places], token: token, elevation: elevation)
  }
}
