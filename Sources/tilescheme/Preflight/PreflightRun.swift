import TileSchemeKit

/// Looks at a scheme and what is to be tiled in it.
struct PreflightRun {
  let subject: PreflightSubject
  let request: PreflightOptions
  /// The value of `--levels`.
  let levels: String?

  /// Counts and estimates, and looks at what they show.
  func result() async throws(PlanningError) -> PreflightResult {
    var question = CacheForecast.Request(subject.model, subject.region, try sizes())
    question.levels = try wanted()
    question.jobs = request.jobs ?? ProcessorCount.active
    if let rate = request.tilesPerSecond { question.tilesPerSecond = rate.estimate }
    let forecast = try await CacheForecast(subject.scheme, question)
    let baseMap = try baseMap(Set(forecast.levels.map(\.level.level)))
    let disk = try disk()
    let findings = PreflightFindings(
      forecast, reference: reference, tellsOrigin: !subject.isOwnRegion, baseMap: baseMap,
      disk: disk)
    return PreflightResult(forecast, subject.model, baseMap: baseMap, disk: disk, findings: findings.findings)
  }

  private var reference: SpatialReference? { subject.scheme.spatialReference ?? subject.model.spatialReference }

  /// Those asked for, else those that have tiles.
  private func wanted() throws(PlanningError) -> Set<Int>? {
    if let text = levels {
      guard let levels = LevelsArgument(argument: text)?.levels else {
        throw .usage(.levels, "“\(text)” is no list of levels; write it as 0-7,9")
      }
      return levels
    }
    let model = subject.model
    guard model.minLOD != nil || model.maxLOD != nil else { return nil }
    let used = subject.scheme.levels.map(\.level).filter { $0 >= model.minLOD ?? .min && $0 <= model.maxLOD ?? .max }
    return used.isEmpty ? nil : Set(used)
  }

  private func sizes() throws(PlanningError) -> TileSizeModel {
    if let bytes = request.bytesPerTile { return .stated(bytes.estimate) }
    guard let cache = request.calibrate else {
      return .assumed(
        TileSizeAssumption(
          subject.model.image?.format, content: request.content?.content, tileWidth: subject.scheme.tileWidth,
          tileHeight: subject.scheme.tileHeight))
    }
    return .calibrated(try TileSizeCalibration(FilePath(cache)))
  }

  private func baseMap(_ levels: Set<Int>) throws(PlanningError) -> BaseMapAlignment? {
    let extent = subject.region.envelope
    switch request.basemap {
    case nil: return BaseMapAlignment(online: subject.scheme, reference, over: extent, levels: levels)
    case "none": return nil
    case let name?: return try BaseMapAlignment(subject.scheme, reference, with: name, over: extent, levels: levels)
    }
  }

  private func disk() throws(PlanningError) -> FreeSpace? {
    guard let path = request.disk else { return nil }
    do throws(FileAccessError) {
      return try FreeSpace(at: FilePath(path))
    } catch {
      throw .failed(error.message)
    }
  }
}
