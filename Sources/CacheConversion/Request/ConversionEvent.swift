public import Diagnostics
public import SystemPackage

/// The events of a running conversion, in the order in which they happen. A command prints them, a server forwards
/// them.
public enum ConversionEvent: Sendable {
  /// Documents were read. They have these findings, but can be used.
  case opened([FileFindings])
  /// A conversion that should be continued starts over. The paths are unfinished output of other conversions for the
  /// same destination.
  case beginsAnew(others: [FilePath])
  /// Something to know before anything is written, such as what is replaced.
  case warning(Message)
  /// Writing starts: the number of tiles and bytes to be copied.
  case begins(tiles: Int, bytes: Int)
  /// This number of additional tiles and bytes was copied. The event can come from several threads at once.
  case carried(tiles: Int, bytes: Int)
}
