import CoordinateSystems
import FileAccess
import SourceText
package import SystemPackage
package import TilingSchemes

/// An area from a GeoJSON file. Source: RFC 7946; its coordinates are WGS84 longitudes and latitudes, or those of the
/// system that a member `crs` names, as the specification of 2008 has it.
package enum AreaFile {
  /// The most that is read, in bytes.
  private static let limit = 256 * 1_048_576

  /// The polygons of a file, in the coordinates of a scheme.
  ///
  /// - Throws: `PlanningError` where it cannot be read, has no polygon, or is in a system that cannot be turned into the
  ///   scheme's.
  package static func area(_ path: FilePath, in scheme: TilingScheme?) throws(PlanningError) -> MapArea {
    let document = try document(path)
    var rings: [[MapPoint]] = []
    gather(document.root, in: document, &rings, depth: 0)
    guard !rings.isEmpty else { throw .failed("\(path): there is no polygon in it") }
    let stated = document.root["crs"]?["properties"]?["name"]?.string.flatMap(code)
    let transform = try transform(from: stated ?? 4326, to: scheme?.spatialReference, path)
    return MapArea(rings: rings.map { ring in ring.map(transform) })
  }

  private static func document(_ path: FilePath) throws(PlanningError) -> JSONDocument {
    do {
      return try JSONReader.read(SourceText(FileReading.bytes(of: path, limit: limit)))
    } catch let error as FileAccessError {
      throw .failed(error.message)
    } catch let error as SyntaxProblem {
      throw .failed("\(path): \(error.message)")
    } catch {
      throw .failed("\(path): \(error)")
    }
  }

  /// Gathers what lies in collections and features, too.
  private static func gather(_ value: JSONValue, in document: JSONDocument, _ rings: inout [[MapPoint]], depth: Int) {
    guard depth < 16 else { return }
    switch value["type"]?.string {
    case "FeatureCollection":
      for part in value["features"]?.array ?? [] { gather(part, in: document, &rings, depth: depth + 1) }
    case "Feature": if let part = value["geometry"] { gather(part, in: document, &rings, depth: depth + 1) }
    case "GeometryCollection":
      for part in value["geometries"]?.array ?? [] { gather(part, in: document, &rings, depth: depth + 1) }
    case "Polygon": rings += polygon(value["coordinates"], in: document)
    case "MultiPolygon": for part in value["coordinates"]?.array ?? [] { rings += polygon(part, in: document) }
    default: break
    }
  }

  private static func polygon(_ value: JSONValue?, in document: JSONDocument) -> [[MapPoint]] {
    (value?.array ?? []).map { ring in
      (ring.array ?? []).compactMap { point in
        let numbers = point.array?.prefix(2).compactMap(document.double(of:)) ?? []
        return numbers.count == 2 && numbers.allSatisfy(\.isFinite) ? MapPoint(x: numbers[0], y: numbers[1]) : nil
      }
    }
  }

  /// `urn:ogc:def:crs:EPSG::3857`, `EPSG:3857`, `urn:ogc:def:crs:OGC:1.3:CRS84`.
  private static func code(_ name: String) -> Int? {
    guard let last = name.split(separator: ":").last else { return nil }
    return last.uppercased() == "CRS84" ? 4326 : Int(last)
  }

  private static func transform(
    from code: Int, to reference: SpatialReference?, _ path: FilePath
  ) throws(PlanningError) -> @Sendable (MapPoint) -> MapPoint {
    let own = SpatialReference(wkid: code, latestWKID: code)
    let isSame = reference?.isSameSystem(as: own) == true || code == 4326 && reference?.isWGS84 == true
    if isSame { return { $0 } }
    guard code == 4326, reference?.isWebMercator == true else {
      throw .failed(
        "\(path): an area in EPSG:\(code) is not turned into the scheme’s coordinate system; give it in that one, with a "
          + "member “crs” that names it")
    }
    return { MapPoint(x: WebMercator.x(longitude: $0.x), y: WebMercator.y(latitude: $0.y)) }
  }
}
