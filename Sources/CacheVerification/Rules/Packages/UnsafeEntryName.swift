import Diagnostics

extension RulePage {
  static let unsafeEntryName = RulePage(
    "PKG005", "unsafe-entry-name", .error,
    summary: "An entry’s name leads out of the package.",
    reason: "A program that unpacks it without care overwrites files elsewhere.",
    remedy: "Do not unpack it; find out who made it.",
    source: "APPNOTE.TXT §4.4.17",
    example: RuleExample(inWords: "tile/L00/R0000C0000.bundle", failing: "../../etc/passwd"))
}
