import Diagnostics

extension RulePage {
  static let unreadableFile = RulePage(
    "STO021", "unreadable-file", .error,
    summary: "A file or folder of the cache cannot be read.",
    reason: "Its content is not verified, and no server can show it.",
    remedy: "Check the disk and the permissions.",
    source: "POSIX read(2)",
    example: RuleExample(inWords: "a bundle that can be read", failing: "a bundle without read permission"))
}
