public import Diagnostics
public import SchemeFormats
public import SourceText

/// Makes the fixes of findings in memory.
///
/// Only bytes that a fix names are replaced; everything else in the file, its encoding included, stays as it was.
public struct Fixer: Sendable {
  /// A document before and after its fixes.
  public struct Result: Sendable {
    /// The document's name for people: its path, or a package and an entry.
    public let file: String
    /// The text before the fixes.
    public let text: SourceText
    /// The bytes of the whole file after the fixes, in its original encoding.
    public let bytes: [UInt8]
    /// The findings whose fixes were made.
    public let fixed: [Finding]
  }

  /// Whether fixes that change values of the scheme are made as well.
  public let includesUnsafe: Bool

  /// - Parameter includesUnsafe: whether fixes that change values of the scheme are made as well as safe ones.
  public init(includesUnsafe: Bool) { self.includesUnsafe = includesUnsafe }

  /// Whether a finding has a fix that this fixer makes.
  public func fixes(_ finding: Finding) -> Bool { finding.fix.map { $0.isSafe || includesUnsafe } ?? false }

  /// Makes all edits of a document that do not overlap.
  ///
  /// - Returns: `nil` if there is nothing to fix, or if the result cannot be read as completely as the original. A fix
  ///   must never make a file worse.
  public func fix(_ document: OpenedScheme.Document, _ findings: [Finding]) -> Result? {
    var edits: [SourceEdit] = []
    var fixed: [Finding] = []
    for finding in findings where fixes(finding) {
      // Two rules can correct the same value. The first fix is made; a second run makes the other if it still applies.
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

  /// Whether two edits change the same bytes. Two insertions at the same place do, because their order would be open.
  private static func overlap(_ first: SourceEdit, _ second: SourceEdit) -> Bool {
    first.range.lowerBound < second.range.upperBound && second.range.lowerBound < first.range.upperBound
      || first.range == second.range
  }
}
