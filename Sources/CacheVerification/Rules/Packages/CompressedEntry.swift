import Diagnostics

extension RulePage {
  static let compressedEntry = RulePage(
    "PKG001", "compressed-entry", .error,
    summary: "An entry of a package is compressed or encrypted.",
    reason:
      "ArcGIS reads tiles directly from their positions in the package, and refuses a package with compressed entries.",
    remedy: "Convert the package, or pack its files with zip -0.",
    source: "esri/tile-package-spec #1; `Reference/packages.md#zip-rules`",
    example: RuleExample(inWords: "an entry that is stored", failing: "an entry that is deflated"))
}
