import Diagnostics
import SchemeFormats
import SourceText

struct RepeatedEntry: LintRule {
  let page = RulePage(
    "PKG010", "repeated-entry", .error,
    summary: "Two entries of a package have the same name.",
    reason: "Some programs use the first entry, others the last, and they show different maps.",
    remedy: "Pack the package again.",
    source: "APPNOTE.TXT §4.4.17; `Reference/packages.md#zip-rules`",
    example: RuleExample(inWords: "each name once", failing: "two entries with the name thumbnail.png"))

  func violations(in subject: LintSubject) -> [Violation] {
    // Sorting needs no hash of every name, and finds the repetitions in an order that does not change.
    let names = (subject.opened.package?.entries ?? []).map(\.name).sorted()
    var repeated: [String] = []
    for (name, next) in zip(names, names.dropFirst()) where name == next && repeated.last != name {
      repeated.append(name)
    }
    guard !repeated.isEmpty else { return [] }
    let shown = repeated.prefix(3).joined(separator: ", ")
    return [
      Violation(
        ofPackage: "\(counted(repeated.count, "name occurs", "names occur")) more than once: "
          + (repeated.count > 3 ? "\(shown), …" : shown))
    ]
  }
}
