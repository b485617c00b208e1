package import Diagnostics

extension RulePage {
  package static let missingLevelFolder = RulePage(
    "STO018", "missing-level-folder", .info,
    summary: "A level of the scheme has no folder of tiles.",
    reason: "The map is empty at the scale of this level. This is usual if only some levels were built.",
    remedy: "Build the levels, or limit minLOD and maxLOD to the levels that exist.",
    source: "`Reference/cache-folders.md#a-servers-cache-directory`",
    example: RuleExample(inWords: "L00, L01 and L02 for three levels", failing: "L00 and L01 for three levels"))
}
