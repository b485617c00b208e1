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
    // The name in bytes and a zero: making a text or an array of each name of a country takes a quarter of a second.
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: Self.longestName) { name in
      var end = Self.write(UInt8(ascii: "R"), row, to: name, at: 0)
      end = Self.write(UInt8(ascii: "C"), column, to: name, at: end)
      for byte in ".bundle\0".utf8 {
        name.initializeElement(at: end, to: CChar(bitPattern: byte))
        end += 1
      }
      return opened?.version(of: UnsafePointer(name.baseAddress))
    }
  }

  /// Two letters with eight digits each, the suffix and the zero.
  private static let longestName = 26

  /// Writes a letter and a number in at least four hexadecimal digits.
  ///
  /// - Returns: the place behind them.
  private static func write(
    _ letter: UInt8, _ number: Int32, to name: UnsafeMutableBufferPointer<CChar>, at start: Int
  ) -> Int {
    name.initializeElement(at: start, to: CChar(bitPattern: letter))
    let digits = max(4, (35 - number.leadingZeroBitCount) / 4)
    for place in 0..<digits {
      let digit = number >> Int32(4 * (digits - 1 - place)) & 15
      let character = CChar(truncatingIfNeeded: digit < 10 ? 0x30 + digit : 0x57 + digit)
      name.initializeElement(at: start + 1 + place, to: character)
    }
    return start + 1 + digits
  }

  private var path: FilePath { folder.path.appending("\(corner.fileName).bundle") }

  var name: String { path.string }

  var file: FilePath { path }

  func open() throws(FileAccessError) -> any PacketReader { CompactV2Bundle(try InputFile(path).all) }

  func lookup() throws(FileAccessError) -> any TileLookup { CompactV2Lookup(try InputFile(path).all) }
}
