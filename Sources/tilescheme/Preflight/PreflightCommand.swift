import ArgumentParser
import TileSchemeKit

/// `tilescheme preflight`: forecasts the size, the build time and the problems of a cache before it is built.
///
/// It has the options of `create` as well, so that a new cache can be judged before it is created with the same options.
struct PreflightCommand: Subcommand {
  static let configuration = CommandConfiguration.subcommand(
    "preflight",
    abstract: "Forecast the size, build time and problems of a cache before it is built.",
    usage: "tilescheme preflight [<scheme>] [--extent ... | --area ...] [<options>]",
    discussion: """
      SCHEME is a scheme file, cache, package or built-in scheme; the output of gdalinfo -json is taken as --service. Without it, the options of create describe a new \
      scheme. For each level, preflight prints the number of tiles and bundles that the extent, area or service touches, \
      and their expected size. Then it reports the findings of lint, and problems that depend on the extent. Sizes and \
      times are ranges. They follow from assumptions, which are printed, or from an existing cache (--calibrate).

      Example: tilescheme preflight --crs 25832 --extent 500000,5700000,560000,5740000 --scales "10000;5000"
      """)

  @Argument(
    help: "Scheme file, cache, package, -, or a built-in scheme such as arcgis-online, wgs84-v2 or nztm.",
    completion: .file())
  var path: String?

  @OptionGroup(title: "Forecast Options") var request: PreflightOptions

  @OptionGroup(title: "Options of a New Scheme") var scheme: SchemeOptions

  @OptionGroup var findings: FindingOptions

  static func spelled(_ arguments: [String]) -> [String] { ArcGISSpelling.replaced(in: arguments) }

  /// The reports of findings have no CSV, but the table of the levels has.
  static func advice(on arguments: [String]) -> String? {
    let isCSV = zip(arguments, arguments.dropFirst() + [""]).contains { word, next in
      word.lowercased() == "--format=csv" || word == "--format" && next.lowercased() == "csv"
    }
    return isCSV
      ? "--format prints the findings, which have no CSV; --table FILE.csv writes the table of the levels as CSV" : nil
  }

  /// For a new scheme, `--extent` and `--service` may be given together: the extent then replaces that of the service.
  func validate() throws {
    let places = [request.area != nil, request.service != nil, scheme.extent != nil]
    if places.count(where: { $0 }) > 1, path != nil || request.area != nil {
      throw ValidationError("--extent, --area and --service each define the region to tile; give one of them")
    }
    if path == nil, scheme.parameters == nil, scheme.like == nil, places.allSatisfy({ !$0 }) {
      throw ValidationError("give a SCHEME, --service or --extent")
    }
    if [path, scheme.parameters, request.service, request.area].count(where: { $0 == "-" }) > 1 {
      throw ValidationError("standard input (-) can be used for one argument only")
    }
  }

  func run() async throws {
    // The options for findings include those for printing; a second group would define --format and --color twice.
    let printing = findings.printing
    // A new scheme has no path yet. The working directory is where its configuration would be.
    let choice = try await findings.choice(forPath: path.map { FilePath($0) } ?? ".")
    var path = try path.map { try SchemeLocation.local($0) }
    var request = request
    // The output of gdalinfo -json describes the map of a new scheme, as it does for create.
    if let given = path, request.service == nil, MapSource.isRasterDescription(FilePath(given)) {
      request.service = given
      path = nil
    }
    let arguments = PreflightArguments(path: path, request: request, scheme: scheme, output: printing)
    var job = try arguments.request(choice)
    job.overwrites = findings.overwrite
    let inputs = InputFiles(job.inputs)
    try findings.check([request.grid, request.report, request.table, request.picture].compactMap(\.self), inputs)
    try request.checkSuffixes()
    let report: PreflightReport
    do throws(PreflightError) {
      report = try await job.run(printing.remarks(command: "preflight", naming: CommandWords.preflightName))
    } catch {
      throw CommandFailure(saying: error, job, printing)
    }
    for notice in report.notices { printing.notice("notice", notice.text(naming: CommandWords.preflightName)) }
    for path in report.written { printing.notice("wrote", path.string) }
    // As in verify, --quiet leaves the findings alone.
    if findings.format.isForPeople, !findings.quiet {
      Terminal.standardOutput(PreflightSheet(report, digits: request.digits).text)
    }
    try findings.print(
      FindingReport(
        command: "preflight", files: report.findings, rules: choice.linter.selection.pages,
        members: PreflightJSON.members(report)),
      checked: "\(counted(report.forecast.levels.count, "level")) checked", reading: inputs,
      failing: choice.failure)
    try findings.fail(on: report.findings, failing: choice.failure)
  }
}

extension CommandFailure {
  /// Prints why there is no forecast: errors in documents with their lines, other errors as one sentence.
  fileprivate init(saying error: PreflightError, _ job: PreflightRequest, _ output: OutputOptions) {
    switch error {
    case .creation(let error):
      let file: ParameterFile? = if case .new(let request, _) = job.scheme { request.parameterFile } else { nil }
      self.init(
        saying: error, parameterFile: file, output, command: "preflight", naming: CommandWords.preflightName)
      if let advice = Self.advice(error, job) { output.notice("notice", advice) }
    case .documents(let files):
      output.report(files, command: "preflight")
      self.init(exitStatus: .failed)
    default:
      self.init(
        saying: error.message.text(naming: CommandWords.preflightName), error.isAboutRequest ? .usage : .failed)
    }
  }

  /// The command that counts the tiles of an existing scheme in the extent of a map in another coordinate system.
  private static func advice(_ error: CreationError, _ job: PreflightRequest) -> String? {
    guard case .new(let request, _) = job.scheme, error.all.contains(where: { $0.option == .predefined }),
      let scheme = request.allTexts[.predefined], let service = request.allTexts[.service],
      BuiltInScheme.named(scheme) != nil
    else { return nil }
    let command = ShellWord.command(["tilescheme", "preflight", scheme, "--service", service])
    return "\(command) transforms the extent of the map into the scheme, and counts its tiles there"
  }
}
