import FileAccess
import SystemPackage

/// Finds the single files of tiles. A file has to be opened, so nothing is read from memory alone.
struct FolderLookup: TileLookup {
  private let packet: FolderPacket

  init(_ packet: FolderPacket) { self.packet = packet }

  func tile(at position: UInt16, from source: ReadingSource) throws(FileAccessError) -> LookupResult<StoredTile> {
    guard packet.kinds[Int(position)] != 0 else { return .missing }
    guard case .disk = source else { return .onDisk }
    let section: FileSection
    do {
      section = try packet.file(at: Int(position)).open()
    } catch {
      // Deleted since the folder was listed.
      guard error.reason == .system(.noSuchFileOrDirectory) else { throw error }
      return .missing
    }
    guard section.size <= PacketGrid.largestTile else { return .missing }
    return .found(StoredTile(position: Int(position), size: section.size, offset: 0))
  }

  func bytes(of tile: StoredTile, from source: ReadingSource) throws(FileAccessError) -> LookupResult<[UInt8]> {
    guard case .disk = source else { return .onDisk }
    let section = try packet.file(at: Int(tile.position)).open()
    return .found(try section.bytes(at: 0, count: min(section.size, PacketGrid.largestTile)))
  }
}
