import CacheCreation
import Diagnostics
import FileAccess
import SystemPackage
import TileStores
import TilingSchemes

extension BuildRequest {
  /// Makes the tiles.
  ///
  /// An existing cache keeps all bundles that were finished if the build fails or is killed; the same request then makes the
  /// rest. A new cache appears only when it is whole.
  ///
  /// - Parameter progress: is called with each event, from any thread.
  /// - Throws: `BuildError` if no tiles were made, or not all.
  public func run(
    _ progress: @escaping @Sendable (BuildEvent) -> Void = { _ in }
  ) async throws(BuildError) -> BuildReport {
    switch target {
    case .existing(let path): try await fill(path, progress)
    case .new(let path, let store, let scheme, let existing):
      try await NewCacheBuild(self, path, store, scheme, existing).run(progress)
    }
  }

  private func fill(
    _ path: FilePath, _ progress: @escaping @Sendable (BuildEvent) -> Void
  ) async throws(BuildError) -> BuildReport {
    let target = try CacheTarget.open(path)
    let lock = try takeLock(target.folder)
    defer { withExtendedLifetime(lock) {} }
    try checkRegistration(of: target.folder)
    let chosen = try target.levels(levels, scales: scales)
    if mode == .delete {
      let removed = try TileDeletion(request: self, target: target, levels: chosen).run()
      return BuildReport(
        path: path, levels: removed, written: isDryRun ? [] : [target.folder], isDryRun: isDryRun, notices: [],
        gdalVersion: nil, resampling: nil, service: nil)
    }
    let input = try await BuildInput.open(self, isElevation: target.isElevation)
    let filling = try filling(input, target, chosen)
    let made = isDryRun ? try filling.planned() : try await filling.run(progress)
    return BuildReport(
      path: path, levels: made, written: isDryRun ? [] : [target.folder], isDryRun: isDryRun,
      notices: input.notices + notices(input, filling), gdalVersion: input.gdalVersion, resampling: filling.method,
      service: filling.serviceReport)
  }

  func filling(
    _ input: BuildInput, _ target: CacheTarget, _ levels: [LevelOfDetail]
  ) throws(BuildError) -> CacheFilling {
    try CacheFilling(self, target, levels, try input.pixels(self, target), try encoding(for: target))
  }

  /// What the user should know about the pictures.
  func notices(_ input: BuildInput, _ filling: CacheFilling) -> [Message] {
    let target = filling.target
    var notices: [Message] = []
    if case .service(let service) = filling.input { notices += service.notices }
    if filling.isClipped, filling.method != nil {
      notices.append(
        "the rasters reach beyond the full extent of the cache; tiles are made within it only")
    }
    if target.image.format == .jpeg {
      notices.append(
        "JPEG tiles cannot be transparent: pixels without a value, and those beyond the edges of the rasters, get the "
          + "background colour; MIXED keeps them transparent")
    }
    if target.image.format == .png8, !input.isCategorical {
      notices.append(
        "PNG8 has at most 256 colours for each tile, so photographs lose colours and tiles may differ at their edges; "
          + "JPEG or MIXED suit them better")
    }
    if filling.method == .bilinear, input.isCategorical {
      notices.append("the rasters have palettes; bilinear resampling makes colours that are not in them")
    }
    return notices
  }

  /// The right to change the cache, which no other run then has.
  func takeLock(_ path: FilePath) throws(BuildError) -> OutputLock? {
    guard !isDryRun else { return nil }
    do throws(FileAccessError) {
      return try OutputLock.take(for: path, purpose: "building \(path.string)")
    } catch {
      throw .access(error)
    }
  }

  /// - Throws: `BuildError.creation` if cache directories are registered, and the path is in none of them.
  func checkRegistration(of path: FilePath) throws(BuildError) {
    let registered: CacheConfiguration
    do throws(FileAccessError) {
      registered = try CacheConfiguration.chosen(configuration)
    } catch {
      throw .access(error)
    }
    do throws(CreationError) {
      if let findings = registered.findings, findings.hasErrors { throw .documents([findings]) }
      if let place = RealPath.place(of: path) { try registered.check(place) }
    } catch {
      throw .creation(error)
    }
  }
}
