package import CacheCreation
import CoordinateSystems
import SchemeComparison
import SchemeFormats
package import SystemPackage
package import TilingSchemes

extension PreflightRegion {
  /// An extent that the user has given.
  ///
  /// - Parameters:
  ///   - edges: in the system that they name, else in the scheme's; in degrees the west may be greater than the east,
  ///     across the antimeridian.
  ///   - name: what the parameter is called that gave it.
  ///   - reference: the scheme's.
  package static func extent(
    _ edges: Envelope, named name: String, in reference: SpatialReference?
  ) throws(RegionError) -> PreflightRegion {
    let given = edges.spatialReference ?? reference
    guard edges.yMin <= edges.yMax else { throw .yReversed }
    var parts = [edges]
    if edges.xMin > edges.xMax {
      guard given?.resolveSystem()?.kind == .geographic, (-180...180).contains(edges.xMin),
        (-180...180).contains(edges.xMax)
      else { throw .xReversed }
      parts = [
        Envelope(xMin: edges.xMin, yMin: edges.yMin, xMax: 180, yMax: edges.yMax),
        Envelope(xMin: -180, yMin: edges.yMin, xMax: edges.xMax, yMax: edges.yMax),
      ]
    }
    let source = parts.count == 1 ? name : "\(name), in two parts across the antimeridian"
    return try transformed(parts, from: given, to: reference, source: source, giver: .extent, stated: edges)
  }

  /// What a GeoJSON file holds.
  package static func area(
    _ path: FilePath, in reference: SpatialReference?
  ) throws(RegionError) -> PreflightRegion {
    do throws(AreaFileError) {
      return PreflightRegion(.area(try AreaFile(path).area(in: reference)), source: path.string)
    } catch {
      throw .area(error)
    }
  }

  /// All of the world, where a built-in scheme shows it.
  ///
  /// - Throws: `RegionError.partOfWorld` where it shows a part of the world, so that the request has to say which part is to be tiled.
  package static func world(_ builtIn: BuiltInScheme) throws(RegionError) -> PreflightRegion {
    let whole = ComparisonExtent(whole: [builtIn.scheme])
    guard whole.source == .world else { throw .partOfWorld(builtIn.name) }
    return PreflightRegion(.extent(whole.envelope), source: whole.reason())
  }

  /// The full extent of a service, a cache or a raster.
  package static func service(
    _ source: MapSource, in reference: SpatialReference?
  ) throws(RegionError) -> PreflightRegion {
    let extent: Envelope
    do throws(MapSourceError) {
      extent = try source.requireFullExtent()
    } catch {
      throw .service(error)
    }
    return try transformed(
      [extent], from: extent.spatialReference ?? source.spatialReference, to: reference,
      source: "the full extent of \(source.displayName)", giver: .service)
  }

  /// What the files beside the scheme say.
  ///
  /// - Returns: `nil` where they do not.
  package static func own(_ model: CacheDescription, named name: String) throws(RegionError) -> PreflightRegion? {
    guard let extent = model.fullExtent else { return nil }
    let reference = model.scheme?.spatialReference ?? model.spatialReference
    return try transformed(
      [extent], from: extent.spatialReference ?? model.spatialReference ?? reference, to: reference,
      source: "the full extent of \(name)", giver: .scheme)
  }

  private static func transformed(
    _ extents: [Envelope], from given: SpatialReference?, to reference: SpatialReference?, source: String,
    giver: RegionError.Transform.Giver, stated: Envelope? = nil
  ) throws(RegionError) -> PreflightRegion {
    var parts = extents
    if let given, let reference, given.isSameSystem(as: reference) != .same {
      func failure(_ reason: RegionError.Transform.Reason) -> RegionError {
        .transform(
          RegionError.Transform(
            giver: giver, region: source, from: given.displayName, to: reference.displayName, reason: reason))
      }
      guard let transform = CoordinateTransform(from: given, to: reference) else {
        throw failure(PROJ.isAvailable ? .unknownSystem : .noPROJ)
      }
      parts = []
      for extent in extents {
        guard let moved = transform.extent(extent),
          [moved.xMin, moved.yMin, moved.xMax, moved.yMax].allSatisfy(\.isFinite)
        else { throw failure(.outside) }
        parts.append(moved)
      }
    }
    parts = parts.map { part in
      var part = part
      part.spatialReference = nil
      return part
    }
    let isInDegrees = given.map { $0.resolveSystem()?.kind == .geographic } ?? false
    return PreflightRegion(
      parts.count == 1 ? .extent(parts[0]) : .area(MapArea(extents: parts)), source: source,
      isGiven: giver == .extent, degrees: isInDegrees ? stated ?? extents[0] : nil)
  }
}
