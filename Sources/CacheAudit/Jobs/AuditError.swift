public import FileAccess
public import SchemeLint

/// Why an estate cannot be audited at all. What is wrong with a single cache is in its line.
public enum AuditError: Error, Sendable {
  /// The directory cannot be listed.
  case directory(FileAccessError)
  /// A configuration or a baseline cannot be used.
  case settings(LintSettings.Problem)
  /// The directory of this path contains no cache, package or database; the folders of tiles without a scheme, and what
  /// stopped runs have left.
  case nothing(String, strayTiles: [String], leftovers: [String] = [])

  /// One sentence for the user, without a full stop.
  public var message: String {
    switch self {
    case .directory(let error): error.message
    case .settings(let problem): problem.description
    case .nothing(let path, let strayTiles, let leftovers):
      "\(path): contains no cache: neither conf.xml nor root.json, and no .tpk, .tpkx, .mbtiles or .pmtiles, at any depth"
        + [StrayTilesWords.text(strayTiles), LeftoverWords(leftovers, unfinished: []).text].compactMap(\.self).map {
          "; \($0)"
        }
        .joined()
    }
  }
}
