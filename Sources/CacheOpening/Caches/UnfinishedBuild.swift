import FileAccess
package import SchemeFormats
import SourceText
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

  /// The largest record that is read, in bytes.
  private static let limit = 256 << 20

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
    let path = folder.appending(recordName)
    guard FileSystemEntry.at(path) == .file, let bytes = try? FileReading.bytes(of: path, limit: limit),
      let text = try? SourceText(Array(bytes.prefix { $0 != 0x0A })), let head = try? JSONReader.read(text).root,
      head["tilescheme"]?.string == "build", let build = head["unfinished"], build.isObject
    else { return nil }
    return path
  }
}
