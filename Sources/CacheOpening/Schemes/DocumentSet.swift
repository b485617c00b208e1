import Diagnostics
import SchemeFormats
import SourceText

/// Gathers the documents of a scheme and their findings while a scheme is opened.
struct DocumentSet {
  /// The path of the package that contains the documents; `nil` for files.
  let package: String?
  /// The name of the scheme to take from a document with several; `nil` takes the only one.
  private let set: String?
  private var documents: [OpenedScheme.Document] = []
  private var findings: [FileFindings] = []
  private var itemInformation: ItemInfoXML?

  /// The format of the first document; `nil` if it could not be parsed.
  var format: (any SchemeFormat)? { documents.first?.document.format }

  init(in package: String? = nil, choosing set: String? = nil) {
    self.package = package
    self.set = set
  }

  /// Adds the main document.
  ///
  /// - Parameters:
  ///   - bytes: the whole content.
  ///   - file: the path, or the name of the entry in the package.
  ///   - format: the format that the user states; `nil` detects it.
  /// - Throws: `OpeningError` if the content is not a scheme. Text that cannot be parsed becomes a finding.
  mutating func add(
    _ bytes: [UInt8], file: String, as format: (any SchemeFormat)? = nil
  ) throws(OpeningError) {
    if let reason = Recognition.refusal(of: bytes) { throw .notAScheme(name(of: file), reason) }
    guard let content = parse(bytes, file: file) else { return }
    if let format { return add(try chosen(format.read(content), file: file), file: file) }
    switch Recognition(content) {
    case .format(let format):
      add(try chosen(format.read(content), file: file), file: file, misnamed: Self.misnaming(file, format))
    case .refused(let reason): throw .notAScheme(name(of: file), reason)
    }
  }

  /// The document with one of its schemes.
  private func chosen(_ document: SchemeDocument, file: String) throws(OpeningError) -> SchemeDocument {
    do throws(SchemeChoiceError) {
      return try document.choosing(set)
    } catch {
      throw .choice(name(of: file), error)
    }
  }

  /// Adds a companion if its content is what its name says; otherwise a finding.
  mutating func addCompanion(
    _ bytes: [UInt8], file: String, of format: (any SchemeFormat)?
  ) throws(OpeningError) {
    guard let content = parse(bytes, file: file) else { return }
    var words = "the content does not match the file name"
    if case .format(let found) = Recognition(content) {
      if found.form == format?.form, found.name != format?.name { return add(found.read(content), file: file) }
      words = "the content is that of a \(found.name)"
    }
    findings.append(
      FileFindings(
        file: name(of: file), in: package, text: content.text,
        findings: [Finding(.error, .unexpectedContent, "\(words); this file is not used", at: SourceRange(0..<0))]))
  }

  /// A finding if a file has the name of one format and the content of another, such as a conf.xml that contains a
  /// conf.cdi. Files with other names may contain any format.
  private static func misnaming(_ file: String, _ format: any SchemeFormat) -> Finding? {
    // Bytes and not characters: this is done for every file, and a path can be long.
    let start = file.utf8.lastIndex(of: UInt8(ascii: "/")).map(file.utf8.index(after:)) ?? file.startIndex
    let name = String(file[start...])
    guard let expected = SchemeFormatRegistry.named(name), expected.form != nil, expected.name != format.name else {
      return nil
    }
    return Finding(
      .error, .unexpectedContent, "the content is that of a \(format.name), not of a \(expected.name)",
      at: SourceRange(0..<0))
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

  private mutating func add(_ document: SchemeDocument, file: String, misnamed: Finding? = nil) {
    documents.append(
      OpenedScheme.Document(file: name(of: file), entry: package == nil ? nil : file, document: document))
    var all = document.findings
    if let misnamed { all.append(misnamed) }
    // Such text has no declaration, as XML has; only bytes that are not valid UTF-8 show that it is something else.
    if case .named(let encoding) = document.text.encoding, document.text.utf8.first != UInt8(ascii: "<") {
      all.append(
        Finding(
          .warning, .encoding, "the file is not valid UTF-8; it was read as \(encoding), which may be wrong",
          at: SourceRange(0..<0)))
    }
    // JSON that programs exchange must be in UTF-8 (RFC 8259, §8.1). Of XML, the declaration decides: DOC010.
    switch document.text.encoding {
    case .utf8, .named: break
    case let wide where document.xml == nil:
      all.append(
        Finding(
          .warning, .encoding,
          "the file is \(wide.displayName); JSON must be UTF-8, and most programs refuse other text",
          at: SourceRange(0..<0)))
    default: break
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

  func opened(
    _ container: OpenedScheme.Container, in package: OpenedScheme.Package? = nil, suggestedName: String?,
    hasTiles: Bool = false, missingCompanion: String? = nil
  ) -> OpenedScheme {
    OpenedScheme(
      container: container, in: package, documents: documents, findings: findings, suggestedName: suggestedName,
      hasTiles: hasTiles, missingCompanion: missingCompanion, itemInformation: itemInformation?.item)
  }
}
