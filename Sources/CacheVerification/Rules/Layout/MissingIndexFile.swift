import Diagnostics

extension RulePage {
  static let missingIndexFile = RulePage(
    "STO010", "missing-index-file", .error,
    summary: "A Compact V1 .bundle has no .bundlx, or a .bundlx has no .bundle.",
    reason: "Neither file can be used without the other: up to 16,384 tiles are lost.",
    remedy: "Copy the missing file from the source of the cache.",
    source: "`Reference/compact-v1.md#the-bundle`",
    example: RuleExample(inWords: "R0000C0000.bundle and R0000C0000.bundlx", failing: "R0000C0000.bundle alone"))
}
