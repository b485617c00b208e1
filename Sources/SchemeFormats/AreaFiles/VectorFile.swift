private import CGDAL
import CoordinateSystems
import SourceText
import SystemPackage
import TilingSchemes

/// The geometries of a GeoPackage or a shapefile, read with GDAL.
struct VectorFile {
  /// The largest text of all geometries together, in bytes, as for GeoJSON files.
  private static let limit = 256 * 1_048_576

  /// The geometries as one GeoJSON collection, in the coordinates of the file.
  let text: String
  /// The coordinate system of the layer.
  let reference: SpatialReference

  /// Whether a path is that of such a file, with or without the name of a layer.
  static func isVector(_ path: FilePath) -> Bool {
    let name = split(path).file.string.lowercased()
    return name.hasSuffix(".gpkg") || name.hasSuffix(".shp")
  }

  /// Whether bytes are the start of a database or a shapefile, whatever the name of the file is.
  static func isVector(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: "SQLite format 3\0".utf8) || bytes.starts(with: [0, 0, 0x27, 0x0A])
  }

  /// - Parameter path: the file; the name of a layer can follow as in QGIS, `area.gpkg|layername=parcels`.
  init(_ path: FilePath) throws(AreaFileError) {
    let (file, layer) = Self.split(path)
    func failure(_ reason: AreaFileError.Reason) -> AreaFileError {
      AreaFileError(path: file.string, reason: reason)
    }
    if file.string.hasPrefix("/vsi") || file.string.contains("://") {
      throw failure(.vector("only files on this machine are read"))
    }
    switch cgdal_prepare() {
    case CGDAL_READY: break
    case CGDAL_TOO_OLD: throw failure(.noGDAL(version: String(cString: cgdal_version())))
    default: throw failure(.noGDAL(version: nil))
    }
    var message = [CChar](repeating: 0, count: 1000)
    guard let dataset = cgdal_open_vector(file.string, &message, message.count) else {
      throw failure(.vector("GDAL cannot open it: \(Self.text(message))"))
    }
    defer { cgdal_close(dataset) }
    let number: Int32
    switch Self.choice(dataset, layer) {
    case .layer(let chosen): number = chosen
    case .failure(let reason): throw failure(reason)
    }
    guard let reference = Self.reference(dataset, number) else {
      throw failure(.vector("it states no coordinate system; a shapefile needs its .prj file"))
    }
    self.reference = reference
    let collection = Collection()
    let isRead = withExtendedLifetime(collection) {
      cgdal_layer_geometries(
        dataset, number, Unmanaged.passUnretained(collection).toOpaque(),
        { context, json in
          guard let context, let json else { return false }
          let collection = Unmanaged<Collection>.fromOpaque(context).takeUnretainedValue()
          collection.add(String(cString: json))
          return collection.size <= VectorFile.limit
        }, &message, message.count)
    }
    guard isRead else {
      let words = Self.text(message)
      throw failure(
        .vector(words.isEmpty ? "its geometries have more than 256 MB as text" : "GDAL cannot read it: \(words)"))
    }
    text = "{\"type\":\"GeometryCollection\",\"geometries\":[\(collection.parts.joined(separator: ","))]}"
  }

  private enum Choice {
    case layer(Int32)
    case failure(AreaFileError.Reason)
  }

  /// The layer with a name, or the only one that has geometries: which of several the user means cannot be known.
  private static func choice(_ dataset: UnsafeMutableRawPointer, _ wanted: String?) -> Choice {
    var name = [CChar](repeating: 0, count: 1000)
    var found: [Int32] = []
    var names: [String] = []
    for number in 0..<cgdal_layer_count(dataset) where cgdal_layer_has_geometry(dataset, number) {
      cgdal_layer_name(dataset, number, &name, name.count)
      names.append(text(name))
      if wanted == nil || wanted == text(name) { found.append(number) }
    }
    if found.count == 1 { return .layer(found[0]) }
    return .failure(names.isEmpty ? .noGeometry(isEsriJSON: false) : .layers(names, wanted: wanted))
  }

  private static func reference(_ dataset: UnsafeMutableRawPointer, _ layer: Int32) -> SpatialReference? {
    var text = [CChar](repeating: 0, count: 1 << 16)
    if cgdal_layer_system(dataset, layer, "WKT2_2018", &text, text.count),
      let code = HorizontalSystem(Self.text(text))?.epsgCode
    {
      return SpatialReference(wkid: code, latestWKID: code)
    }
    guard cgdal_layer_system(dataset, layer, "WKT1_ESRI", &text, text.count) else { return nil }
    return SpatialReference(wellKnownText: Self.text(text))
  }

  private static func split(_ path: FilePath) -> (file: FilePath, layer: String?) {
    guard let mark = path.string.firstRange(of: "|layername=") else { return (path, nil) }
    return (FilePath(String(path.string[..<mark.lowerBound])), String(path.string[mark.upperBound...]))
  }

  private static func text(_ characters: [CChar]) -> String {
    String(decoding: characters.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The geometries, collected by a function of C.
  private final class Collection {
    private(set) var parts: [String] = []
    private(set) var size = 0

    func add(_ part: String) {
      parts.append(part)
      size += part.utf8.count
    }
  }
}
