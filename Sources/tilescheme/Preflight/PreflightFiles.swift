import TileSchemeKit

/// The files that a pre-flight was asked for, which are written all or none.
struct PreflightFiles {
  private let overwrites: Bool
  private var files: [(path: String, bytes: [UInt8])] = []
  private var notices: [String] = []

  /// Makes them, and writes nothing.
  ///
  /// - Parameter name: the scheme's, for people.
  init(
    _ options: PreflightOptions, _ result: PreflightResult, name: String, _ findings: [FileFindings]
  ) throws {
    overwrites = options.overwrite
    do throws(PlanningError) {
      if let grid = options.grid {
        let unit: GridOutlines.Unit = options.gridOf == .tiles ? .tiles : .bundles
        let outlines = try GridOutlines(result, level: options.gridLevel, unit: unit).geoJSON
        if !outlines.isInWGS84 {
          notices.append(
            "\(grid) is in the scheme’s own system, which a member “crs” names: in WGS84 an outline would have to be cut, or PROJ "
              + "is missing")
        }
        files.append((grid, outlines.bytes))
      }
      if let report = options.report {
        let page = try PreflightPage(result, name: name, findings: findings, mapLevel: options.reportLevel)
        files.append((report, Array(page.html.utf8)))
      }
    } catch {
      throw CommandFailure(saying: error)
    }
  }

  func write(_ output: OutputOptions) throws {
    do throws(FileAccessError) {
      var staged = StagedFiles(overwrites: overwrites)
      for file in files { try staged.add(file.bytes, at: FilePath(file.path)) }
      _ = try staged.commit()
    } catch {
      throw CommandFailure(saying: error.message)
    }
    for notice in notices { output.notice("notice", notice) }
    for file in files { output.notice("wrote", file.path) }
  }
}
