import ArgumentParser
import TileSchemeKit

/// The options that decide which rules run, and which of their findings are known.
struct RuleOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Run only these rules: identifiers, names, families or ALL, separated by commas. Can be repeated.",
      valueName: "rules"))
  var select: [String] = []

  @Option(
    help: ArgumentHelp(
      "Do not run these rules: identifiers, names or families, separated by commas. Can be repeated.",
      valueName: "rules"))
  var ignore: [String] = []

  @Option(
    help: ArgumentHelp(
      """
      Also run the optional rules for a program: arcgis, gdal, leaflet, mapProxy, sceneViewer or vectorTiles. Can be \
      repeated.
      """, valueName: "program"))
  var client: [RuleClient] = []

  @Option(
    help: ArgumentHelp("File written by --write-baseline of lint; its findings are not reported.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var baseline: String?

  /// Some commands make their settings twice, and each address is fetched once a run.
  private static let houseSchemes = HouseSchemes()

  /// The settings of a lint or verification run.
  ///
  /// - Parameters:
  ///   - source: the configuration.
  ///   - exclusion: the files and folders that the command line leaves out.
  /// - Throws: `CommandFailure` with exit status 2 if a rule does not exist.
  func settings(_ source: SettingsFile, excluding exclusion: PathExclusion) throws -> LintSettings {
    var settings = LintSettings(
      catalogue: .all, selected: try rules(select), ignored: try rules(ignore), clients: client, source: source,
      baseline: baseline.map { FilePath($0) })
    settings.exclusion = exclusion
    settings.houseSchemes = Self.houseSchemes
    return settings
  }

  /// The rules with these identifiers, names or families.
  ///
  /// They are looked up before anything is linted, so that a misspelled rule is an error even if no file is found.
  private func rules(_ values: [String]) throws -> Set<RulePage> {
    do throws(RuleCatalogue.UnknownRule) {
      return try RuleCatalogue.all.pages(named: values.flatMap { $0.split { ", ".contains($0) }.map(String.init) })
    } catch {
      throw CommandFailure(saying: error.message, .usage)
    }
  }
}

extension OutputOptions {
  /// Prints what is wrong with the configuration or the baseline, and returns the failure to throw.
  ///
  /// A file that cannot be read exits with 3; a file with a wrong setting exits with 2, like a wrong option.
  func failure(_ problem: LintSettings.Problem) -> any Error {
    switch problem {
    case .unreadable(let error):
      return CommandFailure(saying: error.message)
    case .findings(let findings):
      print(findings)
      return CommandFailure(exitStatus: .usage)
    case .houseScheme(let error):
      return CommandFailure(saying: error.message)
    }
  }
}

/// The programs that `--client` names, in any letter case.
extension RuleClient: ArgumentChoice {
  init?(argument: String) {
    guard let client = Self.allCases.first(where: { $0.rawValue.lowercased() == argument.lowercased() }) else {
      return nil
    }
    self = client
  }
}
