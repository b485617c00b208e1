public import Diagnostics
import SourceText
public import SystemPackage

/// A disk on which the tiles of a build will probably not fit.
public struct DiskShortage: Hashable, Sendable {
  /// The expected size of what is written, in bytes; for a package or a database, also that of the tiles beside it.
  public let expected: Int
  /// The bytes that the user may still write.
  public let free: Int
  /// The directory whose disk was examined.
  public let path: FilePath

  /// One sentence without a full stop.
  public var message: Message {
    Message(
      "the build needs about \(ByteText.text(Double(expected))), but only \(ByteText.text(Double(free))) are free in "
        + "\(path); the build stops when the disk is full, keeps what is whole, and can be continued with more space")
  }
}
