internal import CGDAL
import SystemPackage
import TilingSchemes

/// An open raster. It belongs to one thread at a time.
final class RasterDataset {
  let handle: UnsafeMutableRawPointer
  private let path: FilePath

  /// - Parameter overview: the number of an overview from 0; `nil` for the full resolution.
  /// - Throws: `SourceError.opening` if no allowed driver of GDAL can read the file.
  init(_ path: FilePath, overview: Int? = nil) throws(SourceError) {
    var message = [CChar](repeating: 0, count: 1000)
    guard let handle = cgdal_open(path.string, Int32(overview ?? -1), &message, message.count) else {
      throw SourceError(path, .opening(Self.text(message)))
    }
    self.handle = handle
    self.path = path
  }

  deinit { cgdal_close(handle) }

  /// The number of columns and rows.
  var size: TileSize {
    var raster = cgdal_raster()
    cgdal_describe(handle, &raster)
    return TileSize(width: Int(raster.width), height: Int(raster.height))
  }

  func describe() -> cgdal_raster {
    var raster = cgdal_raster()
    cgdal_describe(handle, &raster)
    return raster
  }

  func band(_ number: Int) -> cgdal_band {
    var band = cgdal_band()
    cgdal_describe_band(handle, Int32(number), &band)
    return band
  }

  func overviewSizes(count: Int) -> [TileSize] {
    (0..<count).compactMap { number in
      var width: Int32 = 0
      var height: Int32 = 0
      guard cgdal_overview_size(handle, Int32(number), &width, &height) else { return nil }
      return TileSize(width: Int(width), height: Int(height))
    }
  }

  /// The coordinate system as text in a format of GDAL, such as `WKT1_ESRI`; `nil` if there is none.
  func system(_ format: String) -> String? {
    var text = [CChar](repeating: 0, count: 1 << 16)
    return cgdal_system(handle, format, &text, text.count) ? Self.text(text) : nil
  }

  /// All files that the raster consists of, at most 100,000. GDAL makes the list anew for each call, and looks for every
  /// member of a mosaic.
  func files() -> [String] {
    guard let list = cgdal_file_list(handle) else { return [] }
    defer { cgdal_free_file_list(list) }
    var files: [String] = []
    while files.count < 100_000, let path = list[files.count] { files.append(String(cString: path)) }
    return files
  }

  /// 256 colours as red, green, blue and alpha; colours beyond those of the palette are transparent.
  func palette() -> [UInt8] {
    var colors = [UInt8](repeating: 0, count: 1024)
    cgdal_palette(handle, &colors)
    return colors
  }

  /// Reads a window of some bands into a buffer, one pixel after the other.
  ///
  /// - Parameters:
  ///   - size: the size of the buffer in pixels; if it differs from the window, the nearest pixels are taken.
  ///   - type: the type of the values in the buffer.
  ///   - pixelSpace: the distance of two pixels in bytes.
  func read(
    _ window: PixelWindow, size: TileSize, bands: [Int], as type: SampleType, into buffer: UnsafeMutableRawPointer,
    pixelSpace: Int
  ) throws(SourceError) {
    var message = [CChar](repeating: 0, count: 1000)
    let isDone = cgdal_read(
      handle, Int32(window.x), Int32(window.y), Int32(window.width), Int32(window.height), buffer, Int32(size.width),
      Int32(size.height), type.rawValue, Int32(bands.count), bands.map(Int32.init), Int32(pixelSpace),
      Int64(pixelSpace * size.width), Int64(type.size), &message, message.count)
    if !isDone { throw SourceError(path, .reading(window, Self.text(message))) }
  }

  /// Reads the mask of a window: 0 for a pixel without a value.
  func readMask(_ window: PixelWindow, into buffer: UnsafeMutablePointer<UInt8>, pixelSpace: Int) throws(SourceError) {
    var message = [CChar](repeating: 0, count: 1000)
    let isDone = cgdal_read_mask(
      handle, Int32(window.x), Int32(window.y), Int32(window.width), Int32(window.height), buffer, Int32(pixelSpace),
      Int64(pixelSpace * window.width), &message, message.count)
    if !isDone { throw SourceError(path, .reading(window, Self.text(message))) }
  }

  static func text(_ characters: [CChar]) -> String {
    String(decoding: characters.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

/// The types of values in our buffers, with the numbers of GDALDataType.
enum SampleType: Int32 {
  case byte = 1
  case double = 7

  /// In bytes.
  var size: Int { self == .byte ? 1 : 8 }
}
