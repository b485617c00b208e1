public import Diagnostics
public import FileAccess
public import SystemPackage

/// How files are linted, as far as a request says it: which rules, which configuration, which baseline.
public struct LintSettings: Sendable {
  /// How the files of a folder are linted: the request and the configuration together.
  public struct Choice: Sendable {
    /// Runs the rules that the request and the configuration choose.
    public let linter: Linter
    /// Findings that are known; `nil` where there is no baseline, or all findings are wanted.
    public let baseline: Baseline?

    /// What the baseline does not know of some files.
    public func newFindings(in files: [FileFindings]) -> [FileFindings] {
      baseline.map { baseline in files.map { baseline.compare($0).new } } ?? files
    }
  }

  /// Why nothing can be linted.
  public enum Problem: Error, Sendable, CustomStringConvertible {
    /// The configuration or the baseline cannot be read.
    case unreadable(FileAccessError)
    /// What is wrong with the configuration or the baseline.
    case findings(FileFindings)

    /// One sentence without a full stop; of several findings the first.
    public var description: String {
      switch self {
      case .unreadable(let error): error.message
      case .findings(let file): "\(file.file): \(file.findings.first?.message ?? "cannot be used")"
      }
    }
  }

  /// The rules to choose from.
  public let catalogue: RuleCatalogue
  /// Where there is one, these rules alone run, whatever the configurations select and ignore.
  public var selected: Set<RulePage>
  /// Rules that do not run; where `selected` is empty, those that the configurations ignore do not run either.
  public var ignored: Set<RulePage>
  /// Which configuration counts; with `.nearest` the one that is nearest to each file, with `.none` this request alone
  /// chooses the rules.
  public var source: SettingsFile
  /// Instead of the configurations'.
  public var baseline: FilePath?
  /// Whether findings that a baseline knows are reported all the same, as for a new baseline.
  public var reportsKnownFindings: Bool

  /// By default all rules run that are not optional, and for each file its nearest configuration counts.
  public init(
    catalogue: RuleCatalogue, selected: Set<RulePage> = [], ignored: Set<RulePage> = [],
    source: SettingsFile = .nearest, baseline: FilePath? = nil,
    reportsKnownFindings: Bool = false
  ) {
    self.catalogue = catalogue
    self.selected = selected
    self.ignored = ignored
    self.source = source
    self.baseline = baseline
    self.reportsKnownFindings = reportsKnownFindings
  }

  /// The choice for a file or directory: by the configuration that is nearest to it.
  ///
  /// - Throws: `Problem` where the configuration or the baseline cannot be used.
  public func choice(forPath path: FilePath) throws(Problem) -> Choice {
    let folder = FileSystemEntry.at(path) == .directory ? path : path.removingLastComponent()
    return try choice(configuration(for: folder.isEmpty ? "." : folder))
  }

  /// The configuration that counts in a folder.
  func configuration(for folder: FilePath) -> FilePath? {
    source.path(named: ConfigurationFile.name, from: folder)
  }

  /// - Parameter path: of the configuration.
  func choice(_ path: FilePath?) throws(Problem) -> Choice {
    let configuration = if let path { try read(path) } else { LintConfiguration() }
    let baseline = baseline ?? configuration.baseline
    let known = if let baseline, !reportsKnownFindings { try Self.baseline(baseline) } else { Baseline?.none }
    return Choice(
      linter: Linter(selection(configuration), houseScheme: configuration.houseScheme), baseline: known)
  }

  private func read(_ path: FilePath) throws(Problem) -> LintConfiguration {
    let configuration: LintConfiguration
    do throws(FileAccessError) {
      configuration = try LintConfiguration(path, catalogue: catalogue)
    } catch {
      throw .unreadable(error)
    }
    if let findings = configuration.findings, findings.hasErrors { throw .findings(findings) }
    return configuration
  }

  private static func baseline(_ path: FilePath) throws(Problem) -> Baseline {
    let baseline: Baseline
    do throws(FileAccessError) {
      baseline = try Baseline(path)
    } catch {
      throw .unreadable(error)
    }
    if let problems = baseline.problems { throw .findings(problems) }
    return baseline
  }

  /// What the request selects takes the place of the configuration's; what either ignores does not run.
  private func selection(_ configuration: LintConfiguration) -> RuleSelection {
    RuleSelection(
      from: catalogue, selected: selected.isEmpty ? configuration.selected : selected, clients: configuration.clients,
      ignored: selected.isEmpty ? ignored.union(configuration.ignored) : ignored,
      severities: configuration.severities)
  }
}
