public import FileAccess
public import SystemPackage
public import TilingSchemes

/// A packet of 128 × 128 tiles that are single files, on disk or in a package.
///
/// Single files have no bundles; the same squares are used, so that work on them is divided in the same way.
public struct FolderPacket: PacketSource, PacketReader {
  /// The extensions that are read as tiles. MapProxy writes `jpeg` (Documentation/Reference/exploded.md).
  static let extensions = ["jpg", "png", "jpeg", "lerc"]

  /// The folder of the level.
  let level: TileTree
  let naming: FolderNaming
  /// The number of rows of the level, if rows count from the south.
  private let rowCount: Int?
  /// The row and column of its upper left tile.
  public let corner: BundleCoordinate
  /// For each position: 0 if there is no tile, otherwise the number of its extension in `extensions`, from 1. A byte
  /// for each tile takes far less memory than a path.
  var kinds: [UInt8]
  /// The files whose path does not follow from their position: entries of a package, and names in another letter case.
  var files: [Int: BundleFile] = [:]

  /// The path of the level's folder, or the package and the folder, for messages.
  public var name: String { level.name }

  init(level: TileTree, naming: FolderNaming, rowCount: Int?, corner: BundleCoordinate) {
    self.level = level
    self.naming = naming
    self.rowCount = rowCount
    self.corner = corner
    kinds = Array(repeating: 0, count: PacketGrid.tileCount)
  }

  /// The folder of the level, or the package.
  public var file: FilePath { level.file }

  /// The packet itself: a file is opened when its tile is read.
  public func open() -> any PacketReader { self }

  /// Gets the size of each file, in the order of positions. The offset of each tile is 0, and a tile larger than
  /// `PacketGrid.largestTile` becomes a problem.
  ///
  /// - Throws: `FileAccessError` with the path of a file that was removed or has no readable attributes.
  public func index() throws(FileAccessError) -> PacketIndex {
    var tiles: [StoredTile] = []
    var problems: [PacketProblem] = []
    var version = Fingerprint()
    for position in 0..<PacketGrid.tileCount where kinds[position] != 0 {
      let size = try size(of: file(at: position), &version)
      if size > PacketGrid.largestTile {
        problems.append(.tooLarge(UInt16(position), size: size))
      } else {
        tiles.append(StoredTile(position: position, size: size, offset: 0))
      }
    }
    return PacketIndex(tiles: tiles, problems: problems, version: version)
  }

  /// `nil`: the attributes of all files would be read, which takes as long as the index.
  public func version() -> Fingerprint? { nil }

  /// Opens each tile's file in turn and hands out the bytes that the index counted.
  ///
  /// - Throws: `FileAccessError` if a file cannot be opened, is shorter than the index says, or changes
  ///   during reading.
  public func read(
    _ tiles: [StoredTile],
    _ body: (StoredTile, UnsafeRawBufferPointer, PacketProblem?) throws(FileAccessError) -> Void
  ) throws(FileAccessError) {
    for tile in tiles {
      let section = try file(at: Int(tile.position)).open()
      let window = ReadingWindow(section, capacity: section.size)
      let bytes = try window.bytes(at: 0, count: Int(tile.size))
      try section.checkIsUnchanged()
      try body(tile, bytes, nil)
    }
  }

  /// The file of a position that has a tile.
  func file(at position: Int) -> BundleFile {
    if let file = files[position] { return file }
    let tile = PacketGrid.tile(at: UInt16(position), in: corner)
    let numbers = naming.numbers(of: tile, rowCount: rowCount)
    let suffix = Self.extensions[max(0, Int(kinds[position]) - 1)]
    let file = "\(naming.innerName(numbers.inner)).\(suffix)"
    return .path((level.path ?? "").appending(naming.outerName(numbers.outer)).appending(file))
  }

  /// Reads the single file of each tile.
  public func lookup() -> any TileLookup { FolderLookup(self) }

  /// The size of a file in bytes; its version is added to that of the packet.
  private func size(of file: BundleFile, _ version: inout Fingerprint) throws(FileAccessError) -> Int {
    switch file {
    case .path(let path):
      let status: Stat
      do throws(Errno) {
        status = try Stat(path)
      } catch {
        throw FileAccessError(path.string, .system(error))
      }
      try SpecialFile.refuse(path, status)
      version.add(FileVersion(status))
      return Int(status.size)
    case .entry(_, let entry):
      version.add(entry.headerOffset)
      version.add(Int(entry.crc32))
      return entry.size
    }
  }
}
