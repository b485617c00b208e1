import Diagnostics
import SchemeFormats
import SourceText

struct UnsafeEntryName: LintRule {
  let page = RulePage(
    "PKG005", "unsafe-entry-name", .error,
    summary: "The name of an entry points to a place outside the package.",
    reason: "A careless program that unpacks the package overwrites files elsewhere.",
    remedy: "Do not unpack the package, and find out who made it.",
    source: "APPNOTE.TXT §4.4.17; `Reference/packages.md#zip-rules`",
    example: RuleExample(inWords: "tile/L00/R0000C0000.bundle", failing: "../../etc/passwd"))

  func violations(in subject: LintSubject) -> [Violation] {
    let unsafe = (subject.opened.package?.entries ?? []).lazy.map(\.name).filter { !Self.isSafe($0) }
    // A package that was made to do harm has one such entry or thousands; three are enough to recognise it.
    let count = unsafe.count
    guard count > 0 else { return [] }
    let names = unsafe.prefix(3).map { "“\($0)”" }.joined(separator: ", ")
    return [
      Violation(
        ofPackage: count == 1
          ? "the entry \(names) points outside the package"
          : "\(count) entries point outside the package: \(names)\(count > 3 ? ", …" : "")")
    ]
  }

  /// Whether unpacking an entry cannot write outside the folder that the user chose, on any system: `\` and `C:` have a
  /// meaning on Windows, and a zero byte ends a name in C.
  private static func isSafe(_ name: String) -> Bool {
    let bytes = name.utf8
    // Names of bundles are ASCII without any of these characters, and packages have many thousands of them.
    guard bytes.first != UInt8(ascii: "/"), !bytes.isEmpty,
      !bytes.contains(where: { $0 == UInt8(ascii: "\\") || $0 == 0 }), bytes.dropFirst().first != UInt8(ascii: ":")
    else { return false }
    return !bytes.split(separator: UInt8(ascii: "/")).contains { $0.elementsEqual("..".utf8) }
  }
}
