import FileAccess
import SourceText
package import SystemPackage

/// What a part writes last: that all of its blocks are complete, and what is in them.
///
/// The text is a JSON object, which `Schemas/part.schema.json` describes.
public struct PartMarker: Hashable, Sendable {
  static let version = 1
  /// The largest marker that is read, in bytes.
  private static let limit = 1 << 20

  /// The digest of the plan.
  public let plan: String
  /// The number of the part, from 0.
  public let part: Int
  /// The number of all parts.
  public let count: Int
  /// The number of blocks that the part owns.
  public let blocks: Int
  /// The number of tiles in them, without those that are made at the end.
  public let tiles: Int
  /// The size of those tiles in bytes.
  public let bytes: Int
  /// The name of the machine, for people.
  public let host: String
  /// How long the part took, in seconds; only that of the last process that worked on it.
  public let seconds: Double

  package init(
    plan: String, part: Int, count: Int, blocks: Int, tiles: Int, bytes: Int, host: String, seconds: Double
  ) {
    self.plan = plan
    self.part = part
    self.count = count
    self.blocks = blocks
    self.tiles = tiles
    self.bytes = bytes
    self.host = host
    self.seconds = seconds
  }

  package var text: [UInt8] {
    let json = JSONOutput.object([
      .init("tilescheme", .string("part")), .init("version", .integer(Self.version)), .init("plan", .string(plan)),
      .init("part", .integer(part)), .init("of", .integer(count)), .init("blocks", .integer(blocks)),
      .init("tiles", .integer(tiles)), .init("bytes", .integer(bytes)), .init("host", .string(host)),
      .init("seconds", .double((seconds * 1000).rounded() / 1000)),
    ])
    return Array((json.text(.indented) + "\n").utf8)
  }

  /// Reads a marker.
  ///
  /// - Throws: `PartsError.damaged` if it is none; `.access`.
  package static func read(_ path: FilePath) throws(PartsError) -> PartMarker {
    let bytes: [UInt8]
    do throws(FileAccessError) {
      bytes = try FileReading.bytes(of: path, limit: limit)
    } catch {
      throw .access(error)
    }
    guard let marker = PartMarker(parsing: bytes) else {
      throw .damaged(path, "this is not the report of a part; remove it, run the part again, then finish again")
    }
    return marker
  }

  /// - Returns: `nil` if the text is no marker.
  package init?(parsing bytes: [UInt8]) {
    guard let text = try? SourceText(bytes), let document = try? JSONReader.read(text) else { return nil }
    let root = document.root
    guard root["tilescheme"]?.string == "part", document.integer(root["version"]) == Self.version,
      let plan = root["plan"]?.string, let part = document.integer(root["part"]),
      let count = document.integer(root["of"]), let blocks = document.integer(root["blocks"]),
      let tiles = document.integer(root["tiles"]), let size = document.integer(root["bytes"]),
      let host = root["host"]?.string, let seconds = root["seconds"].flatMap({ document.double(of: $0) }),
      (0..<max(0, count)).contains(part), blocks >= 0, tiles >= 0, size >= 0, seconds >= 0
    else { return nil }
    self.init(
      plan: plan, part: part, count: count, blocks: blocks, tiles: tiles, bytes: size, host: host, seconds: seconds)
  }
}
