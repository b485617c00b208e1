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
    let subject = try await PreflightSubject(path, scheme, request, printing)
    let result: PreflightResult
    do throws(PlanningError) {
      result = try await PreflightRun(subject: subject, request: request, levels: scheme.levels).result()
    } catch {
      throw CommandFailure(saying: error)
    }
    let place = path.map { FilePath($0) } ?? "."
    let choice = try findings.choice(forPath: place)
    var files = choice.linter.findings(in: subject.opened)
    let own = choice.linter.selection.ruled(FileFindings(file: subject.name, text: nil, findings: result.findings))
    // They are about the scheme as a whole, whose file comes first.
    if let first = files.first {
      files[0] = first.with(first.findings + own.findings)
    } else {
      files.append(own)
    }
    files = choice.newFindings(in: files)
    try PreflightFiles(request, result, name: subject.name, files).write(printing)
    if findings.format.isForPeople { Terminal.standardOutput(PreflightSheet(result, name: subject.name).text) }
    try findings.print(
      FindingReport(
        command: "preflight", files: files, rules: choice.linter.selection.pages, members: PreflightJSON.members(result)
      ))
    try findings.fail(on: files)
  }
}
