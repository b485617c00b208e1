import Diagnostics

extension RulePage {
  static let wrappedPackage = RulePage(
    "PKG002", "wrapped-package", .error,
    summary: "root.json is in a folder of the package instead of at the top.",
    reason: "Programs such as GDAL look for root.json at the top of the package, and do not open this one.",
    remedy: "Convert the package, or pack the content of the folder without the folder itself.",
    source: "`Reference/packages.md#entries-of-a-tpkx`; `Reference/other-programs.md#gdal-the-esric-driver`",
    example: RuleExample(inWords: "root.json", failing: "cache/root.json"))
}
