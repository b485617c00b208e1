public import Diagnostics
public import SchemeFormats
public import SystemPackage

/// The result of a conversion.
public struct ConversionReport: Sendable {
  /// How it ended.
  public enum Outcome: Sendable {
    /// These files, or this directory's documents, were written.
    case written([FilePath])
    /// Only a plan was requested: what would be copied; `nil` for a scheme without tiles.
    case planned(ConversionSummary?)
    /// Nothing was written, because losses were to be refused.
    case refused
  }

  /// How it ended.
  public let outcome: Outcome
  /// For people: what the user should know before the result is used, such as what it has replaced. A conversion reports
  /// them as events before it writes.
  public let warnings: [Message]
  /// For people: notices about the result.
  public let notices: [Message]
  /// For people: what the input contains and the result does not.
  public let lost: [String]
  /// What was found in the tiles; `nil` if no tiles were copied.
  public let census: TileCensus?
  /// The faults that `verify` would report of the copied tiles, by rule. The tiles were copied all the same.
  public let faults: [TileFaults]
  /// The files of a converted scheme, with their bytes; empty for a whole cache.
  public let files: [SchemeConversion.File]

  init(
    _ outcome: Outcome, warnings: [Message] = [], notices: [Message], lost: [String], census: TileCensus? = nil,
    faults: [TileFaults] = [], files: [SchemeConversion.File] = []
  ) {
    self.outcome = outcome
    self.warnings = warnings
    self.notices = notices
    self.lost = lost
    self.census = census
    self.faults = faults
    self.files = files
  }
}

/// What a conversion would copy.
public struct ConversionSummary: Hashable, Sendable {
  /// The number of tiles.
  public let tiles: Int
  /// The size of the tiles without documents and indexes, in bytes.
  public let bytes: Int
  /// The number of packets: bundles, or the same 128 × 128 tiles in another store.
  public let packets: Int
  /// The levels that have tiles, by their numbers in the result.
  public let levels: ClosedRange<Int>?
}
