import Diagnostics

extension RulePage {
  static let unsafeEntryName = RulePage(
    "PKG005", "unsafe-entry-name", .error,
    summary: "The name of an entry points to a place outside the package.",
    reason: "A careless program that unpacks the package overwrites files elsewhere.",
    remedy: "Do not unpack the package, and find out who made it.",
    source: "APPNOTE.TXT §4.4.17",
    example: RuleExample(inWords: "tile/L00/R0000C0000.bundle", failing: "../../etc/passwd"))
}
