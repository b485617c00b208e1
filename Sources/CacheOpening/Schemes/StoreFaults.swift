/// Which faults of a store that describes itself, such as an MBTiles database, become findings of its scheme.
public enum StoreFaults: Sendable {
  /// All of them.
  case all
  /// Only those that lose nothing, for a caller that reports the losses itself.
  case harmless
}
