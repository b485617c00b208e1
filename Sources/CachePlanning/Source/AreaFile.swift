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
  /// In degrees. An arc of this length leaves its chord by 6 cm on the earth.
  private static let step = 1.0 / 64
  /// Twice around the world: an area may cross the antimeridian on either side.
  private static let degrees = Envelope(xMin: -540, yMin: -90, xMax: 540, yMax: 90)

  /// What a file holds, in the coordinates of a scheme.
  ///
  /// - Parameter reference: the system of the scheme; `nil` takes the coordinates as they are.
  /// - Throws: `PlanningError` where it cannot be read, has no geometry, or cannot be turned into the scheme's system.
  package static func area(_ path: FilePath, in reference: SpatialReference?) throws(PlanningError) -> MapArea {
    let text: SourceText
    do {
      text = try SourceText(FileReading.bytes(of: path, limit: limit))
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
    guard !geometries.isEmpty else { throw .failed("\(path): there is no polygon, line or point in it") }
    let stated = document.root["crs"]?["properties"]?["name"]?.string
    let code = stated.map(code) ?? 4326
    guard let code else { throw .failed("\(path): its system “\(stated ?? "")” is not known; write it as EPSG:2193") }
    let own = SpatialReference(wkid: code, latestWKID: code)
    let isInDegrees = own.resolveSystem()?.kind == .geographic
    if isInDegrees, !geometries.isWithin(degrees) {
      throw .failed(
        "\(path): its coordinates are no longitudes and latitudes; a member “crs” names the system of others, as EPSG:2193"
      )
    }
    guard let reference, reference.isSameSystem(as: own) != true else { return geometries.area }
    guard let transform = CoordinateTransform(from: own, to: reference),
      let area = geometries.area(in: transform, step: isInDegrees ? step : .infinity)
    else {
      let why = PROJ.isAvailable ? "PROJ knows no way" : "that takes libproj, which is not installed"
      throw .failed(
        "\(path): an area in EPSG:\(code) cannot be turned into \(reference.displayName): \(why); give it in that system, "
          + "with a member “crs” that names it")
    }
    return area
  }

  private static func failure(_ message: String, at range: SourceRange, in text: SourceText, _ path: String)
    -> PlanningError
  {
    let place = LineTable(text).position(of: range.lowerBound)
    return .failed("\(path):\(place.line):\(place.column): \(message)")
  }

  /// `urn:ogc:def:crs:EPSG::3857`, `EPSG:3857`, `urn:ogc:def:crs:OGC:1.3:CRS84`.
  private static func code(_ name: String) -> Int? {
    guard let last = name.split(separator: ":").last else { return nil }
    return last.uppercased() == "CRS84" ? 4326 : Int(last)
  }
}
