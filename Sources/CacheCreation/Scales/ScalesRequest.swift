import CacheOpening
public import Diagnostics
public import FileAccess
public import SchemeFormats
public import SystemPackage
import TilingSchemes

/// A request to change the scales of a scheme or cache. It corresponds to ArcGIS's *Manage Map Server Cache Scales*.
public struct ScalesRequest: Sendable {
  /// A cache directory, or a scheme file.
  public var path: FilePath
  /// The format of the scheme file; `nil` detects it.
  public var inputFormat: (any SchemeFormat)?
  /// How the list of scales changes.
  public var change: ScaleChange
  /// Whether the tiles of removed levels are deleted; otherwise a level with tiles is not removed.
  public var deletesTiles = false
  /// Whether nothing is written, and the report contains what would be changed.
  public var isDryRun = false
  /// Which configuration file registers cache directories.
  public var configuration = SettingsFile.nearest

  /// Uses the nearest configuration, deletes no tiles, and writes the result.
  public init(_ path: FilePath, _ change: ScaleChange) {
    self.path = path
    self.change = change
  }

  /// Changes the scheme together with the folders of its tiles, or changes nothing.
  ///
  /// - Parameter remark: receives the findings of the documents.
  /// - Throws: `ScalesError` if the change is not possible; the scheme and the cache are then as before. A dry run
  ///   whose levels are known reports them, with the error in `refusal`.
  public func run(_ remark: RemarkHandler = { _ in }) throws(ScalesError) -> ScalesReport {
    var scheme = try ScaledScheme(path, as: inputFormat)
    let place = scheme.realFolder
    // The lock comes first, so that the scheme cannot change between reading and writing it.
    let lock = try takeLock(scheme)
    defer { withExtendedLifetime(lock) {} }
    if lock != nil { scheme = try ScaledScheme(path, as: inputFormat) }
    remark(.findings(scheme.opened.findings))
    // A scheme file without tiles is not a cache, and can be anywhere.
    if scheme.tiles != nil, let place { try checkPlace(place, remark) }
    let plan = try LevelPlan(
      scheme.scheme, in: scheme.model.spatialReference, extent: scheme.model.fullExtent, change)
    let limits = LevelLimits(scheme.model, plan)
    let bytes: [UInt8]
    do throws(WritingError) {
      bytes = try scheme.document.bytes(settingLevels: plan.levels, limits: limits.values)
    } catch {
      throw .writing(error)
    }
    var report = ScalesReport(scheme, plan, notices: plan.notices + limits.notices)
    let undone = LimitsAfterUndo(scheme.model, plan, limits.values, reverse: report.reverse)
    report.notices += [undone.notice].compactMap(\.self)
    do throws(ScalesError) {
      try report.count(scheme, plan, deletesTiles: deletesTiles)
    } catch {
      // A dry run shows the levels all the same.
      guard isDryRun else { throw error }
      report.refusal = error
    }
    guard plan.isChange, !isDryRun else { return report }
    do throws(FileAccessError) {
      if let tiles = scheme.tiles, let place {
        var cache = RevisedCache(scheme, tiles: tiles, plan, bytes: bytes)
        report.written(scheme.file, leftOver: try cache.write(at: place))
      } else {
        var staged = StagedFiles(overwrites: true)
        try staged.add(bytes, at: scheme.file)
        _ = try staged.commit()
        report.written(scheme.file, leftOver: nil)
      }
    } catch {
      throw .file(error)
    }
    return report
  }

  /// The right to change the cache, which one run has at a time; `convert` takes the same lock to add tiles.
  private func takeLock(_ scheme: ScaledScheme) throws(ScalesError) -> OutputLock? {
    guard !isDryRun else { return nil }
    let folder = scheme.file.folder
    do throws(FileAccessError) {
      return try OutputLock.take(
        for: scheme.tiles == nil ? scheme.file : folder.isEmpty ? "." : folder,
        purpose: "changing the scales of \(path.string)")
    } catch {
      throw .file(error)
    }
  }

  private func checkPlace(_ place: FilePath, _ remark: RemarkHandler) throws(ScalesError) {
    do throws(CreationError) {
      try CacheConfiguration.checked(configuration, remark).check(place)
    } catch {
      switch error {
      case .documents(let findings): throw .documents(findings)
      case .file(let error): throw .file(error)
      case .place(let obstacle): throw .place(obstacle)
      default: throw .scheme(error.message.description)
      }
    }
  }
}
