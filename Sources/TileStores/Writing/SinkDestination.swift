public import SystemPackage

/// The destination of a conversion, and the content that it will have.
public struct SinkDestination: Sendable {
  /// What happens to the unfinished output of an interrupted run.
  public enum Leftovers: Hashable, Sendable {
    /// It is continued; complete packets are not written again.
    case continued
    /// It is removed.
    case removed
  }

  /// What happens to an existing file or directory with the name of the result.
  public enum Existing: Hashable, Sendable {
    /// It is kept, and the conversion fails.
    case kept
    /// It is replaced when the result is complete.
    case replaced
  }

  /// The path of the result.
  public let path: FilePath
  /// All packets, in the order in which they are written.
  public let packets: [PacketContents]
  /// The documents, each with the largest size that it can have: a package reserves this size.
  public let documents: [CacheDocument]
  /// Identifies the conversion: another source or other options for the same path have another key.
  public let key: String
  /// What happens to the unfinished output of an interrupted run.
  public let leftovers: Leftovers
  /// What happens to an existing file or directory at the path.
  public let existing: Existing
  /// The numbers of levels that have a folder in the source but no tiles. A result without any folder would look as if
  /// its tiles had been removed.
  public let emptyLevels: [Int]
  /// The number of rows of each level, for folders whose rows count from the south.
  public let rowCounts: [Int: Int]
  /// The extension of the files of all tiles, without a point; `nil` to give each tile that of its own format. An address
  /// of tiles can state one extension only.
  public let tileSuffix: String?

  /// - Parameters:
  ///   - path: the path of the result.
  ///   - packets: all packets, in the order in which they are written.
  ///   - documents: the documents, each with the largest size that it can have.
  ///   - key: identifies the conversion.
  ///   - leftovers: what happens to the unfinished output of an interrupted run.
  ///   - existing: what happens to an existing file or directory at the path.
  ///   - emptyLevels: the numbers of levels that have a folder in the source but no tiles.
  ///   - rowCounts: the number of rows of each level, for folders whose rows count from the south.
  ///   - tileSuffix: the extension of the files of all tiles; `nil` to give each tile that of its own format.
  public init(
    _ path: FilePath, packets: [PacketContents], documents: [CacheDocument], key: String, leftovers: Leftovers,
    existing: Existing, emptyLevels: [Int] = [], rowCounts: [Int: Int] = [:], tileSuffix: String? = nil
  ) {
    self.path = path
    self.packets = packets
    self.documents = documents
    self.key = key
    self.leftovers = leftovers
    self.existing = existing
    self.emptyLevels = emptyLevels
    self.rowCounts = rowCounts
    self.tileSuffix = tileSuffix
  }

  /// The numbers of the levels that get a folder, in ascending order.
  public var levels: [Int] { Set(packets.map(\.level) + emptyLevels).sorted() }

  /// The path of the unfinished output.
  public var partial: FilePath { Partial.path(for: path, key: key) }
}
