import FileAccess
public import SchemeLint

/// Verifies a cache: its scheme, the names and places of its files, its bundles, and every tile.
///
/// The job never writes to the cache.
public struct VerificationJob: Sendable {
  private let request: VerificationRequest
  /// The settings for the path, if they were chosen already.
  private let choice: LintSettings.Choice?

  /// Keeps the request; nothing is read before `run()`.
  public init(_ request: VerificationRequest) {
    self.request = request
    choice = nil
  }

  /// The same with the settings for the path, which are read once for all caches of an estate.
  package init(_ request: VerificationRequest, choice: LintSettings.Choice) {
    self.request = request
    self.choice = choice
  }

  /// Reads the cache and returns all findings.
  ///
  /// - Throws: `VerificationError` if the settings cannot be used, or there is no cache at the path that can be read.
  ///   Faults of the cache are findings, not errors.
  public func run() async throws(VerificationError) -> VerificationReport {
    // Settings come before the cache: a mistake in them should not be reported only after gigabytes were read.
    let chosen: LintSettings.Choice
    if let choice { chosen = choice } else { chosen = try await request.choice() }
    let cache = try VerifiedCache(request, chosen)
    if let archive = cache.tiles.archive, archive.isRemote { return await report(cache, in: archive) }
    let tally = await cache.tally(Array(cache.tiles.packets.indices), jobs: request.jobs)
    return cache.report(tally, entries: cache.entryFindings(0..<(cache.tiles.archive?.entries.count ?? 0)))
  }

  /// Verifies a package on a server, whose bytes are read only once and in their order.
  private func report(_ cache: VerifiedCache, in archive: ZipArchive) async -> VerificationReport {
    let batches = PackageBatches(cache.tiles, in: archive)
    var tally = PacketTally()
    var entries = [[EntryFindings]](repeating: [], count: archive.entries.count)
    for batch in batches.all {
      await batches.load(batch)
      tally.add(await cache.tally(batch.packets, jobs: request.jobs))
      for number in batch.entries { entries[number] = cache.entryFindings(number..<number + 1) }
    }
    return cache.report(tally, entries: Array(entries.joined()))
  }
}

extension VerificationRequest {
  /// The settings for the path.
  ///
  /// - Throws: `VerificationError.settings` if the configuration or the baseline cannot be used.
  public func choice() async throws(VerificationError) -> LintSettings.Choice {
    do throws(LintSettings.Problem) {
      return try await settings.choice(forPath: path)
    } catch {
      throw .settings(error)
    }
  }
}
