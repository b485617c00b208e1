public import Diagnostics

/// Why a raster that can be read is not used: the tiles would be wrong, or in the wrong place.
public enum SourceRefusal: Hashable, Sendable {
  /// The path is that of a pipe, a socket or a device.
  case noFile
  /// The raster states no coordinate system.
  case noSystem
  /// The coordinate system cannot be transformed into that of the scheme: GDAL's own words.
  case noTransformation(String)
  /// The raster has only ground control points: their number.
  case controlPointsOnly(Int)
  /// The raster states no place, or one without an area.
  case noPlace
  /// There are no bands, but several rasters in one file: their number.
  case subdatasets(Int)
  /// The raster has no bands.
  case noBands
  /// There are more bands than colours: their number.
  case tooManyBands(Int)
  /// A band that the request gives does not exist: its number, and the number of bands.
  case noBand(Int, count: Int)
  /// The request gives a number of bands other than 1 or 3: the number.
  case bandCount(Int)
  /// The values are not bytes, and no range is given that becomes 0 to 255: the type's name.
  case needsStretch(String)
  /// The number of ranges of the stretch is neither 1 nor the number of bands.
  case stretchCount(Int, bands: Int)
  /// All values of a band are the same, so that no range can be computed: the number of the band.
  case noRange(Int)
  /// The colours are cyan, magenta, yellow and black.
  case cmyk
  /// The values are complex numbers.
  case complex
  /// A palette of another type than bytes.
  case widePalette
  /// A block of the raster would need more memory than 256 MB.
  case blockSize(width: Int, height: Int)
  /// The raster leads to a file that must be read over a network or from an archive: its name.
  case remoteFile(String)
  /// The header of the raster names a file in another folder: its name.
  case foreignFile(String)
  /// A VRT takes the bytes of any file as pixels: its name.
  case rawBand(String)
}

extension ParameterName {
  /// The coordinate system of the rasters.
  public static let sourceSystem = ParameterName(rawValue: "source-crs")
  /// The range of values that is shown.
  public static let stretch = ParameterName(rawValue: "stretch")
  /// The bands that are the colours.
  public static let bands = ParameterName(rawValue: "bands")
}

extension SourceRefusal {
  /// What is wrong and what to do, as a clause.
  public var message: Message {
    switch self {
    case .noFile:
      "is not a file but a pipe, a socket or a device, in which GDAL cannot search; write the raster into a file"
    case .noSystem:
      "has no coordinate system, so its place on the map is unknown; give its system with \(parameter: .sourceSystem)"
    case .noTransformation(let reason):
      "its coordinates cannot be transformed into the coordinate system of the scheme: \(reason)"
    case .controlPointsOnly(let count):
      "is placed by \(count) ground control points only; apply them first: gdalwarp in.tif out.tif"
    case .noPlace:
      "has no georeference, so its place on the map is unknown; add a world file, or georeference it with "
        + "gdal_translate -a_ullr"
    case .subdatasets(let count): "contains \(count) rasters; extract one of them with gdal_translate"
    case .noBands: "has no bands"
    case .tooManyBands(let count): "has \(count) bands; choose three of them with \(parameter: .bands) 3,2,1"
    case .noBand(let number, let count): "has no band \(number); it has \(count)"
    case .bandCount(let count): "\(count) bands were chosen; choose 1 band for grey, or 3 for red, green and blue"
    case .needsStretch(let type):
      "its values are \(type), but tiles have values from 0 to 255; give the range to show with \(parameter: .stretch): "
        + "MIN,MAX, minmax, percent:2 or none"
    case .stretchCount(let count, let bands):
      "\(count) ranges were given for \(bands) bands; give 1 range for all bands, or 1 for each"
    case .noRange(let band): "all values of band \(band) are the same, so no range can be computed; give MIN,MAX"
    case .cmyk: "its colours are CMYK, whose look depends on a colour profile; convert it to RGB first"
    case .complex: "its values are complex numbers; compute real ones first"
    case .widePalette: "has a palette with more than 256 colours; convert it to RGB first: gdal_translate -expand rgb"
    case .blockSize(let width, let height):
      "is stored in blocks of \(width) × \(height) pixels, each of which needs more than 256 MB; rewrite it in small "
        + "blocks: gdal_translate -co TILED=YES"
    case .foreignFile(let name):
      "refers to “\(name)”, which is not in its folder, so it could make a file visible that is not a raster; move the file"
    case .rawBand(let name):
      "contains raw bands (“\(name)”), which can make any file of this machine visible in tiles; convert it to a TIFF "
        + "first: gdal_translate"
    case .remoteFile(let name):
      "refers to “\(name)”, which is not a file on this machine; nothing is read over the network"
    }
  }
}

extension SourceError {
  /// One sentence without a full stop.
  public var message: Message {
    switch reason {
    case .opening(let words): "\(path): GDAL cannot open it as a raster: \(words)"
    case .reading(let window, let words):
      "\(path): \(window.width) × \(window.height) pixels at column \(window.x), row \(window.y) cannot be read: \(words)"
    case .refused(let refusal): Message("\(path): ") + refusal.message
    }
  }
}
