import ArgumentParser
import TileSchemeKit

/// `tilescheme verify`: checks the tiles of a cache or package, and its scheme.
///
/// Images are not decoded, so that a large cache is checked about as fast as it can be read. The exceptions are the
/// optional rules about alpha (IMG015 and IMG016), which need the pixels of PNG tiles.
struct VerifyCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check a cache, package or database for damage: its scheme, its files, every bundle and every tile.",
    discussion: """
      Reads Compact V2, Compact V1 and exploded caches, .tpkx, .tpk, .mbtiles, .pmtiles and .gpkg. The findings of lint are reported too. \
      Checksums and end markers are checked. Images are not decoded.

      Example: tilescheme verify /arcgiscache/Roads/Layers --coverage roads.svg
      """)

  @Argument(
    help: "Cache directory, its conf.xml or root.json, a .tpkx, .tpk, .mbtiles, .pmtiles or .gpkg.", completion: .file()
  )
  var path: String

  @Flag(help: "Check file names and indexes only, not the tiles.")
  var quick = false

  @Option(
    help: ArgumentHelp(
      "Number of bundles to check at once. (default: one per core, at most \(ParallelWork.usualLimit))",
      valueName: "number"))
  var jobs: Int?

  @Option(
    help: ArgumentHelp("Draw a map of the tiles that exist, are missing or have findings.", valueName: "file.svg"),
    completion: .file(extensions: ["svg"]))
  var coverage: String?

  @OptionGroup var exclusion: ExclusionOptions

  @OptionGroup var findings: FindingOptions

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs must be a number from 1 to 256") }
    // Bundles are read at many places, which standard input does not allow.
    if path == "-" { throw ValidationError("verify cannot read standard input; give the path of a cache or package") }
  }

  func run() async throws {
    if ServiceDocument.isAddress(path) {
      throw CommandFailure(
        saying:
          "\(path): is the address of a service, whose bundles cannot be read; give the directory of its cache, or "
          + "check its scheme alone: tilescheme lint \(ShellWord.text(path))", .usage)
    }
    var request = VerificationRequest(
      FilePath(path), settings: try findings.settings(excluding: exclusion.patterns),
      jobs: jobs ?? ParallelWork.usualJobs)
    request.depth = quick ? .quick : .full
    // Drawn during the same pass over the tiles, because a second pass would take as long as the first.
    request.drawsCoverage = coverage != nil
    let choice = try findings.choice(forPath: FilePath(path))
    let inputs = InputFiles([FilePath(path)] + choice.files + [choice.baselineFile].compactMap(\.self))
    try findings.check([coverage].compactMap(\.self), inputs)
    let report: VerificationReport
    do throws(VerificationError) {
      report = try await VerificationJob(request).run()
    } catch {
      throw failure(error)
    }
    var files: [ReportFile] = []
    if let coverage, let picture = report.coverage { files.append(ReportFile(path: coverage, text: picture)) }
    // The table is for people. In JSON the same numbers are members; the other formats have no place for them.
    let sheet = VerifySheet(report)
    if findings.format.isForPeople, !findings.quiet { Terminal.standardOutput(sheet.text) }
    try findings.print(
      FindingReport(command: "verify", files: report.findings, rules: report.rules, members: sheet.members),
      checked: quick ? "names and indexes of \(sheet.tileCount) checked" : "\(sheet.tileCount) checked",
      writing: files, reading: inputs, failing: choice.failure)
    try findings.fail(on: report.findings, failing: choice.failure)
  }

  /// Prints why the verification could not be done, and returns the failure to throw.
  private func failure(_ error: VerificationError) -> any Error {
    switch error {
    case .settings(let problem): findings.failure(problem)
    case .opening(let error): CommandFailure(saying: error.message)
    case .access(let error): CommandFailure(saying: error)
    }
  }
}
