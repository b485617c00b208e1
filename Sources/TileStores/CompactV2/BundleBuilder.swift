package import FileAccess
package import SystemPackage
package import TilingSchemes

/// Writes a Compact V2 bundle whose tiles come one by one, with sizes that are not known before.
///
/// The tiles go to a temporary file at once, so that a bundle of a gigabyte does not need its memory. The index is written
/// last, and then the file gets the name of the bundle. The order of the tiles in the file is that in which they came.
package final class BundleBuilder {
  private static let bufferSize = 1 << 20

  private let level: Int
  private let corner: BundleCoordinate
  private let folder: FilePath
  private let recordCount: Int
  private let temporary: FilePath
  private let file: OutputFile
  private var buffer: [UInt8] = []
  private var written = CompactV2Header.tilesOffset
  private var tiles: [StoredTile] = []

  /// - Parameters:
  ///   - level: the number of the level.
  ///   - corner: the row and column of the upper left tile.
  ///   - folder: the folder that contains the folders of the levels.
  ///   - store: the form of the cache, which decides the header of the bundle.
  /// - Throws: `FileAccessError` if no file can be created in the folder of the level, which must exist.
  package init(
    level: Int, corner: BundleCoordinate, in folder: FilePath, as store: CompactV2Store
  ) throws(FileAccessError) {
    self.level = level
    self.corner = corner
    self.folder = folder
    recordCount = store.recordCount
    temporary = TemporaryName.new(beside: folder.appending(TileNames.level(level)).appending("x"))
    file = try OutputFile(temporary)
  }

  deinit { NewFile.remove(temporary) }

  /// The number of tiles so far.
  package var tileCount: Int { tiles.count }

  /// Adds a tile, which must not have been added before.
  ///
  /// - Throws: `FileAccessError` if the file cannot be written.
  package func add(_ bytes: [UInt8], at tile: TileCoordinate) throws(FileAccessError) {
    let position = (tile.row - corner.row) * PacketGrid.width + tile.column - corner.column
    let offset = written + buffer.count + 4
    tiles.append(StoredTile(position: position, size: bytes.count, offset: offset))
    let size = UInt32(bytes.count)
    buffer += [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: size >> $0) }
    buffer += bytes
    if buffer.count >= Self.bufferSize { try flush() }
  }

  /// Writes the index, and gives the bundle its name. If a bundle of this name exists, its other tiles are kept; a new tile
  /// replaces the existing one in its place.
  ///
  /// - Parameter sink: adds tiles to existing bundles of the same cache.
  /// - Throws: `FileAccessError` if the bundle cannot be written. An existing bundle is then unchanged.
  package func finish(_ sink: BundleMergeSink) throws(FileAccessError) {
    try writeIndex()
    let contents = PacketContents(
      level: level, corner: corner, tileCount: tiles.count, byteCount: tiles.reduce(0) { $0 + Int($1.size) })
    let path = folder.appending(contents.bundlePath.components)
    if FileSystemEntry.at(path) == nil, try ReplacedFile(path, was: nil).replace(by: temporary) { return }
    // The index lists them in the order of their bytes.
    let own = CompactV2Bundle(try InputFile(temporary).all)
    try sink.write(0, contents, tiles, from: own)
  }

  /// The file of a bundle that got its name.
  package struct Written: Hashable, Sendable {
    /// In bytes.
    package let size: Int
    /// The CRC-32 of its bytes.
    package let checksum: UInt32
  }

  /// Writes the index, and gives the bundle its name. A bundle of this name is replaced: whoever wrote it made the same
  /// tiles.
  ///
  /// - Throws: `FileAccessError` if the bundle cannot be written.
  package func finish(as shared: SharedFile) throws(FileAccessError) -> Written {
    try writeIndex()
    let bytes = try InputFile(temporary).all
    var checksum = Checksum()
    for offset in stride(from: 0, to: bytes.size, by: Self.bufferSize) {
      let piece = try bytes.bytes(at: offset, count: min(Self.bufferSize, bytes.size - offset))
      piece.withUnsafeBytes { checksum.update($0) }
    }
    let name = folder.appending(TileNames.level(level)).appending("\(corner.fileName).bundle")
    try shared.publish(temporary, as: name, size: bytes.size)
    return Written(size: bytes.size, checksum: checksum.value)
  }

  private func writeIndex() throws(FileAccessError) {
    try flush()
    var writer = CompactV2Writer(recordCount: recordCount)
    let file = file
    let write = { (bytes: UnsafeRawBufferPointer, offset: Int) throws(FileAccessError) in
      try file.write(bytes, at: offset)
    }
    try writer.begin(tiles, write)
    try writer.finish(write)
  }

  private func flush() throws(FileAccessError) {
    guard !buffer.isEmpty else { return }
    try file.write(buffer, at: written)
    written += buffer.count
    buffer.removeAll(keepingCapacity: true)
  }
}
