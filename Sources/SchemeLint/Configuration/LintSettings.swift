public import Diagnostics
public import FileAccess
public import SystemPackage
import TilingSchemes

/// The settings of a request: which rules, which configuration and which baseline to use.
public struct LintSettings: Sendable {
  /// The settings for the files of one folder, from the request and the configuration together.
  public struct Choice: Sendable {
    /// Runs the rules that the request and the configuration select.
    public let linter: Linter
    /// The baseline; `nil` if there is none, or if all findings are reported.
    public let baseline: Baseline?
    /// The files from which the settings were read, without the baseline: the configuration and the house scheme.
    public let files: [FilePath]
    /// The file of the baseline; `nil` if there is none.
    public let baselineFile: FilePath?
    /// The files and folders that the request and the configuration leave out.
    public let exclusion: PathExclusion
    /// Which findings make a run fail, as the configuration states; `nil` if it does not.
    public let failure: FailureThreshold?

    /// The scheme and those of its companions that are not left out.
    public func included(_ files: [FileFindings]) -> [FileFindings] {
      if exclusion.isEmpty { return files }
      return files.prefix(1)
        + files.dropFirst().filter { !exclusion.excludes(FilePath($0.package ?? $0.file), entry: $0.entry) }
    }

    /// The files with only those findings that are not in the baseline.
    public func newFindings(in files: [FileFindings]) -> [FileFindings] {
      baseline.map { baseline in files.map { baseline.compare($0).new } } ?? files
    }
  }

  /// Why nothing can be linted.
  public enum Problem: Error, Sendable, CustomStringConvertible {
    /// The file of the configuration or the baseline cannot be read.
    case unreadable(FileAccessError)
    /// The content of the configuration or the baseline cannot be used.
    case findings(FileFindings)
    /// The house scheme of a configuration cannot be fetched from its address.
    case houseScheme(HouseSchemeError)

    /// One sentence without a full stop. Of several findings, it is the first.
    public var description: String {
      switch self {
      case .unreadable(let error): error.message
      case .findings(let file): "\(file.file): \(file.findings.first?.message ?? "cannot be used")"
      case .houseScheme(let error): error.message
      }
    }
  }

  /// The rules to choose from.
  public let catalogue: RuleCatalogue
  /// If it is not empty, only these rules run, and what the configurations select and ignore has no effect.
  public var selected: Set<RulePage>
  /// Rules that do not run. If `selected` is empty, the rules that the configurations ignore do not run either.
  public var ignored: Set<RulePage>
  /// Clients whose optional rules run, together with those of the configurations; without effect if `selected` is not
  /// empty. A list, because a few clients need no set.
  public var clients: [RuleClient]
  /// Which configuration is used: with `.nearest` the one nearest to each file; with `.none` only this request selects
  /// the rules.
  public var source: SettingsFile
  /// The baseline that is used instead of those in the configurations.
  public var baseline: FilePath?
  /// Whether findings in the baseline are reported as well, which is needed to write a new baseline.
  public var reportsKnownFindings: Bool
  /// Files and folders that are left out, in addition to those that the configurations exclude. By default none.
  public var exclusion = PathExclusion()
  /// The house schemes that were fetched from addresses. Settings with the same value fetch each address once; by default
  /// these settings and their copies.
  public var houseSchemes = HouseSchemes()

  /// By default all rules run that are not optional, and the configuration nearest to each file is used.
  public init(
    catalogue: RuleCatalogue, selected: Set<RulePage> = [], ignored: Set<RulePage> = [],
    clients: [RuleClient] = [], source: SettingsFile = .nearest, baseline: FilePath? = nil,
    reportsKnownFindings: Bool = false
  ) {
    self.catalogue = catalogue
    self.selected = selected
    self.ignored = ignored
    self.clients = clients
    self.source = source
    self.baseline = baseline
    self.reportsKnownFindings = reportsKnownFindings
  }

  /// The settings for a file or directory.
  ///
  /// - Throws: `Problem` if the configuration or the baseline cannot be used.
  public func choice(forPath path: FilePath) async throws(Problem) -> Choice {
    let folder = FileSystemEntry.at(path) == .directory ? path : path.removingLastComponent()
    return try await choice(configuration(for: folder.isEmpty ? "." : folder))
  }

  /// The path of the configuration for the files of a folder; `nil` if there is none.
  func configuration(for folder: FilePath) -> FilePath? {
    source.path(named: ConfigurationFile.name, from: folder)
  }

  /// The settings with the configuration at a path; `nil` for no configuration.
  ///
  /// - Throws: `Problem` if the configuration or the baseline cannot be used.
  func choice(_ path: FilePath?) async throws(Problem) -> Choice {
    let configuration = if let path { try read(path) } else { LintConfiguration() }
    let baseline = baseline ?? configuration.baseline
    let known = if let baseline, !reportsKnownFindings { try Self.baseline(baseline) } else { Baseline?.none }
    return Choice(
      linter: Linter(selection(configuration), houseScheme: try await houseScheme(configuration, path)),
      baseline: known,
      files: [path, configuration.houseSchemeFile].compactMap(\.self), baselineFile: baseline,
      exclusion: exclusion.union(configuration.exclusion), failure: configuration.failure)
  }

  private func read(_ path: FilePath) throws(Problem) -> LintConfiguration {
    let configuration: LintConfiguration
    do throws(FileAccessError) {
      configuration = try LintConfiguration(path, catalogue: catalogue)
    } catch {
      throw .unreadable(error)
    }
    // With an error in the configuration, other rules could run than the user wants, so nothing is linted.
    if let findings = configuration.findings, findings.hasErrors { throw .findings(findings) }
    return configuration
  }

  private func houseScheme(_ configuration: LintConfiguration, _ path: FilePath?) async throws(Problem) -> TilingScheme?
  {
    guard let address = configuration.houseSchemeAddress else { return configuration.houseScheme }
    do throws(HouseSchemeError) {
      return try await houseSchemes.scheme(at: address, namedIn: path ?? "")
    } catch {
      throw .houseScheme(error)
    }
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

  /// The rules that run. A selection in the request replaces that of the configuration, including what it ignores: a
  /// user who names a rule on the command line wants to see its findings.
  private func selection(_ configuration: LintConfiguration) -> RuleSelection {
    RuleSelection(
      from: catalogue, selected: selected.isEmpty ? configuration.selected : selected,
      clients: configuration.clients.union(clients),
      ignored: selected.isEmpty ? ignored.union(configuration.ignored) : ignored,
      severities: configuration.severities)
  }
}
