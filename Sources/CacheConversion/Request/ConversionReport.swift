public import Diagnostics
public import SchemeFormats
public import SystemPackage

/// What came of a conversion.
public struct ConversionReport: Sendable {
  /// How it ended.
  public enum Outcome: Sendable {
    /// These files, or this directory's documents, were written.
    case written([FilePath])
    /// Nothing was to be written; what would be carried, where it is about tiles.
    case planned(ConversionSummary?)
    /// Nothing was written, because of what would be lost.
    case refused
  }

  /// How it ended.
  public let outcome: Outcome
  /// For people: what they should know of the result.
  public let notices: [Message]
  /// For people: what of the input the result does not say.
  public let lost: [String]
  /// What the tiles turned out to be, where tiles were carried.
  public let census: TileCensus?
  /// The files that were made, where a scheme was converted.
  public let files: [SchemeConversion.File]

  init(
    _ outcome: Outcome, notices: [Message], lost: [String], census: TileCensus? = nil,
    files: [SchemeConversion.File] = []
  ) {
    self.outcome = outcome
    self.notices = notices
    self.lost = lost
    self.census = census
    self.files = files
  }
}

/// What a conversion would carry.
public struct ConversionSummary: Hashable, Sendable {
  /// How many tiles.
  public let tiles: Int
  /// Of the tiles alone.
  public let bytes: Int
  /// How many bundles, or as many tiles in another store.
  public let packets: Int
  /// The numbers in the result of the levels that have tiles.
  public let levels: ClosedRange<Int>?
}
