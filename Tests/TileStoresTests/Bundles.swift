import FileAccess
import Foundation
import SystemPackage
import TestSupport
import TilingSchemes

@testable import TileStores

/// The index, tiles and problems of a packet, read completely.
struct ReadPacket {
  var index = PacketIndex()
  var tiles: [UInt16: Data] = [:]
  var problems: [PacketProblem] = []

  init(_ packet: TilePacket) throws {
    let reader = try packet.open()
    index = try reader.index()
    var tiles: [UInt16: Data] = [:]
    var problems: [PacketProblem] = []
    try reader.read(index.tiles) { tile, bytes, problem throws(FileAccessError) in
      tiles[tile.position] = Data(bytes)
      if let problem { problems.append(problem) }
      _ = TileImage.inspect(bytes)
    }
    self.tiles = tiles
    self.problems = problems
  }
}

extension TemporaryDirectory {
  /// A Compact V2 bundle as a packet.
  func bundle(_ bytes: Data) throws -> TilePacket {
    try bytes.write(to: url.appending(path: "a.bundle"))
    return TilePacket(level: 0, corner: .origin, CompactV2Packet(.path(FilePath(path("a.bundle")))))
  }

  /// A Compact V1 bundle as a packet.
  func oldBundle(_ bundle: Data, _ index: Data) throws -> TilePacket {
    try bundle.write(to: url.appending(path: "b.bundle"))
    try index.write(to: url.appending(path: "b.bundlx"))
    return TilePacket(
      level: 0, corner: .origin,
      CompactV1Packet(
        .path(FilePath(path("b.bundle"))), index: .path(FilePath(path("b.bundlx"))), corner: .origin))
  }
}

extension BundleCoordinate {
  static let origin = BundleCoordinate(of: TileCoordinate(row: 0, column: 0))
}
