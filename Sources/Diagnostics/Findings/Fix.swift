public import SourceText

/// Changes of the text that remove a finding.
public struct Fix: Hashable, Sendable {
  /// The change as an instruction: “write 0”.
  public let title: String
  /// Whether no program reads the result as another scheme than the one that was meant. Only safe fixes are made by
  /// default.
  public let isSafe: Bool
  /// The changes, which are made together, in bytes of the document with the finding.
  public let edits: [SourceEdit]

  /// Takes the edits without checking them. Whether they overlap is checked when they are applied.
  public init(_ title: String, isSafe: Bool, edits: [SourceEdit]) {
    self.title = title
    self.isSafe = isSafe
    self.edits = edits
  }
}
