import Diagnostics
import SourceText

struct DeclaredEncoding: LintRule {
  let page = RulePage(
    "DOC010", "declared-encoding", .error,
    summary: "The XML declaration states an encoding that the file does not have, or that does not exist.",
    reason: """
      tilescheme detects the encoding from the bytes. ArcGIS and most other programs believe the declaration, so they \
      refuse the file or read wrong characters.
      """,
    remedy: "Write the encoding that the file has, which is UTF-8 in all files of ArcGIS.",
    source: "XML 1.0, §4.3.3 and appendix F; `Reference/conf-xml.md#bytes-and-text`",
    example: RuleExample(.legacy, passing: "encoding=\"utf-8\"", failing: "encoding=\"utf-16\""))

  func violations(in subject: LintSubject) -> [Violation] {
    subject.opened.documents.indices.compactMap { index in
      guard let document = subject.opened.documents[index].document.xml else { return nil }
      let text = document.text
      guard let declaration = document.declaration else {
        guard text.encoding != .utf8, !text.hasByteOrderMark else { return nil }
        return Violation(
          "the file is \(text.encoding.displayName), but has neither a byte order mark nor a declaration that says so",
          in: index, at: nil)
      }
      let name = declaration.encoding
      // Nearly all files have this name, and the fastest check comes first.
      if text.encoding == .utf8, name == "utf-8" || name == "UTF-8" { return nil }
      switch Self.verdict(on: name.uppercased(), text) {
      case .right: return nil
      case .otherText:
        return Violation(
          "the declaration states \(name), but the file is \(text.encoding.displayName)", in: index,
          at: declaration.range)
      case .unknown:
        return Violation("“\(name)” is not the name of an encoding", in: index, at: declaration.range)
      case .looksLikeUTF8:
        return Violation(
          "the declaration states \(name), but the text beyond ASCII is that of UTF-8", in: index,
          at: declaration.range,
          severity: .warning)
      }
    }
  }

  private enum Verdict {
    case right
    /// The name is that of an encoding, and the file has another.
    case otherText
    /// No encoding has this name.
    case unknown
    /// The name is that of an 8-bit encoding, in which nearly no text is valid UTF-8 by chance.
    case looksLikeUTF8
  }

  private static let wide: Set<String> = [
    "UTF-16", "UTF-16LE", "UTF-16BE", "ISO-10646-UCS-2", "UCS-2", "UTF-32", "UTF-32LE", "UTF-32BE", "ISO-10646-UCS-4",
    "UCS-4",
  ]

  private static func verdict(on name: String, _ text: SourceText) -> Verdict {
    switch text.encoding {
    case .utf8:
      if name == "UTF-8" { return .right }
      if name == "US-ASCII" || name == "ASCII" {
        return text.utf8.allSatisfy { $0 < 0x80 } ? .right : .otherText
      }
      // A named encoding that exists would have been used, unless a byte order mark contradicts it.
      return wide.contains(name) || text.hasByteOrderMark ? .otherText : .unknown
    case .utf16LittleEndian: return isOneOf(name, "UTF-16", "UTF-16LE", "ISO-10646-UCS-2", "UCS-2")
    case .utf16BigEndian: return isOneOf(name, "UTF-16", "UTF-16BE", "ISO-10646-UCS-2", "UCS-2")
    case .utf32LittleEndian: return isOneOf(name, "UTF-32", "UTF-32LE", "ISO-10646-UCS-4", "UCS-4")
    case .utf32BigEndian: return isOneOf(name, "UTF-32", "UTF-32BE", "ISO-10646-UCS-4", "UCS-4")
    case .named:
      let isBeyondASCII = text.original.contains { $0 >= 0x80 }
      return isBeyondASCII && String(validating: text.original, as: UTF8.self) != nil ? .looksLikeUTF8 : .right
    }
  }

  private static func isOneOf(_ name: String, _ names: String...) -> Verdict {
    names.contains(name) ? .right : .otherText
  }
}
