/// A format that is written and not read, such as a program for a library of web maps. It belongs to no pair of files.
///
/// A written text is not read back to find out what is lost, so the format states what it holds: `held(of:)`.
public protocol WriteOnlyFormat: SchemeFormat {}

extension WriteOnlyFormat {
  /// `false`: documents of the format are only written.
  public var isRead: Bool { false }

  /// `true`: the format is not Esri's.
  public var isOpen: Bool { true }

  /// `nil`: the text stands alone.
  public var form: CacheForm? { nil }

  /// Returns `false`: the text is not read.
  public func recognizes(_ content: ParsedText) -> Bool { false }

  /// Returns a document with an error: the text is not read.
  public func read(_ content: ParsedText) -> SchemeDocument { .unrecognized(content, as: self) }
}
