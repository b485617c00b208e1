import Diagnostics

extension RulePage {
  static let wrappedPackage = RulePage(
    "PKG002", "wrapped-package", .error,
    summary: "root.json lies in a folder of the package instead of at its top.",
    reason: "It is looked for at the top, and the package is refused.",
    remedy: "Convert the package, or pack what is in the folder and not the folder.",
    source: "`Reference/packages.md#entries-of-a-tpkx`; `Reference/other-programs.md#gdal-the-esric-driver`",
    example: RuleExample(inWords: "root.json", failing: "cache/root.json"))
}
