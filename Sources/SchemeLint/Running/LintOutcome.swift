import CacheOpening
import Diagnostics

/// The result of linting one candidate.
enum LintOutcome: Sendable {
  /// The candidate was linted and has findings, fixes or baseline entries.
  case linted(Linted)
  /// No findings in the files of these names. An empty list stands for the candidate alone: most of many thousand files
  /// are clean, and their names are kept already.
  case clean([String])
  /// The candidate could not be read.
  case unreadable(OpeningError)
  /// The candidate is not a scheme and was skipped, because it was found in a directory and not given by name. The
  /// summary counts it.
  case passedOver

  struct Linted: Sendable {
    /// The findings of the scheme first, then those of its companion.
    var files: [FileFindings]
    var fixes: [Fixer.Result] = []
    /// How many findings are in the baseline and therefore not in `files`.
    var known = 0
    /// How many entries of the baseline no longer occur.
    var gone = 0
    /// Whether the findings are those of several schemes in one document.
    var isOfSeveral = false

    fileprivate var isClean: Bool {
      fixes.isEmpty && known == 0 && gone == 0 && files.allSatisfy(\.findings.isEmpty)
    }
  }

  /// The names of the files that were linted together with the scheme that they belong to.
  var companions: [String] {
    switch self {
    case .linted(let linted): linted.files.dropFirst().map(\.file)
    case .clean(let names): Array(names.dropFirst())
    case .unreadable, .passedOver: []
    }
  }

  /// The same outcome in less memory. All outcomes are kept until the report is made, and a text is needed only to show
  /// findings.
  ///
  /// - Parameter name: the name of the candidate.
  func compact(_ name: String) -> LintOutcome {
    guard case .linted(var linted) = self else { return self }
    if linted.isClean {
      let names = linted.files.map(\.file)
      return .clean(names == [name] ? [] : names)
    }
    linted.files = linted.files.map { $0.findings.isEmpty ? $0.withoutText : $0 }
    return .linted(linted)
  }
}
