import TileSchemeKit

/// What a run found.
struct LintResult: Sendable {
  /// Those with findings in the order of the paths, each once; also those without where they are wanted.
  private(set) var files: [FileFindings] = []
  /// How many more there are, which have no findings.
  private(set) var cleanCount = 0
  /// What could not be read, in words.
  var problems: [String] = []
  /// What would change, file by file.
  private(set) var diffs: [String] = []
  private(set) var fixedCount = 0
  /// How many findings the baselines know.
  private(set) var knownCount = 0
  /// How many of those in the baselines are gone.
  private(set) var goneCount = 0
  /// Those that ran on any file.
  var rules: [RulePage] = []

  /// - Parameters:
  ///   - outcomes: with the names of the candidates.
  ///   - listsClean: whether files without findings are wanted by name, and not only counted.
  ///   - mayRepeat: whether a candidate may be among them twice.
  init(_ outcomes: some Sequence<(String, LintOutcome)>, listsClean: Bool, mayRepeat: Bool) {
    // A companion is looked at with its scheme, and alone only where it has none.
    var withScheme: Set<String> = []
    for (_, outcome) in outcomes { withScheme.formUnion(outcome.companions) }
    var seen: Set<String> = []
    for (name, outcome) in outcomes {
      switch outcome {
      case .passedOver: break
      case .problem(let message): problems.append(message)
      case .clean(let names):
        let names = names.isEmpty ? [name] : names
        if names.count == 1, withScheme.contains(names[0]) { continue }
        for name in names where !mayRepeat && names.count == 1 || seen.insert(name).inserted {
          if listsClean { files.append(FileFindings(file: name, text: nil, findings: [])) } else { cleanCount += 1 }
        }
      case .linted(let linted):
        if linted.files.count == 1, withScheme.contains(linted.files[0].file) { continue }
        fixedCount += linted.fixed
        knownCount += linted.known
        goneCount += linted.gone
        diffs += linted.diffs
        for file in linted.files where seen.insert(file.file).inserted { files.append(file) }
      }
    }
  }
}
