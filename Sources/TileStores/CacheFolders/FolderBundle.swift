import FileAccess
import SystemPackage
import TilingSchemes

/// A Compact V2 bundle with its usual name in the folder of a level. Its path is made when it is needed: a list of a
/// country's bundles with all their paths takes a hundred megabytes.
struct FolderBundle: PacketSource {
  /// The folder of a level, which all of its bundles share.
  final class Folder: Sendable {
    let path: FilePath

    init(_ path: FilePath) { self.path = path }
  }

  private let folder: Folder
  private let row: Int32
  private let column: Int32

  /// - Parameter corner: from a `BundleListing`.
  init(_ corner: UInt64, in folder: Folder) {
    self.folder = folder
    row = Int32(truncatingIfNeeded: corner >> 32)
    column = Int32(truncatingIfNeeded: corner)
  }

  /// The row and column of the upper left tile.
  var corner: BundleCoordinate { BundleCoordinate(of: TileCoordinate(row: Int(row), column: Int(column))) }

  private var path: FilePath { folder.path.appending("\(corner.fileName).bundle") }

  var name: String { path.string }

  var file: FilePath { path }

  func open() throws(FileAccessError) -> any PacketReader { CompactV2Bundle(try InputFile(path).all) }

  func lookup() throws(FileAccessError) -> any TileLookup { CompactV2Lookup(try InputFile(path).all) }
}
