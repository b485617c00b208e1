import Diagnostics

extension RulePage {
  static let bundleSlack = RulePage(
    "STO015", "bundle-slack", .info, isOptional: true,
    summary: "Bytes of a bundle belong to no tile.",
    reason: "An update leaves the old tile where it was. They cost space and nothing else.",
    remedy: "Convert the cache: what is written has no such bytes.",
    source: "`Reference/compact-v2.md#the-index`",
    example: RuleExample(
      inWords: "tiles one behind the other", failing: "136,540 bytes that no entry of the index names"))
}
