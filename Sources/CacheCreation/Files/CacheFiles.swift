public import Diagnostics
import SchemeFormats
public import SystemPackage
import TileStores
import TilingSchemes

/// What a new cache consists of: files with their bytes, and folders for the tiles.
public struct CacheFiles: Sendable {
  /// One of them.
  public struct File: Hashable, Sendable {
    /// From the data frame's folder.
    public let path: FilePath
    /// All that it will hold.
    public let bytes: [UInt8]
    /// Whether the bytes are text for people to read.
    public let isText: Bool
  }

  /// In the order in which they are written.
  public let files: [File]
  /// One for each level, from the data frame's folder.
  public let tileFolders: [FilePath]
  /// What the user should know of the files.
  public let notices: [Message]

  /// Makes the files; nothing is written.
  ///
  /// - Throws: `CreationError.writing` where a format lacks something that it cannot do without.
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
    tileFolders = plan.scheme.levels.map { root.appending(TileNames.level($0.number)) }
    var seen: Set<Message> = []
    self.notices = notices.filter { seen.insert($0).inserted }
  }
}
