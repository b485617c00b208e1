import ArgumentParser
import TileSchemeKit

struct VerifyCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Tell whether a cache or package is sound: its scheme, its files, every bundle and every tile.",
    discussion: """
      Reads Compact V2, Compact V1 and exploded caches, .tpkx and .tpk. What lint would say of the scheme is said as well. \
      Every byte that a checksum or a marker vouches for is looked at; no image is decoded.
      """)

  @Argument(help: "A cache directory, its conf.xml or root.json, a .tpkx or a .tpk.", completion: .file())
  var path: String

  @Flag(help: "Look at names and indexes only, and at no tile.")
  var quick = false

  @Option(
    help: ArgumentHelp("How many bundles at once; one for each core, at most 8, unless told.", valueName: "number"))
  var jobs: Int?

  @Option(
    help: ArgumentHelp("A picture of the tiles that exist, are missing or have findings.", valueName: "file.svg"),
    completion: .file(extensions: ["svg"]))
  var coverage: String?

  @OptionGroup var findings: FindingOptions

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs is a number from 1 to 256") }
    if path == "-" { throw ValidationError("a cache is read from a directory or a package, not from standard input") }
  }

  func run() async throws {
    let place = FilePath(path)
    if let store = try? TileStoreRegistry.store(of: place), store.documents == .ownEntries {
      throw CommandFailure(
        saying: "\(path): is \(store.title), which verify does not read; convert looks at every tile of it")
    }
    let choice = try findings.choice(for: place)
    let result: CacheVerifier.Result
    do {
      let opened = try SchemeOpener.open(place)
      let verifier = CacheVerifier(
        choice.linter, isQuick: quick, drawsCoverage: coverage != nil, jobs: jobs ?? ParallelWork.usualJobs)
      result = try await verifier.verify(opened, at: place)
    } catch {
      let message = (error as? OpeningError)?.message ?? (error as? FileAccessError)?.message ?? "\(error)"
      throw CommandFailure(saying: message)
    }
    if let coverage, let picture = result.coverage { try findings.write([(picture, coverage)]) }
    let files = choice.baseline.map { baseline in result.findings.map { baseline.compare($0).new } } ?? result.findings
    if findings.format.isForPeople, !findings.quiet { Terminal.standardOutput(VerifySheet(result).text) }
    try findings.tell(
      FindingReport(
        command: "verify", files: files, rules: choice.linter.selection.pages, members: VerifySheet(result).members))
    if files.contains(where: { $0.findings.contains { findings.failOn.fails($0.severity) } }) {
      throw CommandFailure(exitStatus: .findings)
    }
  }
}
