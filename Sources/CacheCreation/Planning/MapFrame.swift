import CoordinateSystems
import TilingSchemes

/// What is to be mapped, from the source and the options that override it.
struct MapFrame: Sendable {
  let fullExtent: Envelope
  let initialExtent: Envelope
  /// The system of the extents.
  let reference: SpatialReference

  /// - Parameter scheme: the system of a predefined scheme, for extents that name none.
  init(
    _ source: MapSource?, _ options: CacheOptions, scheme: SpatialReference? = nil
  ) throws(CreationError) {
    var given: SpatialReference?
    if let crs = options.crs { given = try CoordinateSystemOption.reference(crs) }
    if let extent = options.extent {
      reference = try Self.reference(source, given, scheme)
      fullExtent = extent
      initialExtent = extent
    } else if let source {
      let reference = try Self.reference(source, given, scheme)
      self.reference = reference
      do throws(MapSourceError) {
        fullExtent = try Self.checked(source.requireFullExtent(), of: source, in: reference)
      } catch {
        throw .source(error)
      }
      initialExtent = (try? source.initialExtent.map { try Self.checked($0, of: source, in: reference) }) ?? fullExtent
    } else {
      throw .usage(.extent, "is missing, and so is \(parameter: .service); one of them says what is to be mapped")
    }
  }

  /// The system asked for, with what the source says of the same one: its domain, its well-known text.
  private static func reference(
    _ source: MapSource?, _ given: SpatialReference?, _ scheme: SpatialReference?
  ) throws(CreationError) -> SpatialReference {
    let stated = source?.spatialReference
    if let given, stated?.isSameSystem(as: given) != .same { return given }
    if let reference = stated ?? scheme { return reference }
    let reason = source.map { "\($0.displayName) names no coordinate system" } ?? "is missing"
    throw .usage(.crs, "\(reason); give it as a WKID, a WKT or a .prj file")
  }

  private static func checked(
    _ extent: Envelope, of source: MapSource, in reference: SpatialReference
  ) throws(MapSourceError) -> Envelope {
    if let own = extent.spatialReference ?? source.spatialReference, own.isSameSystem(as: reference) == .different {
      throw .noExtent(
        source.displayName, "its extent is in \(own.displayName), the cache is to be in \(reference.displayName)")
    }
    let edges = [extent.xMin, extent.yMin, extent.xMax, extent.yMax]
    guard edges.allSatisfy({ $0.isFinite && $0.magnitude < 1e300 }), extent.width > 0 || extent.height > 0,
      extent.width >= 0, extent.height >= 0
    else { throw .noExtent(source.displayName, "its extent has no area") }
    var extent = extent
    extent.spatialReference = nil
    return extent
  }
}
