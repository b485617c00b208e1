package import FileAccess
package import SystemPackage

/// The files that a part has left of one packet.
package struct PartFile: Sendable {
  private let form: PartForm
  private let tiles: FilePath
  private let packet: PacketContents
  private let written: PartSink.Written

  /// - Parameters:
  ///   - packet: what the packet contains.
  ///   - written: what the part has noted.
  ///   - directory: to which all parts write.
  package init(_ packet: PacketContents, _ written: PartSink.Written, in directory: FilePath, as form: PartForm) {
    self.packet = packet
    self.written = written
    self.form = form
    tiles = directory.appending(form.tileFolder)
  }

  private var bundle: FilePath { tiles.appending(packet.bundlePath.components) }

  /// A file that is missing, or does not have the size with which it was written; `nil` if there is none.
  package var missing: FilePath? {
    guard form == .files else {
      return (try? InputFile(bundle).size) == packet.bundleSize ? nil : bundle
    }
    for tile in list where Self.found(tile, packet, in: tiles) == nil {
      return Self.path(of: tile.position, packet, in: tiles, suffix: "png")
    }
    return nil
  }

  /// A file whose bytes are not those that were written; `nil` if there is none.
  ///
  /// - Throws: `FileAccessError` if a file cannot be read.
  package func damaged() throws(FileAccessError) -> FilePath? {
    guard form == .files else {
      return try Self.checksum(of: try InputFile(bundle).all).value == written.checksum ? nil : bundle
    }
    var checksum = Checksum()
    var last = tiles
    for tile in list {
      guard let path = Self.found(tile, packet, in: tiles) else { return missing }
      last = path
      try Self.update(&checksum, with: try InputFile(path).all)
    }
    return checksum.value == written.checksum ? nil : last.folder
  }

  /// The tiles and a reader of them, in the order in which they were written. Only for `PartForm.kept`.
  ///
  /// - Throws: `FileAccessError` if the bundle cannot be read.
  package func open() throws(FileAccessError) -> (reader: any PacketReader, tiles: [StoredTile]) {
    let reader = CompactV2Bundle(try InputFile(bundle).all)
    guard written.tiles.isEmpty else {
      var offset = CompactV2Header.tilesOffset
      return (
        reader,
        list.map { tile in
          offset += 4
          defer { offset += Int(tile.size) }
          return StoredTile(position: Int(tile.position), size: Int(tile.size), offset: offset)
        }
      )
    }
    return (reader, try reader.index().tiles)
  }

  private var list: [StoredTile] {
    stride(from: 0, to: written.tiles.count - 1, by: 2).map {
      StoredTile(position: written.tiles[$0], size: written.tiles[$0 + 1], offset: 0)
    }
  }

  /// Creates the folders of levels, also of those without tiles, and removes what killed parts have left.
  package static func completeFolders(
    _ levels: [Int], in directory: FilePath, as form: PartForm
  ) throws(FileAccessError) {
    let tiles = directory.appending(form.tileFolder)
    try Directory.create(tiles)
    for level in levels {
      let folder = tiles.appending(TileNames.level(level))
      try Directory.create(folder)
      try TemporaryName.removeAll(in: folder)
      guard form == .files else { continue }
      for row in try Directory.names(in: folder) { try TemporaryName.removeAll(in: folder.appending(row)) }
    }
  }

  static func path(
    of position: UInt16, _ packet: PacketContents, in tiles: FilePath, _ bytes: UnsafeRawBufferPointer
  ) -> FilePath {
    path(of: position, packet, in: tiles, suffix: TileFolderSink.fileExtension(bytes))
  }

  private static func path(
    of position: UInt16, _ packet: PacketContents, in tiles: FilePath, suffix: String
  ) -> FilePath {
    let tile = PacketGrid.tile(at: position, in: packet.corner)
    return tiles.appending(TileNames.level(packet.level)).appending(TileNames.row(tile.row))
      .appending("\(TileNames.column(tile.column)).\(suffix)")
  }

  /// The file of a tile, if it has the right size; its suffix depends on its bytes.
  private static func found(_ tile: StoredTile, _ packet: PacketContents, in tiles: FilePath) -> FilePath? {
    ["jpg", "png", "lerc"].lazy.map { path(of: tile.position, packet, in: tiles, suffix: $0) }
      .first { path in (try? Stat(path).size).map { Int($0) == Int(tile.size) } ?? false }
  }

  static func checksum(of file: FileSection) throws(FileAccessError) -> Checksum {
    var checksum = Checksum()
    try update(&checksum, with: file)
    return checksum
  }

  private static func update(_ checksum: inout Checksum, with file: FileSection) throws(FileAccessError) {
    for offset in stride(from: 0, to: file.size, by: 1 << 20) {
      let piece = try file.bytes(at: offset, count: min(1 << 20, file.size - offset))
      piece.withUnsafeBytes { checksum.update($0) }
    }
  }
}
