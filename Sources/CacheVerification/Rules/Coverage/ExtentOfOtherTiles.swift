import Diagnostics

extension RulePage {
  static let extentOfOtherTiles = RulePage(
    "EXT009", "extent-of-other-tiles", .warning,
    summary: "A level has tiles, but none of them is inside the full extent.",
    reason: """
      The extent belongs to another cache, such as a conf.cdi that was copied from there. Clients open the map where \
      there are no tiles, and a job that copies or renews the tiles of the extent finds none.
      """,
    remedy: """
      Write the extent of these tiles into conf.cdi or root.json, or copy the file from the cache that the tiles come \
      from. If you remove the wrong extent, `tilescheme convert` computes that of the tiles.
      """,
    source: "`Reference/conf-cdi.md#what-the-extent-means`",
    example: RuleExample(
      inWords: "a conf.cdi with the extent of the tiles", failing: "a conf.cdi of another cache in the same system"))
}
