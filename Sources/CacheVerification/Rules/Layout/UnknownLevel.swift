import Diagnostics

extension RulePage {
  static let unknownLevel = RulePage(
    "STO019", "unknown-level", .error,
    summary: "There are tiles of a level that the scheme does not have.",
    reason:
      "Clients never request these tiles. If they come from another scheme, the tiles of the other levels cannot be trusted either.",
    remedy: "Check whether the configuration belongs to these tiles. If it does, delete the folder of the level.",
    source: "`Reference/cache-folders.md#a-servers-cache-directory`",
    example: RuleExample(inWords: "L00, L01 and L02 for three levels", failing: "L03 for three levels"))
}
