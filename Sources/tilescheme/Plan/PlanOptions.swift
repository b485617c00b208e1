import ArgumentParser
import TileSchemeKit

/// The options of every plan: into how many parts, and where the plan goes.
struct PlanOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Number of parts, from 1 to 1000000; four to ten for each process balance them well.", valueName: "number"))
  var parts: Int

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("New file for the plan, instead of standard output.", valueName: "file"), completion: .file())
  var output: String?

  func validate() throws {
    if !(1...PartsPlan.mostParts).contains(parts) {
      throw ValidationError("--parts must be a number from 1 to \(PartsPlan.mostParts)")
    }
    // Before the rasters or the cache are read. A plan that parts may use already must not change, so nothing replaces it.
    if let file, FileSystemEntry.at(file) != nil {
      throw ValidationError(
        "\(printable(file.string)) exists, and its plan may be in use; remove it, or give another name with --output")
    }
  }

  /// The file to write; `nil` if the plan goes to standard output.
  private var file: FilePath? { output.flatMap { $0 == "-" ? nil : FilePath($0) } }

  /// Writes the plan, and prints how well it is balanced on standard error.
  func write(_ report: PlanReport, _ printing: OutputOptions) throws {
    let (plan, cut) = (report.plan, report.cut)
    for warning in report.warnings { printing.notice("warning", warning.commandText) }
    for notice in report.notices { printing.notice("notice", notice.commandText) }
    let imbalance = (cut.imbalance * 1000).rounded() / 1000
    printing.notice(
      "notice",
      "\(counted(plan.blocks, "block")) in \(counted(plan.count, "part")); the largest part costs \(imbalance) times the "
        + "mean; up to \(counted(cut.largestUsefulCount, "part")) can be of use")
    if plan.count > cut.largestUsefulCount {
      printing.notice(
        "warning",
        "--parts \(plan.count) is more than is useful: with more than \(counted(cut.largestUsefulCount, "part")) the result "
          + "is not ready sooner, and some parts have nothing to do; give --parts \(cut.largestUsefulCount)")
    }
    guard let file else { return Terminal.standardOutput(plan.text) }
    do throws(FileAccessError) {
      var staged = StagedFiles(overwrites: false)
      try staged.add(Array(plan.text.utf8), at: file)
      for path in try staged.commit() { printing.notice("wrote", path.string) }
    } catch {
      throw CommandFailure(saying: error)
    }
  }
}
