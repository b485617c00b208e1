import FileAccess
import SystemPackage
import TilingSchemes

/// Searches the folder of a level for tiles that are single files, and groups them into packets.
struct FolderSearch {
  private let level: FilePath
  private let naming: FolderNaming
  private var found: [BundleCoordinate: FolderPacket] = [:]
  private(set) var problems: [LayoutProblem] = []

  var packets: [FolderPacket] {
    found.values.sorted { ($0.corner.row, $0.corner.column) < ($1.corner.row, $1.corner.column) }
  }

  init(_ level: FilePath, naming: FolderNaming) {
    self.level = level
    self.naming = naming
  }

  /// Searches the folders of rows or columns with the given names.
  mutating func run(_ folders: [String]) {
    for name in folders {
      guard let outer = naming.outer(name) else {
        problems.append(LayoutProblem(.misnamed(expected: nil), level.appending(name).string))
        continue
      }
      guard isAsExpected(name, naming.outerName(outer), in: level) else { continue }
      addTiles(in: level.appending(name), outer: outer)
    }
  }

  private mutating func addTiles(in folder: FilePath, outer: Int) {
    let entries: [Directory.Entry]
    do throws(FileAccessError) {
      entries = try Directory.entries(in: folder)
    } catch {
      problems.append(LayoutProblem(.unreadable(error), folder.string))
      return
    }
    for entry in entries {
      let parts = entry.name.split(separator: ".", omittingEmptySubsequences: false)
      guard parts.count == 2, let kind = FolderPacket.extensions.firstIndex(of: parts[1].lowercased()),
        let inner = naming.inner(String(parts[0]))
      else {
        problems.append(LayoutProblem(LayoutProblem.stranger(entry.name), folder.appending(entry.name).string))
        continue
      }
      if entry.kind == .other, let special = SpecialFile.at(folder.appending(entry.name)) {
        let path = folder.appending(entry.name).string
        problems.append(LayoutProblem(.unreadable(FileAccessError(path, .special(special))), path))
        continue
      }
      let expected = "\(naming.innerName(inner)).\(FolderPacket.extensions[kind])"
      guard isAsExpected(entry.name, expected, in: folder) else { continue }
      let tile =
        naming == .columnRow ? TileCoordinate(row: inner, column: outer) : TileCoordinate(row: outer, column: inner)
      let corner = BundleCoordinate(of: tile)
      let position = (tile.row - corner.row) * PacketGrid.width + tile.column - corner.column
      var packet =
        found[corner]
        ?? FolderPacket(
          level: level, naming: naming, corner: corner, kinds: Array(repeating: 0, count: PacketGrid.tileCount))
      // Removed during the change, so that the array is changed in place and not copied for each tile.
      found[corner] = nil
      packet.kinds[position] = UInt8(kind + 1)
      found[corner] = packet
    }
  }

  /// Whether a name is spelled exactly as expected. `FolderPacket` makes paths from numbers and would not find a file
  /// with another spelling, so such a file becomes a problem instead of a tile.
  private mutating func isAsExpected(_ name: String, _ expected: String, in folder: FilePath) -> Bool {
    if name == expected { return true }
    let isCase = name.lowercased() == expected.lowercased()
    problems.append(
      LayoutProblem(
        isCase ? .letterCase(expected: expected) : .misnamed(expected: expected), folder.appending(name).string))
    return false
  }
}
