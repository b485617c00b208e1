import CoordinateSystems
import Diagnostics
import TilingSchemes

/// The extents and the coordinate system of the map, from the source and the options that override it.
struct MapFrame: Sendable {
  let fullExtent: Envelope
  let initialExtent: Envelope
  /// The coordinate system of the extents.
  let reference: SpatialReference
  /// Whether the extents are not those of a map, so that nothing can be checked with them.
  let isAssumed: Bool
  /// What was done with a given extent, one sentence without a full stop; `nil` if it is used as it is.
  let notice: Message?

  /// - Parameters:
  ///   - reference: the coordinate system of the cache.
  ///   - otherwise: the extent to use if the source has none; `nil` if a missing extent is an error.
  init(
    _ source: MapSource?, _ options: CacheOptions, in reference: SpatialReference, otherwise: Envelope? = nil
  ) throws(CreationError) {
    self.reference = reference
    isAssumed = options.extent == nil && source?.fullExtent == nil && otherwise != nil
    // A given extent replaces both extents of the source: its initial extent may be outside.
    if let extent = options.extent {
      let placed = try PlacedExtent(extent, in: reference)
      fullExtent = placed.extent
      initialExtent = placed.extent
      notice = placed.notice
    } else if isAssumed, let otherwise {
      notice = nil
      fullExtent = otherwise
      initialExtent = otherwise
    } else if let source {
      notice = nil
      do throws(MapSourceError) {
        fullExtent = try Self.checked(source.requireFullExtent(), of: source, in: reference)
      } catch {
        throw .source(error)
      }
      // An unusable initial extent is no reason to fail: clients then start with the full extent.
      initialExtent = (try? source.initialExtent.map { try Self.checked($0, of: source, in: reference) }) ?? fullExtent
    } else {
      throw .usage(.extent, "is missing; give \(parameter: .service) or \(parameter: .extent)")
    }
  }

  /// The requested coordinate system. If the source states the same system, its reference is used, because it also
  /// contains the domain and the well-known text.
  ///
  /// - Parameter scheme: the coordinate system of an existing scheme, for extents that state none.
  /// - Returns: `nil` if neither the options nor the source nor the scheme state one.
  static func reference(
    _ source: MapSource?, _ options: CacheOptions, scheme: SpatialReference?
  ) throws(CreationError) -> SpatialReference? {
    let stated = source?.spatialReference
    guard let text = options.crs else { return stated ?? scheme }
    let given = try CoordinateSystemOption.reference(text)
    // “Unknown” also counts as different here: the reference of the user must not be replaced by another system.
    return stated?.isSameSystem(as: given) == .same ? stated : given
  }

  /// The fault of a coordinate system that nothing states.
  static func missingReference(of source: MapSource?) -> CreationError {
    let reason = source.map { "\($0.displayName) contains no coordinate system" } ?? "is missing"
    return .usage(.crs, "\(reason); give it as a WKID, a WKT or a .prj file")
  }

  /// An extent of the source, if it has an area and is in the coordinate system of the cache. Extents are not
  /// transformed: the box around a transformed extent is larger, and the user should choose it.
  private static func checked(
    _ extent: Envelope, of source: MapSource, in reference: SpatialReference
  ) throws(MapSourceError) -> Envelope {
    if let own = extent.spatialReference ?? source.spatialReference, own.isSameSystem(as: reference) == .different {
      throw .noExtent(
        source.displayName, "its extent is in \(own.displayName), but the cache will be in \(reference.displayName)")
    }
    if extent.width < 0 {
      throw .noExtent(
        source.displayName,
        "its extent runs from a greater x to a smaller one, as an extent across 180° does; add the width of the world "
          + "to its xmax")
    }
    let edges = [extent.xMin, extent.yMin, extent.xMax, extent.yMax]
    // Width or height alone may be 0, as for data along one line. If both are 0, there is no area to map.
    guard edges.allSatisfy({ $0.isFinite && $0.magnitude < 1e300 }), extent.width > 0 || extent.height > 0,
      extent.width >= 0, extent.height >= 0
    else { throw .noExtent(source.displayName, "its extent has no area") }
    var extent = extent
    // All extents of a plan are in the system of the scheme, so they do not repeat it.
    extent.spatialReference = nil
    return extent
  }
}
