import TileSchemeKit

/// What the command line and the configurations say together, for each folder.
struct LintSetup: Sendable {
  /// How the files of a folder are linted.
  struct Choice: Sendable {
    let linter: Linter
    let baseline: Baseline?
  }

  /// Which configuration counts.
  enum Source: Sendable {
    case none
    /// The one that the user named.
    case file(FilePath)
    /// The nearest to each file.
    case nearest
  }

  /// Why nothing can be linted.
  enum Problem: Error {
    case unreadable(FileAccessError)
    case findings(FileFindings)
  }

  /// The rules to choose from.
  let catalogue: RuleCatalogue
  /// Where there is one, what the configurations select and ignore does not count.
  let selected: Set<RulePage>
  let ignored: Set<RulePage>
  let source: Source
  /// Instead of the configurations'.
  let baseline: FilePath?
  /// Whether known findings are told all the same, as for a new baseline.
  let tellsKnown: Bool

  /// The choice for the files of a folder.
  func choice(for folder: FilePath) throws(Problem) -> Choice { try choice(configuration(for: folder)) }

  /// The configuration that counts in a folder.
  func configuration(for folder: FilePath) -> FilePath? {
    switch source {
    case .none: nil
    case .file(let path): path
    case .nearest: NearestFile.find(ConfigurationFile.name, from: folder)
    }
  }

  /// - Parameter path: of the configuration.
  func choice(_ path: FilePath?) throws(Problem) -> Choice {
    let configuration = if let path { try read(path) } else { LintConfiguration() }
    let baseline = baseline ?? configuration.baseline
    let known = if let baseline, !tellsKnown { try Self.baseline(baseline) } else { Baseline?.none }
    return Choice(
      linter: Linter(selection(configuration), houseScheme: configuration.houseScheme),
      baseline: known)
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

  /// What the command line selects takes the place of the configuration's; what either ignores does not run.
  private func selection(_ configuration: LintConfiguration) -> RuleSelection {
    RuleSelection(
      from: catalogue, selected: selected.isEmpty ? configuration.selected : selected, clients: configuration.clients,
      ignored: selected.isEmpty ? ignored.union(configuration.ignored) : ignored,
      severities: configuration.severities)
  }
}
