public import Diagnostics
public import SchemeFormats
public import SourceText

/// Makes the fixes that findings offer, in memory.
public struct Fixer: Sendable {
  /// A document before and after.
  public struct Result: Sendable {
    /// The document's name for people: its path, or a package and an entry.
    public let file: String
    /// The text before.
    public let text: SourceText
    /// The whole file after, in the encoding that it had.
    public let bytes: [UInt8]
    /// The findings that were fixed.
    public let fixed: [Finding]
  }

  /// Whether fixes are made that change what the scheme says.
  public let includesUnsafe: Bool

  /// Makes safe fixes alone, or also those that change what the scheme says.
  public init(includesUnsafe: Bool) { self.includesUnsafe = includesUnsafe }

  /// Whether a finding would be fixed.
  public func fixes(_ finding: Finding) -> Bool { finding.fix.map { $0.isSafe || includesUnsafe } ?? false }

  /// Makes all edits of a document that do not overlap.
  ///
  /// - Returns: `nil` where there is nothing to fix, or the result could not be read as well as the original.
  public func fix(_ document: OpenedScheme.Document, _ findings: [Finding]) -> Result? {
    var edits: [SourceEdit] = []
    var fixed: [Finding] = []
    for finding in findings where fixes(finding) {
      guard let fix = finding.fix, !fix.edits.contains(where: { edit in edits.contains { Self.overlap($0, edit) } })
      else {
        continue
      }
      edits += fix.edits
      fixed.append(finding)
    }
    let source = document.document
    guard !edits.isEmpty, let bytes = source.text.applying(edits), let content = try? ParsedText.parse(bytes),
      source.format.recognizes(content)
    else { return nil }
    let after = source.format.read(content)
    guard after.isComplete || !source.isComplete else { return nil }
    return Result(file: document.file, text: source.text, bytes: bytes, fixed: fixed)
  }

  private static func overlap(_ first: SourceEdit, _ second: SourceEdit) -> Bool {
    first.range.lowerBound < second.range.upperBound && second.range.lowerBound < first.range.upperBound
      || first.range == second.range
  }
}
