import CoordinateSystems
import SourceText
import TilingSchemes

/// The output of `gdalinfo -json` for a raster. Source: GDAL, `gdalinfo_output.schema.json`.
struct RasterDescription {
  /// The extent and the coordinate system, if the raster has them.
  let description: CacheDescription
  /// The name of the raster's file without folders and suffix.
  let baseName: String?
  /// The pixels; `nil` if the document does not state how many there are.
  let pixels: RasterPixels?
  /// Why there is no extent, if there is none.
  let extentProblem: String?

  /// - Returns: `nil` if the bytes are something else.
  init?(_ bytes: [UInt8]) {
    guard Self.isCandidate(bytes), let text = try? SourceText(bytes), let document = try? JSONReader.read(text) else {
      return nil
    }
    let root = document.root
    guard root["cornerCoordinates"] != nil, root["driverShortName"] != nil || root["size"] != nil else { return nil }
    var description = CacheDescription()
    description.spatialReference = Self.reference(root, in: document)
    // Without a geotransform, the corners are those of the image in pixels.
    if root["geoTransform"] == nil {
      extentProblem = "the raster is not georeferenced, or only by ground control points (gdalwarp can apply those)"
    } else {
      description.fullExtent = Self.extent(root["cornerCoordinates"], in: document)
      extentProblem = "the corners of the raster cannot be read"
    }
    description.fullExtent?.spatialReference = description.spatialReference
    self.description = description
    pixels = Self.pixels(root, in: document)
    baseName = root["description"]?.string.flatMap(Self.baseName)
  }

  private static func pixels(_ root: JSONValue, in document: JSONDocument) -> RasterPixels? {
    let size = root["size"]?.array?.compactMap(document.double(of:)).compactMap { Int(exactly: $0) } ?? []
    guard size.count == 2 else { return nil }
    // A palette has few colours, which JPEG would blur. Numbers that are no colours have no usual format.
    let bands = root["bands"]?.array ?? []
    let hasPalette = bands.contains { $0["colorInterpretation"]?.string == "Palette" }
    let hasColors = !bands.isEmpty && bands.allSatisfy { $0["type"]?.string == "Byte" }
    return RasterPixels(
      columns: size[0], rows: size[1], tileFormat: hasPalette ? .png : hasColors ? .mixed : nil)
  }

  /// A quick search, so that other JSON documents are not parsed twice.
  private static func isCandidate(_ bytes: [UInt8]) -> Bool {
    let key = Array("\"cornerCoordinates\"".utf8)
    return bytes.firstRange(of: key) != nil
  }

  /// The box around the four corners. It is larger than the raster if the raster is rotated.
  private static func extent(_ corners: JSONValue?, in document: JSONDocument) -> Envelope? {
    let points = ["upperLeft", "lowerLeft", "upperRight", "lowerRight"].compactMap { corner -> [Double]? in
      let numbers = corners?[corner]?.array?.compactMap(document.double(of:)) ?? []
      return numbers.count >= 2 ? numbers : nil
    }
    guard points.count == 4, let xMin = points.map({ $0[0] }).min(), let xMax = points.map({ $0[0] }).max(),
      let yMin = points.map({ $0[1] }).min(), let yMax = points.map({ $0[1] }).max()
    else { return nil }
    return Envelope(xMin: xMin, yMin: yMin, xMax: xMax, yMax: yMax)
  }

  private static func reference(_ root: JSONValue, in document: JSONDocument) -> SpatialReference? {
    let wkt = root["coordinateSystem"]?["wkt"]?.string.flatMap(HorizontalSystem.init)
    let stated = root["stac"]?["proj:epsg"].flatMap(document.double(of:)).flatMap { Int(exactly: $0) }
    // The code of a compound system stands for a horizontal and a vertical system together; a map only has the
    // horizontal one.
    if let code = (wkt?.isCompound == true ? nil : stated) ?? wkt?.epsgCode {
      return SpatialReference(wkid: code, latestWKID: code)
    }
    return wkt?.esriText.map { SpatialReference(wellKnownText: $0) }
  }

  private static func baseName(_ path: String) -> String? {
    // GDAL writes data sets within a file as `GPKG:/data/maps.gpkg:roads`. On Windows, a backslash separates folders.
    guard let name = path.split(whereSeparator: { "/\\:".contains($0) }).last else { return nil }
    guard let point = name.lastIndex(of: "."), point > name.startIndex else { return String(name) }
    return String(name[..<point])
  }
}
