import CacheOpening
import FileAccess
import SchemeLint
import Synchronization
import SystemPackage

/// Audits an estate: finds all caches below a directory, and examines each of them.
///
/// The caches are examined one after the other on each core, so that the memory does not grow with their sizes.
public struct AuditJob: Sendable {
  private let request: AuditRequest

  /// Keeps the request; nothing is read before `run()`.
  public init(_ request: AuditRequest) { self.request = request }

  /// Finds and examines the caches.
  ///
  /// - Parameter progress: is called after each cache with the number of caches that are done and of all, from several
  ///   threads.
  /// - Throws: `AuditError` if the directory cannot be listed or contains no cache, or if a configuration cannot be used.
  ///   A cache that cannot be read is in the report.
  public func run(
    _ progress: @escaping @Sendable (_ done: Int, _ all: Int) -> Void = { _, _ in }
  ) async throws(AuditError) -> AuditReport {
    let search: EstateSearch
    do throws(FileAccessError) {
      search = try EstateSearch(request.directory)
    } catch {
      throw .directory(error)
    }
    let members = search.members
    // All settings are read before the work begins, so that an error in one of them is found at once.
    var choices = FolderChoices(request.settings)
    var places: [Int] = []
    do throws(LintSettings.Problem) {
      for member in members { places.append(try await choices.place(for: member.folder)) }
    } catch {
      throw .settings(error)
    }
    let chosen = choices.all
    let pool = GridPool()
    // If there are fewer caches than cores, the cores that are left work on the packets of one cache.
    let inner = max(1, request.jobs / max(1, members.count))
    let examination = CacheExamination(request: request, pool: pool, jobs: inner)
    let done = Atomic(0)
    let found = await ParallelWork.map(members.count, jobs: request.jobs) { [places] number in
      let cache = await examination.cache(members[number], chosen[places[number]])
      progress(done.add(1, ordering: .relaxed).newValue, members.count)
      return cache
    }
    let leftovers = search.leftovers.map(\.string).sorted()
    let existing = found.compactMap(\.self)
    var caches = existing + leftovers.compactMap(AuditedCache.init(leftover:))
    if caches.isEmpty { throw .nothing(request.directory.string, leftovers: leftovers) }
    let families = EstateFamilies.number(&caches, pool.schemes)
    caches.sort { $0.comes(before: $1) }
    return AuditReport(
      directory: request.directory.string, baseMap: request.baseMap.name, caches: caches, families: families,
      otherFiles: found.count - existing.count, linksAbove: search.linksAbove.map(\.string),
      leftovers: leftovers)
  }
}
