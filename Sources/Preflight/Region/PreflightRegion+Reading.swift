package import CacheCreation
import CoordinateSystems
import SchemeComparison
import SchemeFormats
import SourceText
package import SystemPackage
package import TilingSchemes

extension PreflightRegion {
  /// An extent that the user gives.
  ///
  /// - Parameters:
  ///   - edges: the extent, in the coordinate system that it states, otherwise in that of the scheme. In degrees, the
  ///     west may be greater than the east if the extent crosses the antimeridian.
  ///   - name: the name of the parameter, for people.
  ///   - reference: the coordinate system of the scheme.
  /// - Throws: `RegionError` if the edges are reversed, or cannot be transformed into the system of the scheme.
  package static func extent(
    _ edges: Envelope, named name: String, in reference: SpatialReference?
  ) throws(RegionError) -> PreflightRegion {
    let given = edges.spatialReference ?? reference
    guard edges.yMin <= edges.yMax else { throw .yReversed }
    // An extent across the antimeridian becomes two: a grid ends there, and its tiles are not adjacent.
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
    let width = DecimalNumber.shortest(edges.xMax + 360 - edges.xMin)
    let source =
      parts.count == 1
      ? name : "\(name), in two parts across the antimeridian, \(width) degrees wide, because xmin is greater than xmax"
    return try transformed(parts, from: given, to: reference, source: source, giver: .extent, stated: edges)
  }

  /// The polygons, lines and points of a GeoJSON file.
  ///
  /// - Parameter map: the extent of the map in the system of the scheme, if it is known.
  /// - Throws: `RegionError.area` if the file cannot be read or transformed.
  package static func area(
    _ path: FilePath, in reference: SpatialReference?, on map: Envelope? = nil
  ) throws(RegionError) -> PreflightRegion {
    do throws(AreaFileError) {
      return PreflightRegion(.area(try AreaFile(path).area(in: reference, on: map)), source: path.string)
    } catch {
      throw .area(error)
    }
  }

  /// The whole world, if a built-in scheme covers it.
  ///
  /// - Throws: `RegionError.partOfWorld` if the scheme is for a part of the world. Its XY domain is much larger than
  ///   that part, so a forecast for the domain would be useless.
  package static func world(_ builtIn: BuiltInScheme) throws(RegionError) -> PreflightRegion {
    let whole = ComparisonExtent(whole: [builtIn.scheme])
    guard whole.source == .world else { throw .partOfWorld(builtIn.name) }
    return PreflightRegion(.extent(whole.envelope), source: whole.reason())
  }

  /// The full extent of a service, a cache or a raster.
  ///
  /// - Throws: `RegionError` if the source states no extent, or the extent cannot be transformed.
  package static func service(
    _ source: MapSource, in reference: SpatialReference?
  ) throws(RegionError) -> PreflightRegion {
    let extent: Envelope
    do throws(MapSourceError) {
      extent = try source.requireFullExtent()
    } catch {
      throw .service(error)
    }
    var region = try transformed(
      [extent], from: extent.spatialReference ?? source.spatialReference, to: reference,
      source: "the full extent of \(source.displayName)", giver: .service)
    region.raster = source.raster
    return region
  }

  /// The full extent that the scheme's own files state.
  ///
  /// - Returns: `nil` if they state none.
  /// - Throws: `RegionError.transform` if the extent cannot be transformed into the system of the scheme.
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
            giver: giver, region: source, from: given.readableName, to: reference.readableName, reason: reason))
      }
      guard let transform = CoordinateTransform(from: given, to: reference) else {
        throw failure(PROJ.isAvailable ? .unknownSystem : .noPROJ)
      }
      parts = []
      for extent in extents {
        guard let moved = transform.extent(extent), moved.isFinite else { throw failure(.outside) }
        parts.append(moved)
      }
    }
    // The parts are in the system of the scheme now. Without a system of their own, nothing transforms them again.
    parts = parts.map { part in
      var part = part
      part.spatialReference = nil
      return part
    }
    // Degrees as the user typed them are exact; degrees that are transformed back from map units are not.
    let isInDegrees = given.map { $0.resolveSystem()?.kind == .geographic } ?? false
    return PreflightRegion(
      parts.count == 1 ? .extent(parts[0]) : .area(MapArea(extents: parts)), source: source,
      isGiven: giver == .extent, degrees: isInDegrees ? stated ?? extents[0] : nil)
  }
}
