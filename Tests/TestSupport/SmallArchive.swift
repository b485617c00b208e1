import Foundation

/// A PMTiles archive that the tests write themselves, from the specification and not with our code.
public struct SmallArchive {
  /// An entry of a directory; a run of 0 is a leaf directory.
  public struct Entry: Sendable {
    public var tile: UInt64
    public var run: UInt64
    public var length: UInt64
    public var offset: UInt64

    public init(_ tile: UInt64, run: UInt64 = 1, length: UInt64, offset: UInt64) {
      self.tile = tile
      self.run = run
      self.length = length
      self.offset = offset
    }
  }

  public var root: [Entry] = []
  /// The leaf directories, as they are in the file.
  public var leaves = Data()
  /// The tile data.
  public var data = Data()
  public var metadata = Data(#"{"name":"Test"}"#.utf8)
  /// The root directory as it is in the file; `nil` for that of `root`, without compression.
  public var rootBytes: Data?
  /// 1 for none, 2 for gzip.
  public var internalCompression: UInt8 = 1
  public var tileCompression: UInt8 = 1
  public var tileType: UInt8 = 2
  public var zooms: (UInt8, UInt8) = (0, 1)
  /// The numbers of tiles, entries and contents in the header.
  public var counts: [UInt64] = [0, 0, 0]
  public var isClustered: UInt8 = 1
  /// In units of 10⁻⁷ degrees.
  public var bounds: [Int32] = [-1_800_000_000, -850_000_000, 1_800_000_000, 850_000_000]
  public var center: [Int32] = [0, 0]
  public var centerZoom: UInt8 = 0

  public init() {}

  /// Zooms 0 and 1 with the same PNG of 256 pixels at every place.
  public static var world: SmallArchive {
    get throws {
      var archive = SmallArchive()
      archive.data = try SmallCache.tile("png24.png")
      archive.root = [Entry(0, run: 5, length: UInt64(archive.data.count), offset: 0)]
      archive.counts = [5, 1, 1]
      return archive
    }
  }

  /// The archive as a file: header, root directory, metadata, leaf directories, tile data.
  public var bytes: Data {
    let directory = rootBytes ?? Self.directory(root)
    var file = Data("PMTiles".utf8) + [3]
    var offset = 127
    for part in [directory, metadata, leaves, data] {
      file += Self.little(UInt64(offset)) + Self.little(UInt64(part.count))
      offset += part.count
    }
    for count in counts { file += Self.little(count) }
    file += [isClustered, internalCompression, tileCompression, tileType, zooms.0, zooms.1]
    for value in bounds { file += Self.little(value) }
    file.append(centerZoom)
    for value in center { file += Self.little(value) }
    return file + directory + metadata + leaves + data
  }

  /// A directory without compression.
  public static func directory(_ entries: [Entry]) -> Data {
    var bytes = varint(UInt64(entries.count))
    var last: UInt64 = 0
    for entry in entries {
      bytes += varint(entry.tile &- last)
      last = entry.tile
    }
    for entry in entries { bytes += varint(entry.run) }
    for entry in entries { bytes += varint(entry.length) }
    for entry in entries { bytes += varint(entry.offset + 1) }
    return bytes
  }

  /// Seven bits in each byte, the lowest first, and the highest bit in all bytes but the last.
  public static func varint(_ number: UInt64) -> Data {
    var bytes = Data()
    var rest = number
    while rest > 127 {
      bytes.append(UInt8(rest & 127) | 128)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
    return bytes
  }

  private static func little(_ number: some FixedWidthInteger) -> Data {
    withUnsafeBytes(of: number.littleEndian) { Data($0) }
  }
}
