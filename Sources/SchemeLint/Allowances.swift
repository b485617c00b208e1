import Diagnostics
import SchemeFormats
import SourceText

/// Comments in a conf.xml that let rules pass in this file: `<!-- tilescheme: allow origin-inside-extent, PKG -->`.
struct Allowances {
  private(set) var identifiers: Set<String> = []
  /// Words that name no rule, with their places.
  private(set) var unknown: [Finding] = []

  private static let mark = "tilescheme: allow "

  init(_ document: SchemeDocument) {
    for comment in document.unheld where comment.name == "comment" {
      guard let range = comment.range, let text = document.text.plainText(of: range),
        let start = text.firstRange(of: Self.mark)
      else { continue }
      // What follows a dash or a colon is the reason, for people.
      let words = text[start.upperBound...].prefix { !"—–:".contains($0) }.replacing("-->", with: "")
      for word in words.split(whereSeparator: { ", \n\t\r".contains($0) }) { add(String(word), at: range) }
    }
  }

  private mutating func add(_ word: String, at range: SourceRange) {
    do throws(RuleSelection.UnknownRule) {
      identifiers.formUnion(try RuleSelection.identifiers(of: [word]))
    } catch {
      unknown.append(
        Finding(
          .warning, "unknown-allowance", error.message, at: range, identifier: "DOC006",
          help: "the comment lets nothing pass"))
    }
  }
}
