import Diagnostics

extension RulePage {
  static let leftoverFile = RulePage(
    "STO005", "leftover-file", .warning,
    summary: "A .lock or .done file lies among the tiles.",
    reason:
      "ArcGIS makes them while it works on a bundle; one that is left shows that a job was interrupted, and its bundle may lack tiles.",
    remedy: "Look whether a job is running; if none is, run it again for that bundle and delete the file.",
    source:
      "`Reference/cache-folders.md#a-servers-cache-directory` and `Reference/extents-and-alignment.md#tiles-and-extent`",
    example: RuleExample(
      inWords: "_alllayers/L09/R0080C0100.bundle alone", failing: "_alllayers/L09/R0080C0100.bundle.lock beside it"))
}
