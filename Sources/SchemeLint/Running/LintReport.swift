public import CacheOpening
public import Diagnostics
public import SystemPackage

/// The results of a lint run.
public struct LintReport: Sendable {
  /// The files with findings, each once, in the order of the paths. Files without findings are included if the request
  /// lists them.
  public private(set) var files: [FileFindings] = []
  /// How many more files were linted, without findings.
  public private(set) var cleanCount = 0
  /// The packages among the files.
  private var packages = Packages()
  /// How many files of directories were skipped, because they are not schemes that lint checks.
  public private(set) var skippedCount = 0
  /// The patterns of the request that left out nothing, as they were given.
  public let unusedExclusions: [String]
  /// The paths and files that could not be read.
  public let unreadable: [OpeningError]
  /// The changes that fixes made, or would make, for each file.
  public private(set) var fixes: [Fixer.Result] = []
  /// The documents with findings that contain several schemes, such as the capabilities of a WMTS: their findings are those
  /// of all schemes.
  public private(set) var documentsOfSeveral: [String] = []
  /// How many findings are in the baselines and therefore not reported.
  public private(set) var knownCount = 0
  /// How many baseline entries no longer occur.
  public private(set) var goneCount = 0
  /// The rules that ran on at least one file.
  public let rules: [RulePage]
  /// The files of the settings that were used, without baselines: configurations and house schemes.
  public let settingsFiles: [FilePath]
  /// The baselines of the settings that were used.
  public let baselineFiles: [FilePath]

  /// Which findings make the run fail: the strictest setting of the configurations; `nil` if none has one.
  public let failure: FailureThreshold?

  /// How many files were linted, with and without findings.
  public var checkedCount: Int { files.count + cleanCount }

  /// How many packages were linted.
  public var packageCount: Int { packages.count }

  /// How many documents of these packages were linted.
  public var packedDocumentCount: Int { packages.documentCount }

  /// How many of the linted files are files of their own, and not part of a package.
  public var unpackedCount: Int { checkedCount - packages.fileCount }

  /// The files with the findings that previewed fixes would leave.
  public var unfixed: [FileFindings] {
    files.map { file in
      let fixed = fixes.filter { $0.file == file.file }.flatMap(\.fixed)
      return file.filtered { !fixed.contains($0) }
    }
  }

  /// How many findings were fixed, or would be fixed.
  public var fixedCount: Int { fixes.map(\.fixed.count).reduce(0, +) }

  /// - Parameters:
  ///   - outcomes: the outcomes with the names of their candidates, in the order of the paths.
  ///   - unreadable: errors of paths that could not be searched for candidates.
  ///   - choices: the settings that were used.
  ///   - rules: the rules that ran on at least one file.
  ///   - listsCleanFiles: whether files without findings are listed by name and not only counted.
  ///   - unusedExclusions: the patterns that left out nothing.
  ///   - mayRepeat: whether a candidate can be in the list twice, because several paths were given.
  init(
    _ outcomes: some Sequence<(String, LintOutcome)>, unreadable: [OpeningError], choices: [LintSettings.Choice],
    rules: [RulePage], unusedExclusions: [String], listsCleanFiles: Bool, mayRepeat: Bool
  ) {
    self.unusedExclusions = unusedExclusions
    settingsFiles = choices.flatMap(\.files)
    // Several configurations can have the same baseline.
    baselineFiles = choices.compactMap(\.baselineFile).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    failure = choices.compactMap(\.failure).reduce(nil) { $0?.stricter($1) ?? $1 }
    for file in baselineFiles {
      goneCount += choices.first { $0.baselineFile == file }?.baseline?.lostFilesCount ?? 0
    }
    // A companion is linted together with its scheme. If it was also found as a candidate of its own, that outcome is
    // dropped: the rules had no scheme to compare it with.
    var withScheme: Set<String> = []
    for (_, outcome) in outcomes { withScheme.formUnion(outcome.companions) }
    // With one path no file can be found twice, so the names of clean files, which are most of them, are not kept.
    var seen: Set<String> = []
    var errors = unreadable
    for (name, outcome) in outcomes {
      switch outcome {
      // Directories that are given twice, or overlap, contain the same file twice.
      case .passedOver: if !mayRepeat || seen.insert(name).inserted { skippedCount += 1 }
      case .unreadable(let error): errors.append(error)
      case .clean(let names):
        let names = names.isEmpty ? [name] : names
        if names.count == 1, withScheme.contains(names[0]) { continue }
        let new = names.filter { !mayRepeat && names.count == 1 || seen.insert($0).inserted }
        if listsCleanFiles {
          files += new.map { FileFindings(file: $0, text: nil, findings: []) }
        } else {
          cleanCount += new.count
        }
        packages.add(new, of: name)
      case .linted(let linted):
        if linted.files.count == 1, withScheme.contains(linted.files[0].file) { continue }
        knownCount += linted.known
        goneCount += linted.gone
        fixes += linted.fixes
        if linted.isOfSeveral { documentsOfSeveral.append(name) }
        let new = linted.files.filter { seen.insert($0.file).inserted }
        files += new
        packages.add(new.map(\.file), of: name)
      }
    }
    self.unreadable = errors
    self.rules = rules
  }

  /// The numbers of packages and of what belongs to them.
  private struct Packages {
    var count = 0
    var documentCount = 0
    /// The documents, and the packages that have findings of their own.
    var fileCount = 0

    /// Counts a candidate if it is a package.
    ///
    /// - Parameters:
    ///   - files: the names of its files that were not linted before.
    ///   - candidate: its name.
    mutating func add(_ files: [String], of candidate: String) {
      let documents = files.count { $0.hasPrefix("\(candidate)!") }
      guard documents > 0 else { return }
      count += 1
      documentCount += documents
      fileCount += files.count
    }
  }
}
