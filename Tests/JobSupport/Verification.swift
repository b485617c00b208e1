import TileSchemeKit

/// What is found in a cache, in process: the job that `verify` runs, with the request that it makes of its arguments.
public struct Verification {
  /// A finding with the file that it lies in.
  public struct Found: Equatable, CustomStringConvertible {
    public let rule: String
    public let severity: Severity
    public let message: String
    public let file: String
    public let tile: Finding.Tile?

    public var description: String { "\(rule) \(severity.rawValue) \(file): \(message)" }

    fileprivate init(_ finding: Finding, in file: FileFindings) {
      rule = finding.identifier ?? finding.name
      severity = finding.severity
      message = finding.message
      self.file = file.file
      tile = finding.tile
    }
  }

  private let report: VerificationReport

  /// Verifies what lies at a path; no configuration counts.
  ///
  /// - Parameters:
  ///   - rules: what `--select` names.
  ///   - ignored: what `--ignore` names.
  ///   - depth: `.quick` is `--quick`.
  public init(
    _ path: String, selecting rules: [String] = [], ignoring ignored: [String] = [],
    depth: VerificationRequest.Depth = .full
  ) async throws {
    let catalogue = RuleCatalogue.all
    let settings = LintSettings(
      catalogue: catalogue, selected: try catalogue.pages(named: rules), ignored: try catalogue.pages(named: ignored),
      source: .none)
    var request = VerificationRequest(FilePath(path), settings: settings, jobs: ParallelWork.usualJobs)
    request.depth = depth
    report = try await VerificationJob(request).run()
  }

  /// The findings of all files.
  public var found: [Found] { report.findings.flatMap { file in file.findings.map { Found($0, in: file) } } }

  /// The rules of the findings.
  public var rules: [String] { found.map(\.rule) }

  /// What is worse than a warning.
  public var errors: [Found] { found.filter { $0.severity == .error } }

  /// Whether a file has errors, as the library has it: what `verify` ends with 1 for.
  public var hasErrors: Bool { report.findings.contains(where: \.hasErrors) }

  /// A summary of each level.
  public var levels: [LevelSummary] { report.levels }
}
