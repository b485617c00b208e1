import Diagnostics
import SchemeFormats
import SourceText

/// Documents as they are gathered.
struct DocumentSet {
  /// The package whose entries they are.
  let package: String?
  private var documents: [OpenedScheme.Document] = []
  private var findings: [FileFindings] = []

  var format: (any SchemeFormat)? { documents.first?.document.format }

  init(in package: String? = nil) { self.package = package }

  /// - Parameter file: its path, or the entry's name.
  mutating func add(_ bytes: [UInt8], file: String) throws(OpeningError) {
    if let reason = Recognition.refusal(of: bytes) { throw .notAScheme(name(of: file), reason) }
    guard let content = parse(bytes, file: file) else { return }
    switch Recognition(content) {
    case .format(let format): add(format.read(content), file: file)
    case .refused(let reason): throw .notAScheme(name(of: file), reason)
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
          file: name(of: file), in: package, text: content.text,
          findings: [
            Finding(
              .error, .unexpectedContent, "this is not the companion that its name promises",
              at: SourceRange(0..<0))
          ]))
    }
  }

  private mutating func add(_ document: SchemeDocument, file: String) {
    documents.append(
      OpenedScheme.Document(file: name(of: file), entry: package == nil ? nil : file, document: document))
    var all = document.findings
    if case .named(let encoding) = document.text.encoding, document.text.utf8.first != UInt8(ascii: "<") {
      all.append(
        Finding(
          .warning, .encoding, "this is no UTF-8; it was read as \(encoding), which may be wrong",
          at: SourceRange(0..<0)))
    }
    findings.append(FileFindings(file: name(of: file), in: package, text: document.text, findings: all))
  }

  private mutating func parse(_ bytes: [UInt8], file: String) -> ParsedText? {
    do {
      return try ParsedText.parse(bytes)
    } catch {
      findings.append(
        FileFindings(
          file: name(of: file), in: package, text: ParsedText.readable(bytes), findings: [Finding(error)]))
      return nil
    }
  }

  private func name(of file: String) -> String { package.map { "\($0)!\(file)" } ?? file }

  func opened(_ container: OpenedScheme.Container, suggestedName: String?) -> OpenedScheme {
    OpenedScheme(
      container: container, documents: documents, findings: findings, suggestedName: suggestedName)
  }
}
