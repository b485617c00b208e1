import FileAccess
public import SourceText

/// A parsed document whose format has not been detected yet.
public enum ParsedText: Sendable {
  /// An XML document: conf.xml, conf.cdi.
  case xml(XMLDocument)
  /// A JSON document, possibly wrapped in a script.
  case json(JSONDocument)
  /// A YAML document as a tree of the same kind: mapproxy.yaml.
  case yaml(JSONDocument)

  /// The whole text of the file, including a script around the JSON.
  public var text: SourceText {
    switch self {
    case .xml(let document): document.text
    case .json(let document), .yaml(let document): document.text
    }
  }

  /// Parses a file's bytes; the language is detected from them.
  ///
  /// JSON may be wrapped in a script, as some servers and pages do: `callback({…});`, `var name = {…};`. Bytes that are
  /// not Unicode are read as GB 18030, the encoding that services in China use. YAML is read if it has the key `grids`.
  ///
  /// - Throws: `SyntaxProblem` if the bytes are neither XML nor JSON, or are truncated.
  public static func parse(_ bytes: [UInt8]) throws(SyntaxProblem) -> ParsedText {
    guard bytes.contains(where: { !isSpace($0) && $0 != 0 }) else {
      throw SyntaxProblem("the file is empty", at: SourceRange(0..<0))
    }
    if ZipArchive.isArchive(bytes[...]) {
      throw SyntaxProblem("this is a ZIP archive, not a document", at: SourceRange(0..<4))
    }
    let text = try decode(bytes)
    guard let start = text.utf8.firstIndex(where: { !isSpace($0) }) else {
      throw SyntaxProblem("the file is empty", at: SourceRange(0..<0))
    }
    switch text.utf8[start] {
    case UInt8(ascii: "<"): return .xml(try XMLReader.read(text))
    case UInt8(ascii: "{"), UInt8(ascii: "["): return .json(try JSONReader.read(text))
    default:
      if isYAML(text) { return .yaml(try YAMLReader.read(text)) }
      return .json(try JSONReader.read(text, in: try scriptPayload(text, from: start)))
    }
  }

  /// Whether a text is YAML with grids. Nearly any text is valid YAML, so a line that begins with the key decides; libyaml
  /// is not opened for other texts.
  private static func isYAML(_ text: SourceText) -> Bool {
    text.utf8.starts(with: "grids:".utf8) || text.utf8[...].firstOffset(of: "\ngrids:", from: 0) != nil
  }

  /// Bytes as text for showing a problem in them; if nothing else fits, as Latin-1, in which every byte is a character.
  package static func readable(_ bytes: [UInt8]) -> SourceText? {
    (try? decode(bytes)) ?? (try? SourceText(bytes, declared: .named("ISO-8859-1")))
  }

  /// Decodes the bytes. GB 18030 is tried only for text that does not begin with “<”: XML declares its encoding.
  private static func decode(_ bytes: [UInt8]) throws(SyntaxProblem) -> SourceText {
    do {
      return try SourceText(bytes, declared: declaredEncoding(bytes))
    } catch {
      guard let first = bytes.first(where: { !isSpace($0) }), first != UInt8(ascii: "<"),
        first < 0x80, let chinese = try? SourceText(bytes, declared: .named("GB18030"))
      else { throw error }
      return chinese
    }
  }

  /// The encoding in an XML declaration, unless it is Unicode.
  private static func declaredEncoding(_ bytes: [UInt8]) -> TextEncoding? {
    // The declaration that ArcGIS writes, which nearly every file has, needs no search.
    if bytes.starts(with: #"<?xml version="1.0" encoding="utf-8" ?>"#.utf8) { return nil }
    let head = bytes.prefix(200)
    guard head.starts(with: "<?xml".utf8), let end = head.firstOffset(of: "?>", from: 0),
      let key = head[..<end].firstOffset(of: "encoding", from: 0),
      let open = head[key..<end].firstIndex(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }),
      let close = head[(open + 1)..<end].firstIndex(of: head[open])
    else { return nil }
    let name = head[(open + 1)..<close].map { (0x61...0x7A).contains($0) ? $0 & 0xDF : $0 }
    let text = String(decoding: name, as: UTF8.self)
    // iconv has hundreds of converters, which hostile files must not reach; these families are enough for real files.
    let families = ["ISO-8859-", "ISO8859-", "WINDOWS-", "CP", "GB", "BIG5", "SHIFT", "EUC-", "KOI8-", "TIS-", "LATIN"]
    return families.contains { text.hasPrefix($0) } ? .named(text) : nil
  }

  /// The range of the JSON within `name(…)` or `var name = …`, with an optional semicolon.
  private static func scriptPayload(_ text: SourceText, from start: Int) throws(SyntaxProblem) -> Range<Int> {
    let bytes = text.utf8
    let none = SyntaxProblem(
      "this is not an XML or JSON document with a scheme", at: text.range(utf8: start..<min(start + 1, bytes.count)))
    guard isIdentifier(bytes[start]),
      let open = bytes[start...].firstIndex(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") })
    else { throw none }
    let prefix = bytes[start..<open].filter { !isSpace($0) }
    guard let last = prefix.last, prefix.dropLast().allSatisfy(isIdentifier) else { throw none }
    var end = bytes.count
    func trim(_ byte: UInt8) -> Bool {
      while end > open, isSpace(bytes[end - 1]) { end -= 1 }
      guard end > open, bytes[end - 1] == byte else { return false }
      end -= 1
      return true
    }
    _ = trim(UInt8(ascii: ";"))
    switch last {
    case UInt8(ascii: "("):
      guard trim(UInt8(ascii: ")")) else {
        throw SyntaxProblem("the script’s “(” is not closed", at: text.range(utf8: open - 1..<open))
      }
    case UInt8(ascii: "="): break
    default: throw none
    }
    return open..<end
  }

  private static func isIdentifier(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), UInt8(ascii: "."):
      true
    default: false
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
