import CoordinateSystems
import FileAccess
package import SourceText
package import SystemPackage
package import TilingSchemes

/// An area from a GeoJSON file, a GeoPackage or a shapefile.
///
/// The last two are read with GDAL, and state their coordinate system. Those of GeoJSON are WGS84 longitudes
/// and latitudes (RFC 7946), or those of the system in a member `crs`, which the GeoJSON specification of 2008 defined and
/// many files still have.
package struct AreaFile: Sendable {
  /// The largest file that is read, in bytes.
  private static let limit = 256 * 1_048_576
  /// The largest permitted distance of a projected edge from its exact course, in metres.
  private static let tolerance = 0.05

  private let text: SourceText
  /// The file's name in messages.
  private let path: String
  /// The coordinate system that a file of another kind states; `nil` for GeoJSON.
  private let statedReference: SpatialReference?

  /// Reads a file as text; its content is not yet checked.
  ///
  /// - Parameter path: the file; `-` is standard input.
  /// - Throws: `AreaFileError` if the file cannot be read or is not text.
  package init(_ path: FilePath) throws(AreaFileError) {
    if path != "-", VectorFile.isVector(path) {
      self = try AreaFile(VectorFile(path), named: path.string)
      return
    }
    let bytes: [UInt8]
    do throws(FileAccessError) {
      bytes = path == "-" ? try FileReading.standardInput() : try FileReading.bytes(of: path, limit: Self.limit)
    } catch {
      throw AreaFileError(path: path.string, reason: .access(error))
    }
    if path != "-", VectorFile.isVector(bytes) {
      self = try AreaFile(VectorFile(path), named: path.string)
      return
    }
    do throws(SyntaxProblem) {
      text = try SourceText(bytes)
    } catch {
      throw AreaFileError(path: path.string, reason: .syntax(error, at: nil))
    }
    self.path = path.string
    statedReference = nil
  }

  private init(_ file: VectorFile, named path: String) throws(AreaFileError) {
    do throws(SyntaxProblem) {
      text = try SourceText(Array(file.text.utf8))
    } catch {
      throw AreaFileError(path: path, reason: .syntax(error, at: nil))
    }
    self.path = path
    statedReference = file.reference
  }

  /// - Parameters:
  ///   - text: the content of a GeoJSON file.
  ///   - path: the text's name in messages.
  package init(_ text: SourceText, named path: String) {
    self.text = text
    self.path = path
    statedReference = nil
  }

  /// The area of the file in the coordinates of a scheme.
  ///
  /// - Parameters:
  ///   - reference: the coordinate system of the scheme; `nil` takes the coordinates unchanged.
  ///   - map: the extent of the map; `nil` if it is unknown. An area that is on the map only with x and y exchanged is
  ///     refused.
  /// - Throws: `AreaFileError` if the file has no geometry, or cannot be transformed into the scheme's system.
  package func area(in reference: SpatialReference?, on map: Envelope? = nil) throws(AreaFileError) -> MapArea {
    let document: JSONDocument
    do throws(SyntaxProblem) {
      document = try JSONReader.read(text)
    } catch {
      throw failure(.syntax(error, at: place(of: error.range)))
    }
    var geometries = GeoJSONGeometries(document)
    geometries.gather(document.root)
    if let broken = geometries.broken { throw failure(.brokenPosition(at: place(of: document.range(of: broken)))) }
    guard !geometries.isEmpty else {
      // Esri's own JSON is a likely mistake, so the message names it.
      let isEsri =
        document.root["rings"] != nil || document.root["features"]?.array?.first?["geometry"]?["rings"] != nil
      throw failure(.noGeometry(isEsriJSON: isEsri))
    }
    let own: SpatialReference
    if let statedReference {
      own = statedReference
    } else {
      let code = try code(of: document)
      own = SpatialReference(wkid: code, latestWKID: code)
    }
    let ownSystem = own.resolveSystem()
    let isInDegrees = ownSystem?.kind == .geographic
    // An extent in another system shows nothing.
    let isComparable = map?.spatialReference.map { $0.isSameSystem(as: reference ?? own) != .different } ?? true
    let map = isComparable ? map : nil
    let axes = AreaAxes(geometries, in: own, isInDegrees: isInDegrees, for: reference)
    // Coordinates in metres without a `crs` would otherwise give an area far outside the world.
    if isInDegrees, !geometries.isWithin(AreaAxes.world) { throw failure(axes.fault ?? .notInDegrees) }
    if let fault = axes.fault { throw failure(fault) }
    guard let reference, reference.isSameSystem(as: own) != .same else {
      return try placed(geometries.area, axes, map) { $0.area }
    }
    // Heights and systems with heights are not maps. PROJ would accept them, and search seconds for a transformation.
    if ownSystem == nil, PROJ.isAvailable, let crs = document.root["crs"] {
      throw failure(.unknownSystem(at: place(of: document.range(of: crs))))
    }
    guard let system = reference.resolveSystem(), let transform = CoordinateTransform(from: own, to: reference) else {
      throw failure(
        .cannotTransform(
          from: own.wkid.map { "EPSG:\($0)" } ?? own.displayName, to: reference.displayName,
          isPROJMissing: !PROJ.isAvailable))
    }
    let tolerance = Self.tolerance / GroundResolution.metersPerUnit(of: system)
    let edges = EdgeTransform(transform: transform, tolerance: tolerance)
    guard let area = geometries.area(in: edges) else {
      throw failure(.outside(reference.displayName))
    }
    // Between longitudes and Web Mercator a long edge is the user's own; only other transforms can create one.
    if !transform.keepsAxes { try checkForLeaps(area, system, reference) }
    return try placed(area, axes, map) { $0.area(in: edges) }
  }

  /// The area, if it is on the map or would not be there with x and y exchanged either.
  private func placed(
    _ area: MapArea, _ axes: AreaAxes, _ map: Envelope?, _ transform: (GeoJSONGeometries) -> MapArea?
  ) throws(AreaFileError) -> MapArea {
    guard let map, let box = area.envelope, box.intersection(map) == nil, let exchanged = axes.exchanged,
      let other = transform(exchanged)?.envelope, other.intersection(map) != nil, let fault = axes.assumedFault
    else { return area }
    throw failure(fault)
  }

  private func failure(_ reason: AreaFileError.Reason) -> AreaFileError { AreaFileError(path: path, reason: reason) }

  private func place(of range: SourceRange) -> LineAndColumn { LineTable(text).position(of: range.lowerBound) }

  /// Refuses an edge longer than half of the world, which only a transform at the antimeridian or a pole produces.
  private func checkForLeaps(
    _ area: MapArea, _ system: CoordinateSystem, _ reference: SpatialReference
  ) throws(AreaFileError) {
    let half: Double
    switch system.unit {
    case .angular(let radians): half = .pi / radians
    case .linear: half = reference.isWebMercator ? WebMercator.halfWidth : .infinity
    }
    for line in area.polygons.flatMap(\.rings) + area.lines {
      for (from, to) in zip(line, line.dropFirst()) where (to.x - from.x).magnitude > half {
        throw failure(.leap(in: reference.displayName, from: from.x, to: to.x))
      }
    }
  }

  /// The EPSG code of the coordinates: WGS84 unless a member `crs` gives another system.
  private func code(of document: JSONDocument) throws(AreaFileError) -> Int {
    guard let crs = document.root["crs"], !crs.isNull else { return 4326 }
    guard let code = (crs["properties"]?["name"]?.string ?? crs.string).flatMap(Self.code) else {
      throw failure(.unknownSystem(at: place(of: document.range(of: crs))))
    }
    return code
  }

  /// The code in `urn:ogc:def:crs:EPSG::3857`, `EPSG:3857` or `urn:ogc:def:crs:OGC:1.3:CRS84`.
  private static func code(_ name: String) -> Int? {
    guard let last = name.split(separator: ":").last else { return nil }
    return last.uppercased() == "CRS84" ? 4326 : Int(last)
  }
}
