import Diagnostics
import SchemeFormats
import SourceText

/// Comments in a conf.xml that let rules pass in this file: `<!-- tilescheme: allow origin-inside-extent, PKG -->`.
struct Allowances {
  private(set) var rules: Set<RulePage> = []
  /// Words that name no rule, with their places.
  private(set) var unknown: [Finding] = []

  private static let mark = "tilescheme: allow "

  /// - Parameter catalogue: the rules that may be named.
  init(_ document: SchemeDocument, _ catalogue: RuleCatalogue) {
    for comment in document.unheld where comment.name == "comment" {
      guard let range = comment.range, let text = document.text.plainText(of: range),
        let start = text.firstRange(of: Self.mark)
      else { continue }
      // What follows a dash or a colon is the reason, for people.
      let words = text[start.upperBound...].prefix { !"—–:".contains($0) }.replacing("-->", with: "")
      for word in words.split(whereSeparator: { ", \n\t\r".contains($0) }) { add(String(word), at: range, catalogue) }
    }
  }

  private mutating func add(_ word: String, at range: SourceRange, _ catalogue: RuleCatalogue) {
    do throws(RuleCatalogue.UnknownRule) {
      rules.formUnion(try catalogue.pages(named: [word]))
    } catch {
      unknown.append(
        Finding(
          .warning, .rule(UnknownAllowance.rulePage), error.message, at: range,
          help: "the comment lets nothing pass"))
    }
  }
}
