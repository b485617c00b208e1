import Diagnostics
import FileAccess
import SourceText

struct CompressedEntry: LintRule {
  let page = RulePage(
    "PKG001", "compressed-entry", .error,
    summary: "An entry of a package is compressed or encrypted.",
    reason:
      "ArcGIS reads tiles directly from their positions in the package, and refuses a package with compressed entries.",
    remedy: "Convert the package, or pack its files with zip -0.",
    source: "esri/tile-package-spec #1; `Reference/packages.md#zip-rules`",
    example: RuleExample(inWords: "an entry that is stored", failing: "an entry that is deflated"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let entries = subject.opened.package?.entries else { return [] }
    // One finding for all: if one entry is compressed, usually all are.
    let compressed = entries.filter { $0.isEncrypted || $0.method != .stored }
    guard !compressed.isEmpty else { return [] }
    let first = compressed.prefix(3).map(\.name).joined(separator: ", ")
    return [
      Violation(
        ofPackage: "\(compressed.count) of \(counted(entries.count, "entry", "entries")) "
          + "\(compressed.count == 1 ? "is" : "are") compressed or encrypted: "
          + (compressed.count > 3 ? "\(first), …" : first))
    ]
  }
}
