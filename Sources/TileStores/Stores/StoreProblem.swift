/// A fault in what a store states about its tiles, or in its list of tiles. The tiles can be read in spite of it.
public struct StoreProblem: Hashable, Sendable {
  /// The type of the fault.
  public enum Kind: Hashable, Sendable {
    /// Metadata that the format requires are missing.
    case missingMetadata
    /// The metadata state another image format than the tiles have, or spell it in another way.
    case format
    /// The bounds cannot be used as they are.
    case bounds
    /// The metadata state other zooms than those of the tiles.
    case zooms
    /// The numbers of tiles are stored as texts.
    case textNumbers
    /// Some entries of the list of tiles have no place in a cache, so their tiles are not read.
    case unplaced
    /// Two entries of the metadata have the same name.
    case repeatedMetadata
  }

  /// The type of the fault.
  public let kind: Kind
  /// One clause without a full stop, with the value that was found.
  public let message: String

  /// Whether something in the store is not in what is read from it.
  public var isLoss: Bool { kind == .unplaced || kind == .repeatedMetadata }

  init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }
}
