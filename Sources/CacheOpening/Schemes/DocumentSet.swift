import Diagnostics
import SchemeFormats
import SourceText

/// Gathers the documents of a scheme and their findings while a scheme is opened.
struct DocumentSet {
  /// The path of the package that contains the documents; `nil` for files.
  let package: String?
  private var documents: [OpenedScheme.Document] = []
  private var findings: [FileFindings] = []
  private var itemInformation: ItemInfoXML?

  /// The format of the first document; `nil` if it could not be parsed.
  var format: (any SchemeFormat)? { documents.first?.document.format }

  init(in package: String? = nil) { self.package = package }

  /// Adds the main document.
  ///
  /// - Parameter file: the path, or the name of the entry in the package.
  /// - Throws: `OpeningError` if the content is not a scheme. Text that cannot be parsed becomes a finding.
  mutating func add(_ bytes: [UInt8], file: String) throws(OpeningError) {
    if let reason = Recognition.refusal(of: bytes) { throw .notAScheme(name(of: file), reason) }
    guard let content = parse(bytes, file: file) else { return }
    switch Recognition(content) {
    case .format(let format): add(format.read(content), file: file)
    case .refused(let reason): throw .notAScheme(name(of: file), reason)
    }
  }

  /// Adds a companion if its content is what its name says; otherwise a finding.
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
              .error, .unexpectedContent, "the content does not match the file name; this file is not used",
              at: SourceRange(0..<0))
          ]))
    }
  }

  /// Adds esriinfo/iteminfo.xml of a package. No tile depends on it, so a fault of it is only a warning.
  mutating func addItemInformation(_ bytes: [UInt8], file: String) {
    var text: SourceText?
    do throws(SyntaxProblem) {
      let content = try ParsedText.parse(bytes)
      text = content.text
      itemInformation = ItemInfoXML(content)
    } catch {
      text = ParsedText.readable(bytes)
    }
    guard itemInformation == nil else { return }
    findings.append(
      FileFindings(
        file: name(of: file), in: package, text: text,
        findings: [
          Finding(
            .warning, .unexpectedContent, "the item information of the package cannot be read and is not used",
            at: SourceRange(0..<0))
        ]))
  }

  private mutating func add(_ document: SchemeDocument, file: String) {
    documents.append(
      OpenedScheme.Document(file: name(of: file), entry: package == nil ? nil : file, document: document))
    var all = document.findings
    // Such text has no declaration, as XML has; only bytes that are not valid UTF-8 show that it is something else.
    if case .named(let encoding) = document.text.encoding, document.text.utf8.first != UInt8(ascii: "<") {
      all.append(
        Finding(
          .warning, .encoding, "the file is not valid UTF-8; it was read as \(encoding), which may be wrong",
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
      container: container, documents: documents, findings: findings, suggestedName: suggestedName,
      itemInformation: itemInformation)
  }
}
