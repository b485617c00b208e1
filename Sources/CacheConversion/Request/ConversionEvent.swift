public import Diagnostics
public import SystemPackage

/// What a conversion tells while it is at work, in the order in which it happens: a command prints it, a server passes
/// it on.
public enum ConversionEvent: Sendable {
  /// Documents were read; what is wrong with them does not keep them from being used.
  case opened([FileFindings])
  /// A conversion that should be continued begins anew; what others for the same destination left.
  case beginsAnew(others: [FilePath])
  /// Writing begins: all that is to be carried.
  case begins(tiles: Int, bytes: Int)
  /// As many more were carried. It may come from several threads at once.
  case carried(tiles: Int, bytes: Int)
}
