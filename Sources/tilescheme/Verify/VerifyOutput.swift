import ArgumentParser
import TileSchemeKit

/// Prints the report of a verification, whether one process or many have made it.
struct VerifyOutput {
  let findings: FindingOptions
  /// Where the picture of the tiles is written; `nil` if none is.
  let coverage: String?
  let isQuick: Bool
  let choice: LintSettings.Choice
  private let path: FilePath
  private let inputs: InputFiles

  /// - Parameters:
  ///   - path: the cache.
  ///   - others: other files that the command reads.
  init(
    _ findings: FindingOptions, coverage: String?, isQuick: Bool, _ choice: LintSettings.Choice, of path: FilePath,
    reading others: [FilePath] = []
  ) {
    self.findings = findings
    self.coverage = coverage
    self.isQuick = isQuick
    self.choice = choice
    self.path = path
    inputs = InputFiles([path] + others + choice.files + [choice.baselineFile].compactMap(\.self))
  }

  /// Checks that the files can be written, before work that may take hours.
  func check() throws { try findings.check([coverage].compactMap(\.self), inputs) }

  /// Prints the report and writes the files.
  ///
  /// - Throws: `CommandFailure` with exit status 1 if there are findings.
  func print(_ report: VerificationReport) throws {
    var files: [ReportFile] = []
    if let coverage, let picture = report.coverage { files.append(ReportFile(path: coverage, text: picture)) }
    // The table is for people. In JSON the same numbers are members; the other formats have no place for them.
    let sheet = VerifySheet(report)
    if findings.format.isForPeople, !findings.quiet { Terminal.standardOutput(sheet.text) }
    try findings.print(
      FindingReport(command: "verify", files: report.findings, rules: report.rules, members: sheet.members),
      checked: isQuick ? "names and indexes of \(sheet.tileCount) checked" : "\(sheet.tileCount) checked",
      writing: files, reading: inputs, failing: choice.failure)
    if let line = UnfinishedBuildLine.text(path.string, report.opened) { findings.printing.notice("notice", line) }
    try findings.fail(on: report.findings, failing: choice.failure)
  }

  /// Prints why the verification could not be done, and returns the failure to throw.
  static func failure(_ error: VerificationError, _ output: OutputOptions) -> any Error {
    switch error {
    case .settings(let problem): output.failure(problem)
    case .opening(let error):
      CommandFailure(saying: UnfinishedBuildLine.message(error) ?? SimilarPath.message(error))
    case .access(let error): CommandFailure(saying: error)
    case .parts(let error): CommandFailure(of: error)
    }
  }

  /// Prints that all tiles of a package on a server are not verified, and returns the failure to throw.
  static func failure(package text: String) -> any Error {
    let address = SchemeLocation.name(text)
    return CommandFailure(
      saying:
        "\(address): verify reads every byte of a package; add --quick to check names and indexes only, or download it "
        + "first (curl -L -O “\(address)”) and give its path", .usage)
  }

  /// Prints that the address of a service cannot be verified, and returns the failure to throw.
  static func failure(address path: String) -> any Error {
    CommandFailure(
      saying:
        "\(path): is the address of a service, whose bundles cannot be read; give the directory of its cache, or "
        + "check its scheme alone: tilescheme lint \(ShellWord.text(path))", .usage)
  }
}
