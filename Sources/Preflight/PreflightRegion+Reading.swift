package import CacheCreation
import CoordinateSystems
import SchemeComparison
import SchemeFormats
import SourceText
package import SystemPackage
package import TilingSchemes

extension PreflightRegion {
  /// An extent that the user has written.
  ///
  /// - Parameters:
  ///   - text: xmin,ymin,xmax,ymax; in degrees the west may be greater than the east, across the antimeridian.
  ///   - crs: the system of these numbers, as `--crs` takes it; `nil` is the scheme's.
  ///   - reference: the scheme's.
  package static func extent(
    _ text: String, crs: String?, in reference: SpatialReference?
  ) throws(PlanningError) -> PreflightRegion {
    let given = try crs.map { text throws(PlanningError) in try CoordinateSystemOption.reference(text) } ?? reference
    let edges = try OptionValue.edges(text, .extent)
    guard edges.yMin <= edges.yMax else { throw .usage(.extent, "ymin must not be greater than ymax") }
    var parts = [edges]
    if edges.xMin > edges.xMax {
      guard given?.resolveSystem()?.kind == .geographic, (-180...180).contains(edges.xMin),
        (-180...180).contains(edges.xMax)
      else { throw .usage(.extent, "xmin must not be greater than xmax, except in degrees across the antimeridian") }
      parts = [
        Envelope(xMin: edges.xMin, yMin: edges.yMin, xMax: 180, yMax: edges.yMax),
        Envelope(xMin: -180, yMin: edges.yMin, xMax: edges.xMax, yMax: edges.yMax),
      ]
    }
    let source = parts.count == 1 ? "--extent" : "--extent, in two parts across the antimeridian"
    return try transformed(parts, from: given, to: reference, source: source, option: .extent, stated: edges)
  }

  /// What a GeoJSON file holds.
  package static func area(
    _ path: FilePath, in reference: SpatialReference?
  ) throws(PlanningError) -> PreflightRegion {
    do throws(AreaFileError) {
      return PreflightRegion(.area(try AreaFile(path).area(in: reference)), source: path.string)
    } catch {
      throw PlanningError(error)
    }
  }

  /// What a GeoJSON file holds, in the system of a `--crs`, and the extent around it as `--extent` takes it.
  package static func area(
    _ path: FilePath, crs: String
  ) throws(PlanningError) -> (region: PreflightRegion, extent: String) {
    let region = try area(path, in: CoordinateSystemOption.reference(crs))
    guard let box = region.envelope else { throw .failed("\(path): there is nothing in it") }
    let edges = [box.xMin, box.yMin, box.xMax, box.yMax]
    return (region, edges.map { DecimalNumber.shortest($0) }.joined(separator: ","))
  }

  /// All of the world, where a built-in scheme shows it.
  ///
  /// - Throws: `PlanningError` where it shows a part of the world, and nobody says which part is to be tiled.
  package static func world(_ builtIn: BuiltInScheme) throws(PlanningError) -> PreflightRegion {
    let whole = ComparisonExtent(whole: [builtIn.scheme])
    guard whole.source == .world else {
      throw .usage(
        .extent, "is missing: \(builtIn.name) says nothing of what is to be tiled; give it, --area or --service")
    }
    return PreflightRegion(.extent(whole.envelope), source: whole.reason())
  }

  /// The full extent of a service, a cache or a raster.
  package static func service(
    _ source: MapSource, in reference: SpatialReference?
  ) throws(PlanningError) -> PreflightRegion {
    let extent: Envelope
    do throws(MapSourceError) {
      extent = try source.requireFullExtent()
    } catch {
      throw .failed(error.message)
    }
    return try transformed(
      [extent], from: extent.spatialReference ?? source.spatialReference, to: reference,
      source: "the full extent of \(source.displayName)", option: .service)
  }

  /// What the files beside the scheme say.
  ///
  /// - Returns: `nil` where they do not.
  package static func own(_ model: CacheDescription, named name: String) throws(PlanningError) -> PreflightRegion? {
    guard let extent = model.fullExtent else { return nil }
    let reference = model.scheme?.spatialReference ?? model.spatialReference
    return try transformed(
      [extent], from: extent.spatialReference ?? model.spatialReference ?? reference, to: reference,
      source: "the full extent of \(name)", option: nil)
  }

  private static func transformed(
    _ extents: [Envelope], from given: SpatialReference?, to reference: SpatialReference?, source: String,
    option: CreateOption?, stated: Envelope? = nil
  ) throws(PlanningError) -> PreflightRegion {
    var parts = extents
    if let given, let reference, given.isSameSystem(as: reference) != .same {
      guard let transform = CoordinateTransform(from: given, to: reference) else {
        let why = PROJ.isAvailable ? "one of them is not known" : "that takes libproj, which is not installed"
        throw .usage(
          option, "\(source) is in \(given.displayName), and cannot be turned into \(reference.displayName): \(why)")
      }
      parts = []
      for extent in extents {
        guard let moved = transform.extent(extent),
          [moved.xMin, moved.yMin, moved.xMax, moved.yMax].allSatisfy(\.isFinite)
        else {
          throw .usage(
            option, "\(source) cannot be turned from \(given.displayName) into \(reference.displayName)")
        }
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
      degrees: isInDegrees ? stated ?? extents[0] : nil)
  }
}
