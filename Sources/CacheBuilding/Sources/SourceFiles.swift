internal import CGDAL
import FileAccess
import SystemPackage

/// The files of a raster that came from elsewhere. It must not make other files of the machine visible in tiles, such as
/// the list of passwords as grey pixels.
struct SourceFiles {
  /// VRTs can name VRTs. Deeper than this, a raster is refused.
  private static let depthLimit = 16
  /// The largest text of a VRT, in bytes.
  private static let textLimit = 64 << 20

  private let path: FilePath
  private let driver: String
  private let files: [String]

  /// - Parameters:
  ///   - driver: GDAL's name of the format.
  ///   - files: the files that the raster consists of, as GDAL lists them.
  init(_ path: FilePath, driver: String, _ files: [String]) {
    self.path = path
    self.driver = driver
    self.files = files
  }

  /// - Returns: `nil` if the files may be read.
  var refusal: SourceRefusal? {
    if driver == "VRT" { return Self.refusal(ofVRT: path, depth: 0) }
    // Formats with a header file can name any file as their pixels.
    let folder = RealPath.of(path)?.removingLastComponent()
    for file in files where RealPath.of(FilePath(file))?.removingLastComponent() != folder {
      guard FileSystemEntry.at(FilePath(file)) != nil else { continue }
      return .foreignFile(file)
    }
    return nil
  }

  /// GDAL's own switch against raw bands exists only in newer versions.
  private static func refusal(ofVRT path: FilePath, depth: Int) -> SourceRefusal? {
    guard depth < depthLimit else { return .foreignFile(path.string) }
    guard let bytes = try? FileReading.bytes(of: path, limit: textLimit) else { return nil }
    let text = String(decoding: bytes, as: UTF8.self).lowercased()
    // A character reference could hide the word.
    if text.contains("rawrasterband") || text.contains("&#") { return .rawBand(path.string) }
    guard let dataset = try? RasterDataset(path) else { return nil }
    for file in dataset.files() where FilePath(file) != path && isVRT(FilePath(file)) {
      if let found = refusal(ofVRT: FilePath(file), depth: depth + 1) { return found }
    }
    return nil
  }

  private static func isVRT(_ path: FilePath) -> Bool {
    guard let file = try? FileDescriptor.open(path, .readOnly) else { return false }
    defer { try? file.close() }
    var start = [UInt8](repeating: 0, count: 1024)
    let count = (try? start.withUnsafeMutableBytes { try file.read(into: $0) }) ?? 0
    return String(decoding: start[..<count], as: UTF8.self).contains("<VRTDataset")
  }
}

extension cgdal_raster {
  /// GDAL's name of the format.
  var driverName: String {
    withUnsafeBytes(of: driver) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }
}
