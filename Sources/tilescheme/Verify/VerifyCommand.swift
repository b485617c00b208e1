import ArgumentParser
import TileSchemeKit

/// `tilescheme verify`: checks the tiles of a cache or package, and its scheme.
///
/// Images are not decoded, so that a large cache is checked about as fast as it can be read. The exceptions are the
/// optional rules about alpha (IMG015 and IMG016), which need the pixels of PNG tiles.
struct VerifyCommand: Subcommand {
  static let configuration = CommandConfiguration.subcommand(
    "verify",
    abstract: "Check a cache, package or database for damage: its scheme, its files, every bundle and every tile.",
    usage: """
      tilescheme verify <path> [<options>]
      tilescheme verify --plan <plan> [--part <part>] [<options>]
      """,
    discussion: """
      Reads Compact V2, Compact V1 and exploded caches, .tpkx, .tpk, .mbtiles, .pmtiles and .gpkg. The findings of lint are reported too. \
      Checksums and end markers are checked. Images are not decoded.

      Several machines or processes can verify a large cache together: see plan, --plan and finish.

      Example: tilescheme verify /arcgiscache/Roads/Layers --coverage roads.svg
      """)

  @Argument(
    help: """
      Cache directory, its conf.xml or root.json, a .tpkx, .tpk, .mbtiles, .pmtiles or .gpkg; with --quick also the \
      address of a package.
      """, completion: .file()
  )
  var path: String?

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

  @OptionGroup(title: "Options for a Part of a Plan") var parts: PartOptions

  @OptionGroup var exclusion: ExclusionOptions

  @OptionGroup var findings: FindingOptions

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs must be a number from 1 to 256") }
    // Other suffixes may be those of input files, which have an error of their own.
    let others = ["png", "jpg", "jpeg", "gif", "webp", "tif", "tiff", "pdf", "html"]
    if let coverage, let suffix = FilePath(coverage).extension, others.contains(suffix.lowercased()) {
      throw ValidationError("--coverage \(coverage): the picture is SVG; give a name that ends with .svg")
    }
    guard let path else {
      if parts.plan == nil { throw ValidationError("Missing expected argument '<path>'") }
      return try checkPlanAlone()
    }
    if parts.plan != nil { throw ValidationError("--plan says which cache is verified; leave out “\(path)”") }
    // Bundles are read at many places, which standard input does not allow.
    if path == "-" { throw ValidationError("verify cannot read standard input; give the path of a cache or package") }
  }

  /// - Throws: `ValidationError` if there is an option that the plan holds already, or that is for `finish`.
  private func checkPlanAlone() throws {
    let given: [(String, Bool)] = [
      ("--quick", quick), ("--exclude", !exclusion.exclude.isEmpty), ("--select", !findings.rules.select.isEmpty),
      ("--ignore", !findings.rules.ignore.isEmpty), ("--client", !findings.rules.client.isEmpty),
      ("--config", findings.config != nil), ("--no-config", findings.noConfig),
      ("--baseline", findings.rules.baseline != nil),
    ]
    if let option = given.first(where: { $0.1 })?.0 {
      throw ValidationError("\(option) cannot be given with --plan: the plan holds all options of the verification")
    }
    let ofEnd: [(String, Bool)] = [
      ("--coverage", coverage != nil), ("--fail-on", findings.failOn != nil), ("--output", !findings.output.isEmpty),
      ("--overwrite", findings.overwrite),
    ]
    if let option = ofEnd.first(where: { $0.1 })?.0 {
      throw ValidationError("\(option) is for the report, which finish makes; give it there")
    }
    if !findings.format.isForPeople, !(findings.format.format is JSONReport) {
      throw ValidationError(
        "--format \(findings.format.format.name) is for the report, which finish makes; give it there")
    }
  }

  func run() async throws {
    guard let given = path else { return try await runParts() }
    if !quick, RemotePackage.kind(of: given) == .package { throw VerifyOutput.failure(package: given) }
    let path = try SchemeLocation.local(given)
    if ServiceDocument.isAddress(path) { throw VerifyOutput.failure(address: path) }
    var request = VerificationRequest(
      FilePath(path), settings: try findings.settings(excluding: exclusion.patterns),
      jobs: jobs ?? ParallelWork.usualJobs)
    request.depth = quick ? .quick : .full
    // Drawn during the same pass over the tiles, because a second pass would take as long as the first.
    request.drawsCoverage = coverage != nil
    let output = VerifyOutput(
      findings, coverage: coverage, isQuick: quick, try await findings.choice(forPath: FilePath(path)),
      of: FilePath(path))
    try output.check()
    let report: VerificationReport
    do throws(VerificationError) {
      report = try await VerificationJob(request).run()
    } catch {
      throw VerifyOutput.failure(error, findings.printing)
    }
    try output.print(report)
  }

  /// Verifies parts of a plan. Their findings are reported by `finish`, so a part with findings has the exit status 0.
  private func runParts() async throws {
    let request = try parts.request(for: .verify, jobs: jobs ?? ParallelWork.usualJobs)
    let report: PartsReport
    do throws(VerificationError) {
      report = try await request.verify(.all)
    } catch {
      throw VerifyOutput.failure(error, findings.printing)
    }
    PartsSheet(report: report).print(findings.printing)
  }
}
