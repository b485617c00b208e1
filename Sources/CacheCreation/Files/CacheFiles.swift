public import Diagnostics
import SchemeFormats
public import SystemPackage
import TileStores
import TilingSchemes

/// The content of a new cache: files with their bytes, and folders for the tiles.
public struct CacheFiles: Sendable {
  /// One file.
  public struct File: Hashable, Sendable {
    /// The path from the folder of the data frame.
    public let path: FilePath
    /// The whole content.
    public let bytes: [UInt8]
    /// Whether the bytes are text for people to read.
    public let isText: Bool
  }

  /// The files in the order in which they are written.
  public let files: [File]
  /// The folders of the levels, as paths from the folder of the data frame.
  public let tileFolders: [FilePath]
  /// Notices about the files.
  public let notices: [Message]

  /// Makes the files in memory; nothing is written.
  ///
  /// - Throws: `CreationError.writing` if a value that a format requires is missing.
  public init(_ plan: CachePlan) throws(CreationError) {
    var files: [File] = []
    var notices: [Message] = []
    for format in plan.form.formats {
      let file = try SchemeFile(of: plan.description, format)
      files.append(File(path: FilePath(file.name), bytes: file.bytes, isText: true))
      notices += file.notices
    }
    let root: FilePath
    switch plan.form {
    case .legacy: root = "_alllayers"
    case .readyToServe:
      root = "tile"
      let thumbnail = Thumbnail(scheme: plan.scheme, extent: plan.fullExtent)
      files.append(File(path: "thumbnail.png", bytes: thumbnail.png, isText: false))
    }
    self.files = files
    let (first, last) = (plan.description.minLOD ?? .min, plan.description.maxLOD ?? .max)
    tileFolders = plan.scheme.levels.filter { $0.number >= first && $0.number <= last }
      .map { root.appending(TileNames.level($0.number)) }
    // Both files of a form can give the same notice.
    var seen: Set<Message> = []
    self.notices = notices.filter { seen.insert($0).inserted }
  }
}
