import CoordinateSystems
import FileAccess
package import SourceText
package import SystemPackage
package import TilingSchemes

/// An area from a GeoJSON file. Source: RFC 7946; its coordinates are WGS84 longitudes and latitudes, or those of the
/// system that a member `crs` names, as the specification of 2008 has it.
package enum AreaFile {
  /// The most that is read, in bytes.
  private static let limit = 256 * 1_048_576
  /// How far an edge may be from where it belongs, in metres.
  private static let tolerance = 0.05
  /// Twice around the world: an area may cross the antimeridian on either side.
  private static let degrees = Envelope(xMin: -540, yMin: -90, xMax: 540, yMax: 90)

  /// What a file holds, in the coordinates of a scheme.
  ///
  /// - Parameters:
  ///   - path: `-` is standard input.
  ///   - reference: the system of the scheme; `nil` takes the coordinates as they are.
  /// - Throws: `PlanningError` where it cannot be read, has no geometry, or cannot be turned into the scheme's system.
  package static func area(_ path: FilePath, in reference: SpatialReference?) throws(PlanningError) -> MapArea {
    let text: SourceText
    do {
      text = try SourceText(
        path == "-" ? FileReading.standardInput() : FileReading.bytes(of: path, limit: limit))
    } catch let error as FileAccessError {
      throw .failed(error.message)
    } catch let error as SyntaxProblem {
      throw .failed("\(path): \(error.message)")
    } catch {
      throw .failed("\(path): \(error)")
    }
    return try area(text, named: path.string, in: reference)
  }

  /// The same of a text.
  ///
  /// - Parameter path: what it is called in messages.
  package static func area(
    _ text: SourceText, named path: String, in reference: SpatialReference?
  ) throws(PlanningError) -> MapArea {
    let document: JSONDocument
    do throws(SyntaxProblem) {
      document = try JSONReader.read(text)
    } catch {
      throw failure(error.message, at: error.range, in: text, path)
    }
    var geometries = GeoJSONGeometries(document)
    geometries.gather(document.root)
    if let broken = geometries.broken {
      throw failure(
        "this is no position; two finite numbers are needed", at: document.range(of: broken), in: text, path)
    }
    guard !geometries.isEmpty else {
      let isEsri =
        document.root["rings"] != nil || document.root["features"]?.array?.first?["geometry"]?["rings"] != nil
      throw .failed(
        "\(path): there is no polygon, line or point in it" + (isEsri ? "; it is Esri’s JSON, and not GeoJSON" : ""))
    }
    let code = try code(of: document, in: text, path)
    let own = SpatialReference(wkid: code, latestWKID: code)
    let isInDegrees = own.resolveSystem()?.kind == .geographic
    if isInDegrees, !geometries.isWithin(degrees) {
      throw .failed(
        "\(path): its coordinates are no longitudes and latitudes; a member “crs” names the system of others, as EPSG:2193"
      )
    }
    guard let reference, reference.isSameSystem(as: own) != .same else { return geometries.area }
    guard let system = reference.resolveSystem(), let transform = CoordinateTransform(from: own, to: reference) else {
      let why = PROJ.isAvailable ? "one of them is not known" : "that takes libproj, which is not installed"
      throw .failed("\(path): an area in EPSG:\(code) cannot be turned into \(reference.displayName): \(why)")
    }
    let tolerance = tolerance / GroundResolution.metersPerUnit(of: system)
    guard let area = geometries.area(in: EdgeTransform(transform: transform, tolerance: tolerance)) else {
      throw .failed("\(path): a part of it has no place in \(reference.displayName)")
    }
    // Longitudes that the user gave are meant as they are.
    if !transform.keepsAxes, let jump = Self.jump(area, system, reference) {
      throw .failed(
        "\(path): in \(reference.displayName) an edge leaps from \(jump); the area holds a pole or crosses the "
          + "antimeridian: give it in longitudes and latitudes, cut at ±180°")
    }
    return area
  }

  private static func failure(_ message: String, at range: SourceRange, in text: SourceText, _ path: String)
    -> PlanningError
  {
    let place = LineTable(text).position(of: range.lowerBound)
    return .failed("\(path):\(place.line):\(place.column): \(message)")
  }

  /// An edge across half of the world, which only turning it into the other system has made; `nil` where there is none.
  private static func jump(_ area: MapArea, _ system: CoordinateSystem, _ reference: SpatialReference) -> String? {
    let half: Double
    switch system.unit {
    case .angular(let radians): half = .pi / radians
    case .linear: half = reference.isWebMercator ? WebMercator.halfWidth : .infinity
    }
    for line in area.polygons.flatMap(\.rings) + area.lines {
      for (from, to) in zip(line, line.dropFirst()) where (to.x - from.x).magnitude > half {
        return "\(OptionValue.shortest(from.x)) to \(OptionValue.shortest(to.x))"
      }
    }
    return nil
  }

  /// The system of the coordinates: WGS84 unless a member `crs` names another.
  private static func code(
    of document: JSONDocument, in text: SourceText, _ path: String
  ) throws(PlanningError) -> Int {
    guard let crs = document.root["crs"], !crs.isNull else { return 4326 }
    guard let code = (crs["properties"]?["name"]?.string ?? crs.string).flatMap(code) else {
      throw failure(
        "this names no coordinate system that is known; write it as "
          + #"{"type": "name", "properties": {"name": "EPSG:2193"}}"#, at: document.range(of: crs), in: text, path)
    }
    return code
  }

  /// `urn:ogc:def:crs:EPSG::3857`, `EPSG:3857`, `urn:ogc:def:crs:OGC:1.3:CRS84`.
  private static func code(_ name: String) -> Int? {
    guard let last = name.split(separator: ":").last else { return nil }
    return last.uppercased() == "CRS84" ? 4326 : Int(last)
  }
}
