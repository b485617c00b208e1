import ArgumentParser
import TileSchemeKit

/// Prints a plan on standard output, and how well it is balanced on standard error.
struct PlanOutput {
  let report: PlanReport

  func print(_ output: OutputOptions) {
    let (plan, cut) = (report.plan, report.cut)
    for warning in report.warnings { output.notice("warning", warning.commandText) }
    for notice in report.notices { output.notice("notice", notice.commandText) }
    let imbalance = (cut.imbalance * 1000).rounded() / 1000
    output.notice(
      "notice",
      "\(counted(plan.blocks, "block")) in \(counted(plan.count, "part")); the largest part costs \(imbalance) times the "
        + "mean; up to \(counted(cut.largestUsefulCount, "part")) can be of use")
    if plan.count > cut.largestUsefulCount {
      output.notice(
        "warning",
        "--parts \(plan.count) is more than is useful: with more than \(counted(cut.largestUsefulCount, "part")) the result "
          + "is not ready sooner, and some parts have nothing to do; give --parts \(cut.largestUsefulCount)")
    }
    Terminal.standardOutput(plan.text)
  }

  /// - Throws: `ValidationError` if a plan cannot have this number of parts.
  static func check(parts: Int) throws {
    if !(1...PartsPlan.mostParts).contains(parts) {
      throw ValidationError("--parts must be a number from 1 to \(PartsPlan.mostParts)")
    }
  }
}
