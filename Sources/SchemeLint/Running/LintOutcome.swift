import CacheOpening
import Diagnostics

/// What came out of one candidate.
enum LintOutcome: Sendable {
  case linted(Linted)
  /// Nothing, for the files of these names; where there is none, for the candidate alone.
  case clean([String])
  case unreadable(OpeningError)
  /// It is no scheme, and nobody said that it is one.
  case passedOver

  struct Linted: Sendable {
    /// The scheme first, then its companion.
    var files: [FileFindings]
    var fixes: [Fixer.Result] = []
    var known = 0
    var gone = 0

    fileprivate var isClean: Bool {
      fixes.isEmpty && known == 0 && gone == 0 && files.allSatisfy(\.findings.isEmpty)
    }
  }

  /// The names of the files that were looked at with the scheme that they belong to.
  var companions: [String] {
    switch self {
    case .linted(let linted): linted.files.dropFirst().map(\.file)
    case .clean(let names): Array(names.dropFirst())
    case .unreadable, .passedOver: []
    }
  }

  /// The same in little memory: most of many thousand files have no findings.
  ///
  /// - Parameter name: of the candidate.
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
