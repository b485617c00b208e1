import Diagnostics

extension RulePage {
  static let unknownLevel = RulePage(
    "STO019", "unknown-level", .error,
    summary: "There are tiles of a level that the scheme does not have.",
    reason: "Nobody asks for them; and where they come from another scheme, none of the others is to be trusted.",
    remedy: "Look whether the configuration belongs to these tiles; delete the level where it does.",
    source: "`Reference/cache-folders.md#a-servers-cache-directory`",
    example: RuleExample(inWords: "L00, L01 and L02 for three levels", failing: "L03 for three levels"))
}
