package import Diagnostics

extension RulePage {
  package static let unfinishedBuild = RulePage(
    "STO026", "unfinished-build", .warning,
    summary: "A build in this cache was begun and is not finished.",
    reason:
      "Each tile is sound, but some may show the new rasters and others the old ones, and some may be missing. Nothing in the tiles shows which of them are old.",
    remedy:
      "Wait if the build is still running. Otherwise run the same build command again: it continues where the build stopped. The file .tilescheme-build.json names the rasters, and audit prints the command.",
    source: "tilescheme, Documentation/BUILD.md, “Interrupted and repeated builds”",
    example: RuleExample(
      inWords: "a .tilescheme-build.json that says that the last build was finished",
      failing: "a .tilescheme-build.json with an unfinished build"))
}
