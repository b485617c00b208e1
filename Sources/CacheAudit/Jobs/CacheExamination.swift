import CacheBuilding
import CacheOpening
import CacheVerification
import Diagnostics
import FileAccess
import SchemeComparison
import SchemeFormats
import SchemeLint
import SourceText
import SystemPackage
import TilingSchemes

/// Examines one member of an estate: opens it, runs the rules, reads the indexes and a few tiles.
///
/// Only the line of the cache remains; its documents are released when the examination ends.
struct CacheExamination: Sendable {
  let request: AuditRequest
  let pool: GridPool
  /// How many packets of one cache are checked at the same time.
  let jobs: Int

  /// The identifiers of the rules for stored tiles. All other rules are those of lint.
  private static let tileRules = Set(StoredTileRules.pages.map(\.identifier))

  /// - Returns: `nil` if the file belongs to another program.
  func cache(_ member: EstateMember, _ choice: LintSettings.Choice) async -> AuditedCache? {
    func unreadable(_ reason: String, isUnsupported: Bool = false) -> AuditedCache {
      AuditedCache(
        path: member.path.string,
        result: .failure(AuditedCache.Unreadable(reason: reason, isUnsupported: isUnsupported)))
    }
    if let cache = AuditedCache(unopened: member) { return cache }
    var verification = VerificationRequest(member.file, settings: request.settings, jobs: jobs)
    verification.depth = .sampled(tiles: request.sampledTiles)
    do throws(VerificationError) {
      let report = try await VerificationJob(verification, choice: choice).run()
      return AuditedCache(path: member.path.string, result: .success(content(of: report, of: member)))
    } catch {
      if case .opening(let error) = error {
        if error.isAboutOtherProgram, !member.isSurelyCache { return nil }
        return unreadable(member.words(error.message), isUnsupported: error.isAboutKindOfTiles)
      }
      return unreadable(member.words(error.message))
    }
  }

  private func content(of report: VerificationReport, of member: EstateMember) -> AuditedCache.Content {
    let model = report.opened.model
    var content = AuditedCache.Content()
    content.kind = Self.kind(of: report.opened)
    content.version = SchemeVersion.text(of: report.opened)
    content.storage = report.storage
    content.statesCompactV2 = model.storage?.format == .compactV2
    content.lastWritten = report.lastWritten
    for level in report.levels {
      content.tiles += level.tiles
      content.bytes += level.bytes
      content.tilesRead += level.tilesRead
      if level.tiles > 0 { content.tileLevels.append(level.number) }
    }
    if let scheme = ComparedScheme(model, name: member.path.string) {
      content.levels = Set(scheme.scheme.levels.map(\.number)).sorted()
      content.tileSize = TileSize(width: scheme.scheme.tileWidth, height: scheme.scheme.tileHeight)
      content.spatialReference = scheme.scheme.spatialReference.map { reference in
        AuditedCache.SystemName(
          wkid: reference.wkid, latestWKID: reference.latestWKID, text: scheme.systemName)
      }
      content.alignment = EstateAlignment(scheme, on: request.baseMap)
      content.grid = pool.index(of: scheme.scheme)
    }
    if case .scheme = member.kind { content.stoppedBuild = StoppedBuild(in: member.folder) }
    content.isWithoutTiles = content.tileSize != nil && content.tiles == 0
    add(report.findings, to: &content)
    return content
  }

  /// Counts the findings, and lists the most severe ones in the order of the files.
  private func add(_ files: [FileFindings], to content: inout AuditedCache.Content) {
    for file in files {
      for finding in file.findings where !isKnownState(finding, content) {
        if Self.tileRules.contains(finding.identifier ?? "") {
          content.verify.add(finding.severity)
        } else {
          content.lint.add(finding.severity)
        }
      }
    }
    for severity in Severity.allCases.sorted(by: >) {
      for file in files where content.findings.count < request.listedFindings {
        let own = file.findings.filter { $0.severity == severity && !isKnownState($0, content) }
          .prefix(request.listedFindings - content.findings.count)
        // The table of lines is made only for files whose findings are listed.
        let lines = own.isEmpty ? nil : file.text.map(LineTable.init)
        content.findings += own.map { finding in
          let line = finding.range.flatMap { range in lines?.position(of: range.lowerBound).line }
          return ListedFinding(finding: finding, file: file.file, line: line)
        }
      }
    }
  }

  /// The rules that say nothing more about a cache without tiles than that it has none.
  private static let rulesOfNoTiles = Set(
    [RulePage.noTiles, .missingLevelFolder, .missingTiles].map(\.identifier))

  /// Whether a finding is about what the line of the cache says already, with the way to continue: its unfinished build,
  /// or that it has no tiles yet.
  private func isKnownState(_ finding: Finding, _ content: AuditedCache.Content) -> Bool {
    content.stoppedBuild != nil && finding.identifier == RulePage.unfinishedBuild.identifier
      || content.isWithoutTiles && Self.rulesOfNoTiles.contains(finding.identifier ?? "")
  }

  private static func kind(of opened: OpenedScheme) -> CacheKind? {
    switch opened.container {
    case .tpk: return .tpk
    case .tpkx: return .tpkx
    case .file, .directory: break
    }
    switch opened.documents.first?.document.format.form {
    case .legacy: return .legacy
    case .readyToServe: return .readyToServe
    case nil: return opened.documents.isEmpty ? CacheKind(rawValue: opened.formatName) : .folders
    }
  }
}

extension VerificationError {
  fileprivate var message: String {
    switch self {
    case .settings(let problem): problem.description
    case .opening(let error): error.message
    case .access(let error): error.message
    // An examination has no parts.
    case .parts: "the parts of a plan cannot be put together"
    }
  }
}
