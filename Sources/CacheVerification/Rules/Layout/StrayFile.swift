import Diagnostics

extension RulePage {
  static let strayFile = RulePage(
    "STO008", "stray-file", .info,
    summary: "A file that is no part of a cache lies among the tiles.",
    reason: "It is copied with every copy and packed into every package.",
    remedy: "Delete it where nobody needs it.",
    source: "`Reference/cache-folders.md#a-servers-cache-directory`",
    example: RuleExample(inWords: "_alllayers/L09/R0080C0100.bundle", failing: "_alllayers/L09/Thumbs.db"))
}
