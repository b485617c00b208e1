import FileAccess
package import SchemeFormats
package import SourceText
package import SystemPackage

/// The mark of a build in a cache that was begun and is not finished. Old and new tiles may be mixed until it is
/// continued, and nothing in the tiles themselves shows that.
///
/// Only the first line of the record of builds is read here, because programs that read a cache need no more.
package enum UnfinishedBuild {
  /// The name of the record of builds, in the folder of the cache.
  package static let recordName = ".tilescheme-build.json"

  /// What it means for the tiles and what to do: one clause without a full stop.
  package static let text =
    "a build in this cache was begun and is not finished; old and new tiles may be mixed; if no build is running, run "
    + "the same build command again to finish it"

  /// The longest first line that is read, in bytes: it names the rasters, of which there can be thousands.
  private static let limit = 256 << 20
  /// How many bytes are read at first: the lines of a country follow, and are not needed.
  private static let usualSize = 1 << 16

  /// The record of a cache with an unfinished build; `nil` if no build is unfinished, the cache is not a directory, or
  /// the record cannot be read, which the next build reports.
  package static func record(of scheme: OpenedScheme) -> FilePath? {
    switch scheme.container {
    case .file, .directory: scheme.documents.first.flatMap { record(in: FilePath($0.file).folder) }
    case .tpk, .tpkx: nil
    }
  }

  /// The same for the folder that contains the scheme of a cache.
  package static func record(in folder: FilePath) -> FilePath? {
    guard let head = head(in: folder)?.root, head["tilescheme"]?.string == "build",
      let build = head["unfinished"], build.isObject
    else { return nil }
    return folder.appending(recordName)
  }

  /// The first line of the record in the folder that contains the scheme of a cache; `nil` if there is no record, or it
  /// cannot be read.
  package static func head(in folder: FilePath) -> JSONDocument? {
    let path = folder.appending(recordName)
    guard FileSystemEntry.at(path) == .file, let line = try? firstLine(of: path), let text = try? SourceText(line)
    else { return nil }
    return try? JSONReader.read(text)
  }

  /// The bytes before the first line end; all bytes if there is none.
  private static func firstLine(of path: FilePath) throws(FileAccessError) -> [UInt8] {
    let file = try InputFile(path).all
    var count = min(usualSize, file.size)
    while true {
      let bytes = try file.bytes(at: 0, count: count)
      if let end = bytes.firstIndex(of: 0x0A) { return Array(bytes[..<end]) }
      if count == min(limit, file.size) { return bytes }
      count = min(count * 16, limit, file.size)
    }
  }
}
