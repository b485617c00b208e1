import FileAccess
import TilingSchemes

/// Searches the folder of a level for tiles that are single files, and groups them into packets.
struct FolderSearch {
  private let level: TileTree
  private let naming: FolderNaming
  private let rowCount: Int?
  private var found: [BundleCoordinate: FolderPacket] = [:]
  private(set) var problems: [LayoutProblem] = []

  var packets: [FolderPacket] {
    found.values.sorted { ($0.corner.row, $0.corner.column) < ($1.corner.row, $1.corner.column) }
  }

  /// - Parameter rowCount: the number of rows of the level, if rows count from the south.
  init(_ level: TileTree, naming: FolderNaming, rowCount: Int? = nil) {
    self.level = level
    self.naming = naming
    self.rowCount = rowCount
  }

  /// Searches the folders of rows or columns with the given names.
  mutating func run(_ folders: [String]) {
    for name in folders {
      guard let outer = naming.outer(name) else {
        problems.append(LayoutProblem(.misnamed(expected: nil), level.name(of: name)))
        continue
      }
      guard let spelling = spelling(of: name, naming.outerName(outer), in: level) else { continue }
      addTiles(in: level.folder(name), outer: outer, spelling)
    }
  }

  private mutating func addTiles(in folder: TileTree, outer: Int, _ folderSpelling: Spelling) {
    let items: [TileTree.Item]
    do throws(FileAccessError) {
      items = try folder.items()
    } catch {
      problems.append(LayoutProblem(.unreadable(error), folder.name))
      return
    }
    for item in items {
      let parts = item.name.split(separator: ".", omittingEmptySubsequences: false)
      guard parts.count == 2, let kind = FolderPacket.extensions.firstIndex(of: parts[1].lowercased()),
        let inner = naming.inner(String(parts[0])), let file = item.file
      else {
        problems.append(LayoutProblem(LayoutProblem.stranger(item.name), folder.name(of: item.name)))
        continue
      }
      if let special = item.special {
        problems.append(LayoutProblem(.unreadable(FileAccessError(file.name, .special(special))), file.name))
        continue
      }
      let expected = "\(naming.innerName(inner)).\(FolderPacket.extensions[kind])"
      guard let spelling = spelling(of: item.name, expected, in: folder) else { continue }
      guard let tile = naming.tile(outer: outer, inner: inner, rowCount: rowCount) else {
        problems.append(LayoutProblem(.misnamed(expected: nil), file.name))
        continue
      }
      let isDerivable = folder.path != nil && folderSpelling == .exact && spelling == .exact
      add(tile, kind: UInt8(kind + 1), file, isDerivable: isDerivable)
    }
  }

  /// Adds a tile, or a problem if there already is one for the same place.
  ///
  /// - Parameter isDerivable: whether the path of the file follows from the place of the tile.
  private mutating func add(_ tile: TileCoordinate, kind: UInt8, _ file: BundleFile, isDerivable: Bool) {
    let corner = BundleCoordinate(of: tile)
    let position = (tile.row - corner.row) * PacketGrid.width + tile.column - corner.column
    var packet = found[corner] ?? FolderPacket(level: level, naming: naming, rowCount: rowCount, corner: corner)
    // Removed during the change, so that the array is changed in place and not copied for each tile.
    found[corner] = nil
    if packet.kinds[position] == 0 {
      packet.kinds[position] = kind
      if !isDerivable { packet.files[position] = file }
    } else {
      problems.append(LayoutProblem(.samePlace(other: packet.file(at: position).name), file.name))
    }
    found[corner] = packet
  }

  private enum Spelling {
    case exact
    case otherLetterCase
  }

  /// Compares a name with the expected one. Another letter case is a problem, but the tile is read: a file system that
  /// does not distinguish letter case would find it. Any other spelling, such as missing zeros, is a problem only.
  ///
  /// - Returns: `nil` if the name is not that of a tile.
  private mutating func spelling(of name: String, _ expected: String, in folder: TileTree) -> Spelling? {
    if name == expected { return .exact }
    let isCase = name.lowercased() == expected.lowercased()
    problems.append(
      LayoutProblem(
        isCase ? .letterCase(expected: expected) : .misnamed(expected: expected), folder.name(of: name)))
    return isCase ? .otherLetterCase : nil
  }
}
