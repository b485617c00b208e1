import CacheCreation
import CacheOpening
public import Diagnostics
import FileAccess
import SchemeFormats
import SchemeLint
import TilingSchemes

extension PreflightRequest {
  /// Counts the tiles, estimates their size, applies the rules, and writes the files that the request names.
  ///
  /// Either all files are written or none.
  ///
  /// - Parameter remark: receives the findings in files that are read, and the notices of a new scheme.
  /// - Throws: `PreflightError` if the request cannot be carried out, or a file cannot be written.
  public func run(_ remark: RemarkHandler = { _ in }) async throws(PreflightError) -> PreflightReport {
    let subject = try await PreflightSubject(self, remark)
    let sizes = try sizeModel(subject)
    let forecast = try await forecast(of: subject, sizes)
    let reference = forecast.scheme.spatialReference ?? subject.model.spatialReference
    let baseMap = try await baseMap(for: subject, reference, Set(forecast.levels.map(\.number)))
    let disk = try freeSpace()
    let own = PreflightFindings(
      forecast, reference: reference, looksAtOrigin: !subject.isOwnRegion, baseMap: baseMap, disk: disk)
    var report = PreflightReport(
      named: subject.name, forecast, subject.model, baseMap: baseMap, disk: disk,
      findings: findings(of: subject, own.findings), plan: subject.plan)
    // The page shows the findings, so the files come after the rules.
    let files = try PreflightFiles(self, report)
    try files.write(overwrites: overwrites, reading: InputFiles(inputs))
    report.written = files.paths
    report.notices =
      subject.rasterNotices(levelsAreGiven: levels != nil) + files.notices
      + [mismatch(of: sizes, with: subject.model)].compactMap(\.self)
    return report
  }

  /// A notice if the measured tiles have another image format than the planned ones.
  private func mismatch(of sizes: TileSizeModel, with model: CacheDescription) -> Message? {
    var planned = model.image?.format
    // A built-in scheme has no format of its own, and the default was nobody's decision.
    if case .existing(let name, _) = scheme, BuiltInScheme.named(name) != nil { planned = tileFormat }
    guard case .calibrated(let calibration) = sizes, let measured = calibration.format, let planned, measured != planned
    else { return nil }
    return Message(
      "the tiles of \(calibration.cacheName) are \(measured.name), but the plan is for \(planned.name), so their sizes "
        + "may differ")
  }

  private func forecast(of subject: PreflightSubject, _ sizes: TileSizeModel) async throws(PreflightError)
    -> CacheForecast
  {
    var question = CacheForecast.Request(subject.model, subject.region, sizes)
    // A scheme often defines more levels than the cache contains. Some documents state minLOD and maxLOD for that.
    question.levels = levels ?? subject.rasterLevels ?? subject.builtLevels
    question.jobs = jobs
    question.tilesPerSecond = tilesPerSecond
    do throws(CacheForecast.UnknownLevels) {
      return try await CacheForecast(subject.scheme, question)
    } catch {
      throw .levels(error)
    }
  }

  /// The source of the tile sizes. A calibration replaces the assumption even if the measured cache has another image
  /// format than the planned one, because the user chose that cache.
  private func sizeModel(_ subject: PreflightSubject) throws(PreflightError) -> TileSizeModel {
    switch sizes {
    case .stated(let bytes): return .stated(bytes)
    case .assumed(let content):
      return .assumed(
        TileSizeAssumption(
          subject.model.image?.format, content: content, tileWidth: subject.scheme.tileWidth,
          tileHeight: subject.scheme.tileHeight, measurable: subject.measurableCache))
    case .calibrated(let cache):
      do throws(CalibrationError) {
        return .calibrated(try TileSizeCalibration(cache))
      } catch {
        throw .calibration(error)
      }
    }
  }

  /// The alignment with the base map, over the region: only there both are drawn.
  private func baseMap(
    for subject: PreflightSubject, _ reference: SpatialReference?, _ levels: Set<Int>
  ) async throws(PreflightError) -> BaseMapAlignment? {
    let extent = subject.region.envelope
    switch baseMap {
    case .online: return BaseMapAlignment(online: subject.scheme, reference, over: extent, levels: levels)
    case .none: return nil
    case .scheme(let name):
      var service: OpenedScheme?
      if ServiceDocument.isAddress(name) {
        do throws(CreationError) {
          service = try await ServiceDocument(name, token: token).opened()
        } catch {
          throw .creation(error)
        }
      }
      do throws(NamedSchemeError) {
        let base = if let service { try NamedScheme(service, named: name) } else { try NamedScheme(name) }
        return BaseMapAlignment(subject.scheme, reference, with: base, over: extent, levels: levels)
      } catch {
        throw .baseMap(error)
      }
    }
  }

  private func freeSpace() throws(PreflightError) -> FreeSpace? {
    guard let disk else { return nil }
    do throws(FileAccessError) {
      return try FreeSpace(at: disk)
    } catch {
      throw .file(error)
    }
  }

  /// The findings of the rules over the scheme and over the forecast, without those in the baseline.
  private func findings(of subject: PreflightSubject, _ own: [Finding]) -> [FileFindings] {
    var files = linter.findings(in: subject.opened)
    // The selection of rules and their severities also apply to the findings over the forecast.
    let ruled = linter.selection.ruled(FileFindings(file: subject.name, text: nil, findings: own))
    // Findings over the forecast concern the scheme as a whole, whose file is the first one.
    if let first = files.first {
      files[0] = first.with(first.findings + ruled.findings)
    } else {
      files.append(ruled)
    }
    guard let baseline else { return files }
    return files.map { baseline.compare($0).new }
  }
}
