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

  var hasOwnFile: Bool { true }

  /// The row and column of the upper left tile.
  var corner: BundleCoordinate { BundleCoordinate(of: TileCoordinate(row: Int(row), column: Int(column))) }

  /// The version of the file, without its path being made.
  ///
  /// - Parameter opened: the folder that was opened last, which is replaced if the bundle is in another one.
  func version(in opened: inout OpenedFolder?) -> FileVersion? {
    if opened?.path != folder.path { opened = try? OpenedFolder(folder.path) }
    return opened?.version(of: fileName)
  }

  /// The name of the file and a zero, in bytes: making a text of each name of a country takes a quarter of a second.
  private var fileName: [CChar] {
    var name: [CChar] = []
    name.reserveCapacity(28)
    func add(_ letter: UInt8, _ number: Int32) {
      name.append(CChar(bitPattern: letter))
      let digits = max(4, (35 - number.leadingZeroBitCount) / 4)
      for place in (0..<digits).reversed() {
        let digit = number >> Int32(4 * place) & 15
        name.append(CChar(truncatingIfNeeded: digit < 10 ? 0x30 + digit : 0x57 + digit))
      }
    }
    add(UInt8(ascii: "R"), row)
    add(UInt8(ascii: "C"), column)
    for byte in ".bundle\0".utf8 { name.append(CChar(bitPattern: byte)) }
    return name
  }

  private var path: FilePath { folder.path.appending("\(corner.fileName).bundle") }

  var name: String { path.string }

  var file: FilePath { path }

  func open() throws(FileAccessError) -> any PacketReader { CompactV2Bundle(try InputFile(path).all) }

  func lookup() throws(FileAccessError) -> any TileLookup { CompactV2Lookup(try InputFile(path).all) }
}
