package import Diagnostics

extension RulePage {
  package static let noTiles = RulePage(
    "STO017", "no-tiles", .error,
    summary: "The folder of the tiles does not exist.",
    reason: "Without tiles, the map is empty.",
    remedy:
      "Put the tiles beside the configuration: in _alllayers beside conf.xml, or in the folder of tileBundlesPath beside root.json.",
    source: "`Reference/cache-folders.md#a-servers-cache-directory` and `Reference/packages.md#entries-of-a-tpkx`",
    example: RuleExample(inWords: "conf.xml and _alllayers", failing: "conf.xml alone"))
}
