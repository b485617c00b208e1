import Diagnostics

extension RulePage {
  static let leftoverFile = RulePage(
    "STO005", "leftover-file", .warning,
    summary: "There is a .lock or .done file among the tiles.",
    reason:
      "ArcGIS creates these files while it works on a bundle. If a file remains, the job was interrupted, and tiles may be missing in its bundle.",
    remedy: "Check whether a job is running. If not, run the job again for that bundle, and delete the file.",
    source:
      "`Reference/cache-folders.md#a-servers-cache-directory` and `Reference/extents-and-alignment.md#tiles-and-extent`",
    example: RuleExample(
      inWords: "_alllayers/L09/R0080C0100.bundle alone",
      failing: "_alllayers/L09/R0080C0100.bundle.lock beside the bundle"))
}
