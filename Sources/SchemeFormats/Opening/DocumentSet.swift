import Diagnostics
import SourceText

/// Documents as they are gathered.
struct DocumentSet {
  private var documents: [OpenedScheme.Document] = []
  private var findings: [FileFindings] = []

  var format: (any SchemeFormat)? { documents.first?.document.format }

  mutating func add(_ bytes: [UInt8], file: String) throws(OpeningError) {
    if let reason = Recognition.refusal(of: bytes) { throw .notAScheme(file, reason) }
    guard let content = parse(bytes, file: file) else { return }
    switch Recognition(content) {
    case .format(let format): add(format.read(content), file: file)
    case .refused(let reason): throw .notAScheme(file, reason)
    }
  }

  /// A companion counts only if it is what its name says.
  mutating func addCompanion(
    _ bytes: [UInt8], file: String, of format: (any SchemeFormat)?
  ) throws(OpeningError) {
    guard let content = parse(bytes, file: file) else { return }
    if case .format(let found) = Recognition(content), found.form == format?.form, found.name != format?.name {
      add(found.read(content), file: file)
    } else {
      findings.append(
        FileFindings(
          file: file, text: content.text,
          findings: [
            Finding(
              .error, "unexpected-content", "this is not the companion that its name promises",
              at: SourceRange(0..<0))
          ]))
    }
  }

  private mutating func add(_ document: SchemeDocument, file: String) {
    documents.append(OpenedScheme.Document(file: file, document: document))
    var all = document.findings
    if case .named(let encoding) = document.text.encoding, document.text.utf8.first != UInt8(ascii: "<") {
      all.append(
        Finding(
          .warning, "encoding", "this is no UTF-8; it was read as \(encoding), which may be wrong",
          at: SourceRange(0..<0)))
    }
    findings.append(FileFindings(file: file, text: document.text, findings: all))
  }

  private mutating func parse(_ bytes: [UInt8], file: String) -> ParsedText? {
    do {
      return try ParsedText.parse(bytes)
    } catch {
      findings.append(FileFindings(file: file, text: ParsedText.readable(bytes), findings: [Finding(error)]))
      return nil
    }
  }

  func opened(_ container: OpenedScheme.Container, suggestedName: String?) -> OpenedScheme {
    OpenedScheme(
      container: container, documents: documents, findings: findings, suggestedName: suggestedName)
  }
}
