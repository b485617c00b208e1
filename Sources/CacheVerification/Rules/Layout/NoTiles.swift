import Diagnostics

extension RulePage {
  static let noTiles = RulePage(
    "STO017", "no-tiles", .error,
    summary: "The folder of the tiles is not there.",
    reason: "The configuration alone shows an empty map.",
    remedy:
      "Put the tiles beside the configuration: _alllayers beside conf.xml, or what tileBundlesPath names beside root.json.",
    source: "`Reference/cache-folders.md#a-servers-cache-directory` and `Reference/packages.md#entries-of-a-tpkx`",
    example: RuleExample(inWords: "conf.xml and _alllayers", failing: "conf.xml alone"))
}
