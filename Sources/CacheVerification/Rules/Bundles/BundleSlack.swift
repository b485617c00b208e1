import Diagnostics

extension RulePage {
  static let bundleSlack = RulePage(
    "STO015", "bundle-slack", .info, isOptional: true,
    summary: "A bundle contains bytes that belong to no tile.",
    reason:
      "An update appends the new tile and leaves the old one in the file. The unused bytes cost disk space and do no other harm.",
    remedy: "Convert the cache; the bundles of the result contain no unused bytes.",
    source: "`Reference/compact-v2.md#the-index`",
    example: RuleExample(
      inWords: "tiles that follow each other without a gap",
      failing: "136,540 bytes that no entry of the index refers to"))
}
