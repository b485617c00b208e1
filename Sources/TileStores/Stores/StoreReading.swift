public import TilingSchemes

/// What is read of a store when it is opened. A file on the disk is read as a whole; one on a server only as far as needed,
/// if the store can do so.
public enum StoreReading: Hashable, Sendable {
  /// All that the store says about its tiles, with all faults in it.
  case all
  /// What describes the tiles: the scheme and the metadata. Packets and faults may be missing.
  case description
  /// The description and the packets of some tiles: those of the levels, `nil` for all, that are in an extent in map units,
  /// `nil` for all. Other packets, and faults of other tiles, may be missing.
  case tiles(levels: Set<Int>?, extent: Envelope?)
}
