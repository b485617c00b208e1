import Diagnostics
import SchemeFormats
import SourceText

/// Comments in a conf.xml that allow rules in this file: `<!-- tilescheme: allow origin-inside-extent, PKG -->`.
///
/// The findings of an allowed rule are not reported. JSON has no comments: for a root.json, rules are ignored in the
/// configuration.
struct Allowances {
  /// The rules whose findings are left out.
  private(set) var rules: Set<RulePage> = []
  /// A finding for each word that is not a rule, at the place of the comment.
  private(set) var unknown: [Finding] = []

  private static let mark = "tilescheme: allow "

  /// Reads all comments of a document.
  ///
  /// - Parameters:
  ///   - document: the document; one that is not XML has no comments.
  ///   - catalogue: the rules that a comment may name.
  init(_ document: SchemeDocument, _ catalogue: RuleCatalogue) {
    for comment in document.unheld where comment.name == "comment" {
      guard let range = comment.range, let text = document.text.plainText(of: range),
        let start = text.firstRange(of: Self.mark)
      else { continue }
      // The text after a dash or a colon is the reason, for people.
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
          help: "the name has no effect"))
    }
  }
}
