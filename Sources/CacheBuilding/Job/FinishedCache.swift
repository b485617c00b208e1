import CacheConversion
import CacheCreation
import FileAccess
import SystemPackage
import TileStores

/// An unfinished cache of which all tiles are made, and that becomes the result.
struct FinishedCache: Sendable {
  /// The directory with a temporary name.
  private let folder: FilePath
  private let path: FilePath
  private let store: any TileStore
  private let existing: SinkDestination.Existing
  private let jobs: Int

  init(_ build: NewCacheBuild, in folder: FilePath) {
    self.folder = folder
    path = build.path
    store = build.store
    existing = build.existing
    jobs = build.request.jobs
  }

  /// Gives the directory its documents, and the result its place.
  ///
  /// - Returns: the files that were written.
  func publish(_ plan: CachePlan) async throws(BuildError) -> [FilePath] {
    do throws(CreationError) {
      let files = try CacheFiles(plan)
      do throws(FileAccessError) {
        var staged = StagedFiles(overwrites: true)
        for file in files.files { try staged.add(file.bytes, at: folder.appending(file.path.components)) }
        _ = try staged.commit()
        for levels in files.tileFolders { try Directory.create(folder.appending(levels.components)) }
        // Its bundles are the result itself.
        if store is CompactV2Store {
          let complete = try StagedDirectory(
            adopting: folder, as: FilePath(path.lastComponent?.string ?? ""), in: path.removingLastComponent(),
            replacing: existing == .replaced)
          try complete.commit()
          return files.files.map { path.appending($0.path.components) }
        }
      } catch {
        throw CreationError.file(error)
      }
    } catch {
      throw .creation(error)
    }
    return try await pack()
  }

  /// Converts the finished directory into the package, database or folders, and removes it.
  private func pack() async throws(BuildError) -> [FilePath] {
    // A conversion that starts over would first remove all unfinished output for the result, and with it the directory.
    var conversion = ConversionRequest(
      .cache(folder), to: path, as: .new(store, existing: existing, leftovers: .continued))
    conversion.jobs = jobs
    let report: ConversionReport
    do throws(ConversionError) {
      report = try await CacheConverter(conversion).convert()
    } catch {
      throw .packing(error)
    }
    do throws(FileAccessError) {
      try Partial.remove(folder)
    } catch {
      throw .access(error)
    }
    if case .written(let paths) = report.outcome { return paths }
    return [path]
  }
}
