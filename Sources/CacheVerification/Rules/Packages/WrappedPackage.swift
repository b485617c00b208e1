import Diagnostics

extension RulePage {
  static let wrappedPackage = RulePage(
    "PKG002", "wrapped-package", .error,
    summary: "root.json lies in a folder of the package instead of at its top.",
    reason: "It is looked for at the top, and the package is refused.",
    remedy: "Convert the package, or pack what is in the folder and not the folder.",
    source: "`arcgis-semantics.md` §7, PKG-002; `peers.md` §3.1",
    example: RuleExample(inWords: "root.json", failing: "cache/root.json"))
}
