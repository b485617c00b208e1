public import CacheOpening
public import Diagnostics

/// What a lint run found.
public struct LintReport: Sendable {
  /// Those with findings in the order of the paths, each once; also those without where they are wanted.
  public private(set) var files: [FileFindings] = []
  /// How many more there are, which have no findings.
  public private(set) var cleanCount = 0
  /// What could not be read.
  public let unreadable: [OpeningError]
  /// What fixes changed, or would change, file by file.
  public private(set) var fixes: [Fixer.Result] = []
  /// How many findings the baselines know.
  public private(set) var knownCount = 0
  /// How many of those in the baselines are gone.
  public private(set) var goneCount = 0
  /// Those that ran on any file.
  public let rules: [RulePage]

  /// How many findings were fixed, or would be.
  public var fixedCount: Int { fixes.map(\.fixed.count).reduce(0, +) }

  /// - Parameters:
  ///   - outcomes: with the names of the candidates.
  ///   - unreadable: paths that led to no candidate.
  ///   - listsCleanFiles: whether files without findings are wanted by name, and not only counted.
  ///   - mayRepeat: whether a candidate may be among them twice.
  init(
    _ outcomes: some Sequence<(String, LintOutcome)>, unreadable: [OpeningError], rules: [RulePage],
    listsCleanFiles: Bool, mayRepeat: Bool
  ) {
    // A companion is looked at with its scheme, and alone only where it has none.
    var withScheme: Set<String> = []
    for (_, outcome) in outcomes { withScheme.formUnion(outcome.companions) }
    var seen: Set<String> = []
    var errors = unreadable
    for (name, outcome) in outcomes {
      switch outcome {
      case .passedOver: break
      case .unreadable(let error): errors.append(error)
      case .clean(let names):
        let names = names.isEmpty ? [name] : names
        if names.count == 1, withScheme.contains(names[0]) { continue }
        for name in names where !mayRepeat && names.count == 1 || seen.insert(name).inserted {
          if listsCleanFiles {
            files.append(FileFindings(file: name, text: nil, findings: []))
          } else {
            cleanCount += 1
          }
        }
      case .linted(let linted):
        if linted.files.count == 1, withScheme.contains(linted.files[0].file) { continue }
        knownCount += linted.known
        goneCount += linted.gone
        fixes += linted.fixes
        for file in linted.files where seen.insert(file.file).inserted { files.append(file) }
      }
    }
    self.unreadable = errors
    self.rules = rules
  }
}
