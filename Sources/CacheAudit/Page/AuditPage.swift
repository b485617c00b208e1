public import Diagnostics
public import FileAccess
import SourceText
import SystemPackage

/// A report page of an estate, for people who decide which caches are rebuilt.
///
/// The page is a single HTML file without fonts or addresses. Its table can be sorted and filtered in the browser, without
/// a server; without scripts it is complete and sorted by what needs work. It is well-formed XML as well.
public struct AuditPage: Sendable {
  /// The complete page.
  public let html: String

  /// The page of a report. The same values give the same bytes.
  ///
  /// - Parameters:
  ///   - report: the result of the audit.
  ///   - title: the heading for people, such as the name of the organisation; `nil` takes the name of the directory.
  ///   - made: when the audit was made; `nil` leaves the date out.
  ///   - naming: returns the spelling of a parameter for readers of the page.
  ///   - nextStep: returns the commands for a cache that needs work, which are shown beside it.
  public init(
    _ report: AuditReport, title: String? = nil, made: FileTime? = nil,
    naming: @escaping (ParameterName) -> String = { $0.rawValue },
    nextStep: @escaping (AuditedCache) -> NextStep = { _ in NextStep() }
  ) {
    let title = title ?? Self.title(report.directory)
    let date = made.map { " on \($0.day)" } ?? ""
    let details = CacheDetails(report, naming: naming, nextStep: nextStep)
    html =
      HTMLPage(
        title: "Audit of map caches: \(title)",
        style: PageStyle.sheet(adding: AuditStyle.screen, print: AuditStyle.print), script: AuditScript.script,
        body: """
          <main>
          <header>
          <p class="kind">Audit of map caches\(date)</p>
          <h1 dir="auto">\(title)</h1>
          \(AuditSummary(report).markup)</header>
          \(CacheTable(report, details).markup)\(FamilyTable(report).markup)\(details.markup)\(LeftoverList(report).markup)</main>
          <footer>
          <p>Made by <code>tilescheme audit \(report.directory)</code>\(date). Quick verification: the index of every bundle was \
          read, and \(NumberText.grouped(report.tilesRead)) of \(NumberText.count(report.tiles, "tile")). \
          <code>tilescheme verify</code> reads all tiles of a cache. Sizes are those of the tiles, without the indexes.</p>
          </footer>

          """
      ).source
  }

  /// The name of the directory. The whole path is in the footer.
  private static func title(_ directory: String) -> String {
    let path = FilePath(directory)
    // A path such as `.` or `../..` does not end with the name.
    let isNamed = path.lastComponent?.kind == .regular
    return (isNamed ? path : RealPath.of(path) ?? path).lastComponent?.string ?? directory
  }
}
