import CachePlanning
import Diagnostics
import FileAccess
import SystemPackage

/// The page of `--report`.
struct PreflightReportFile {
  private let path: FilePath
  private let level: Int?
  private let overwrites: Bool

  /// - Returns: `nil` where nobody asks for it.
  init?(_ request: PreflightOptions) {
    guard let report = request.report else { return nil }
    path = FilePath(report)
    level = request.reportLevel
    overwrites = request.overwrite
  }

  func write(
    _ result: PreflightResult, name: String, _ findings: [FileFindings], _ output: OutputOptions
  ) throws {
    let page: PreflightPage
    do throws(PlanningError) {
      page = try PreflightPage(result, name: name, findings: findings, mapLevel: level)
    } catch {
      throw CommandFailure(saying: error.text, .usage)
    }
    do throws(FileAccessError) {
      var staged = StagedFiles(overwrites: overwrites)
      try staged.add(Array(page.html.utf8), at: path)
      _ = try staged.commit()
    } catch {
      throw CommandFailure(saying: error.message)
    }
    output.notice("wrote", path.string)
  }
}
