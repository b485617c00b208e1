public import SourceText

/// Changes of the text that would remove a finding.
public struct Fix: Hashable, Sendable {
  /// What it does, as an order to the tool: “write 0”.
  public let title: String
  /// Whether no reader can take the result for another scheme than the one that was meant.
  public let isSafe: Bool
  /// Changes that are made together, in bytes of the document that the finding is about.
  public let edits: [SourceEdit]

  /// Takes the edits as they are; whether they overlap is tested when they are applied.
  public init(_ title: String, isSafe: Bool, edits: [SourceEdit]) {
    self.title = title
    self.isSafe = isSafe
    self.edits = edits
  }
}
