import ArgumentParser
import TileSchemeKit

struct PreflightCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "preflight",
    abstract: "Tell what a cache will cost, and what will go wrong, before it is built.",
    usage: "tilescheme preflight [<scheme>] [--extent … | --area … | --service …] [<options>]",
    discussion: """
      SCHEME is a scheme file, a cache, a package or a built-in scheme; without it the options of create make a new one. \
      For each level it says how many tiles and bundles the extent, area or service touches and what they will weigh; then \
      all that lint says of the scheme, and what only the extent shows. Sizes and times are ranges, from assumptions that \
      are printed, or from a cache that exists (--calibrate).
      """)

  @Argument(
    help: "A scheme file, a cache, a package, “-”, or arcgis-online, wgs84-v2, nztm, WebMercatorQuad…",
    completion: .file())
  var path: String?

  @OptionGroup(title: "What Is Tiled") var request: PreflightOptions

  @OptionGroup(title: "Options of a New Scheme") var scheme: SchemeOptions

  @OptionGroup var findings: FindingOptions

  func validate() throws {
    let places = [request.area != nil, request.service != nil, scheme.extent != nil]
    if places.count(where: { $0 }) > 1, path != nil || request.area != nil {
      throw ValidationError("--extent, --area and --service each say what is to be tiled; give one of them")
    }
    if [path, scheme.parameters, request.service, request.area].count(where: { $0 == "-" }) > 1 {
      throw ValidationError("standard input can be read once only")
    }
  }

  func run() async throws {
    let printing = findings.printing
    let choice = try findings.choice(forPath: path.map { FilePath($0) } ?? ".")
    let arguments = PreflightArguments(path: path, request: request, scheme: scheme, output: printing)
    let job = try arguments.request(choice)
    let report: PreflightReport
    do throws(PreflightError) {
      report = try await job.run(printing.remarks(command: "preflight", naming: CommandWords.preflightName))
    } catch {
      throw CommandFailure(saying: error, job, printing)
    }
    for notice in report.notices { printing.notice("notice", notice.text(naming: CommandWords.preflightName)) }
    for path in report.written { printing.notice("wrote", path.string) }
    if findings.format.isForPeople { Terminal.standardOutput(PreflightSheet(report).text) }
    try findings.print(
      FindingReport(
        command: "preflight", files: report.findings, rules: choice.linter.selection.pages,
        members: PreflightJSON.members(report)))
    try findings.fail(on: report.findings)
  }
}

extension CommandFailure {
  /// Says why a pre-flight has no answer.
  fileprivate init(saying error: PreflightError, _ job: PreflightRequest, _ output: OutputOptions) {
    switch error {
    case .creation(let error):
      let file: ParameterFile? = if case .new(let request, _) = job.scheme { request.parameterFile } else { nil }
      self.init(
        saying: error, parameterFile: file, output, command: "preflight", naming: CommandWords.preflightName)
    case .documents(let files):
      output.report(files, command: "preflight")
      self.init(exitStatus: .failed)
    default:
      self.init(
        saying: error.message.text(naming: CommandWords.preflightName), error.isAboutRequest ? .usage : .failed)
    }
  }
}
