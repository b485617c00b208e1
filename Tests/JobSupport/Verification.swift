import TileSchemeKit

/// Verifies a cache in process: runs the job of `verify`, with the request that `verify` makes from its arguments.
public struct Verification {
  /// A finding with its file.
  public struct Found: Equatable, CustomStringConvertible {
    public let rule: String
    public let severity: Severity
    public let message: String
    public let file: String
    public let tile: Finding.Tile?
    public let group: Finding.TileGroup?

    public var description: String { "\(rule) \(severity.rawValue) \(file): \(message)" }

    fileprivate init(_ finding: Finding, in file: FileFindings) {
      rule = finding.identifier ?? finding.name
      severity = finding.severity
      message = finding.message
      self.file = file.file
      tile = finding.tile
      group = finding.group
    }
  }

  private let report: VerificationReport

  /// Verifies a cache or package, and ignores all configuration files.
  ///
  /// - Parameters:
  ///   - rules: the value of `--select`.
  ///   - ignored: the value of `--ignore`.
  ///   - excluded: the values of `--exclude`, from the folder of the cache.
  ///   - depth: `.quick` stands for `--quick`.
  public init(
    _ path: String, selecting rules: [String] = [], ignoring ignored: [String] = [], excluding excluded: [String] = [],
    depth: VerificationRequest.Depth = .full
  ) async throws {
    let catalogue = RuleCatalogue.all
    var settings = LintSettings(
      catalogue: catalogue, selected: try catalogue.pages(named: rules), ignored: try catalogue.pages(named: ignored),
      source: .none)
    settings.exclusion = PathExclusion(excluded, in: FilePath(path))
    var request = VerificationRequest(FilePath(path), settings: settings, jobs: ParallelWork.usualJobs)
    request.depth = depth
    report = try await VerificationJob(request).run()
  }

  /// The findings of all files.
  public var found: [Found] { report.findings.flatMap { file in file.findings.map { Found($0, in: file) } } }

  /// The rules of the findings.
  public var rules: [String] { found.map(\.rule) }

  /// The findings that are errors.
  public var errors: [Found] { found.filter { $0.severity == .error } }

  /// Whether the library reports errors in a file: then the exit status of `verify` is 1.
  public var hasErrors: Bool { report.findings.contains(where: \.hasErrors) }

  /// A summary of each level.
  public var levels: [LevelSummary] { report.levels }
}
