import TileSchemeKit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Fuzzes the readers of stored tiles. Readers that need a file get a temporary one.
enum TileFuzzing {
  static func run(_ target: FuzzTarget, _ bytes: [UInt8]) {
    switch target {
    case .image:
      bytes.withUnsafeBytes { bytes in
        _ = TileImage.inspect(bytes)
        _ = PNGAlpha(bytes)
      }
    case .bundle:
      read(CompactV2Packet(.path(file(bytes, "bundle"))), limit: bytes.count)
    case .bundlx:
      let bundle = [UInt8](repeating: 3, count: 70_000)
      read(
        CompactV1Packet(.path(file(bundle, "old")), index: .path(file(bytes, "bundlx")), corner: corner),
        limit: bundle.count)
    case .zip: unpack(file(bytes, "zip"))
    default: break
    }
  }

  private static let corner = BundleCoordinate(of: TileCoordinate(row: 0, column: 0))

  /// Every tile of the index can be read, and is within the file.
  private static func read(_ source: some PacketSource, limit: Int) {
    let packet = TilePacket(level: 0, corner: corner, source)
    guard let reader = try? packet.open(), let index = try? reader.index() else { return }
    do throws(FileAccessError) {
      try reader.read(index.tiles) { tile, bytes, _ throws(FileAccessError) in
        precondition(bytes.count == Int(tile.size) && bytes.count <= limit)
        _ = TileImage.inspect(bytes)
      }
    } catch {
      fatalError("a tile of the index cannot be read: \(error.message)")
    }
  }

  private static func unpack(_ path: FilePath) {
    guard let archive = try? ZipArchive(path) else { return }
    for entry in archive.entries.prefix(20) {
      _ = try? archive.header(of: entry)
      _ = try? archive.bytes(of: entry, limit: 1 << 20)
      guard entry.size < 1 << 20, let section = try? archive.section(of: entry) else { continue }
      precondition(section.size == entry.size)
      _ = try? section.bytes(at: 0, count: section.size)
    }
  }

  private static func file(_ bytes: [UInt8], _ name: String) -> FilePath {
    let path = FilePath("/dev/shm/tilescheme-fuzz-\(getpid())-\(name)")
    guard
      let file = try? FileDescriptor.open(
        path, .writeOnly, options: [.create, .truncate], permissions: [.ownerReadWrite])
    else { fatalError("\(path) cannot be written") }
    _ = try? file.writeAll(bytes)
    try? file.close()
    return path
  }
}
