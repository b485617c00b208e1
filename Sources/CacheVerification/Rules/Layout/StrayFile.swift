import Diagnostics

extension RulePage {
  static let strayFile = RulePage(
    "STO008", "stray-file", .info,
    summary: "A file among the tiles is not part of the cache.",
    reason: "The file is copied with every copy of the cache, and packed into every package.",
    remedy: "Delete the file if nobody needs it.",
    source: "`Reference/cache-folders.md#a-servers-cache-directory`",
    example: RuleExample(inWords: "_alllayers/L09/R0080C0100.bundle", failing: "_alllayers/L09/Thumbs.db"))
}
