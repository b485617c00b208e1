import TileSchemeKit

/// Converts a cache with its tiles.
struct TileConvertRun {
  let input: String
  let destination: FilePath
  let target: CacheTarget
  let extent: Envelope?
  let overwrites: Bool
  let isStrict: Bool
  let options: TileConvertOptions
  let output: OutputOptions

  /// - Returns: `false` where the input has no tiles, and the scheme alone is to be converted.
  func convert() async throws -> Bool {
    let source = try self.source()
    if source.hasNoTiles {
      if target == .legacy || target == .readyToServe, !options.into, options.scheme == nil { return false }
      throw CommandFailure(saying: "\(input): there are no tiles")
    }
    var request = CacheConversionJob.Request(target)
    request.levels = options.levels?.levels
    request.extent = extent
    request.isRenumbered = options.renumber != nil
    request.jobs = options.jobs ?? ParallelWork.usualJobs
    let replaces = options.into ? true : try checkDestination()
    let target = options.into ? try openedTarget() : nil
    let job: CacheConversionJob
    do throws(AreaFileError) {
      request.area = try options.area.map { path throws(AreaFileError) in
        try AreaFile(FilePath(path)).area(in: source.scheme.model.scheme?.spatialReference)
      }
    } catch {
      throw CommandFailure(saying: error.message)
    }
    do throws(ConversionError) {
      if let target { request.merging = try MergeTarget(target.opened, target.layout) }
      job = try await CacheConversionJob(source, request)
    } catch {
      throw CommandFailure(saying: "\(input): \(error.message)")
    }
    try await carry(job, source.scheme, replaces: replaces)
    return true
  }

  private func carry(_ job: CacheConversionJob, _ opened: OpenedScheme, replaces: Bool) async throws {
    if let error = job.plan.unreadable.first { throw CommandFailure(saying: error.message) }
    if job.plan.packets.isEmpty, options.levels != nil || extent != nil || options.area != nil {
      throw CommandFailure(
        saying: "\(input): no tile lies in these levels and this extent or area; nothing was written")
    }
    let declared = opened.model.image?.format
    let before = job.documents(declared)
    if isStrict, !before.lost.isEmpty {
      ConvertReport(written: [], notices: before.notices, lost: before.lost).print(output)
      throw CommandFailure(saying: "nothing was written, because of what would be lost (--strict)", .findings)
    }
    if options.dryRun {
      ConvertReport(written: [], notices: before.notices + [summary(job)], lost: before.lost).print(output)
      return
    }
    let conversion = try said { () throws(FileAccessError) in
      try job.conversion(at: destination, resumes: options.resume, replaces: replaces)
    }
    if options.resume, !options.into, !conversion.isContinued { tellNothingIsContinued(conversion) }
    let census: TileCensus
    let written: [FilePath]
    let after: ConversionDocuments
    do throws(FileAccessError) {
      let progress = ProgressLine(total: job.plan.byteCount, tiles: job.plan.tileCount, output)
      census = try await conversion.run { tiles, bytes in progress.add(tiles: tiles, bytes: bytes) }
      progress.end()
      after = job.documents(census.format(declared: declared))
      written = try conversion.finish(after.documents)
    } catch {
      // Of a source that is another by now, nothing can be continued.
      let isKept = !options.into && error.reason != .changedWhileRead
      throw CommandFailure(
        saying: error.messageWithAdvice.commandText
          + (isKept ? "; what is done is kept beside it, and --resume continues" : ""))
    }
    let mixed = census.format(declared: declared) == .mixed && declared != .mixed
    let notices = after.notices + (mixed ? ["both JPEG and PNG were found; the result says MIXED"] : [])
    ConvertReport(written: written.map(\.string), notices: notices, lost: after.lost, census: census).print(output)
    if isStrict, census.damagedCount > 0 {
      throw CommandFailure(saying: "\(census.damagedCount) tiles are damaged (--strict)", .findings)
    }
  }

  private func tellNothingIsContinued(_ conversion: CacheConversion) {
    let others = conversion.others.map(\.string).joined(separator: ", ")
    output.notice(
      "notice",
      others.isEmpty
        ? "there is nothing to continue; the conversion begins anew"
        : "what was interrupted was of another source or other options, and is left as it is: \(others); the conversion begins anew"
    )
  }

  private func summary(_ job: CacheConversionJob) -> String {
    let levels = job.plan.levels.map { "levels \($0.lowerBound) to \($0.upperBound)" } ?? "no level"
    return "nothing is written (--dry-run); \(job.plan.tileCount) tiles with \(job.plan.byteCount) bytes in "
      + "\(job.plan.packets.count) bundles would be carried, \(levels)"
  }

  private func source() throws -> ConversionSource {
    let path = FilePath(input)
    if let scheme = options.scheme {
      let opened = try InputArgument(path: scheme).open(output, command: "convert")
      return ConversionSource(
        opened,
        try said { () throws(FileAccessError) in try FolderLayout(path, naming: (options.layout ?? .rowColumn).naming) }
      )
    }
    do throws(ConversionError) {
      if let database = try MBTilesScheme.open(path) { return ConversionSource(database.scheme, database.packets) }
    } catch {
      throw CommandFailure(saying: error.message)
    }
    let opened = try InputArgument(path: input).open(output, command: "convert")
    return ConversionSource(
      opened, try said { () throws(FileAccessError) in try CacheLayout(of: opened, at: path) })
  }

  /// - Returns: whether something lies there that is replaced.
  private func checkDestination() throws -> Bool {
    if let real = RealPath.of(destination), real == RealPath.of(FilePath(input)) {
      throw CommandFailure(saying: "\(destination): is the input, which stays as it is; choose another name")
    }
    switch FileSystemEntry.at(destination) {
    case nil: return false
    case .directory:
      if target.isFile { throw CommandFailure(saying: FileAccessError(destination.string, .isDirectory).message) }
      if (try? Directory.names(in: destination))?.isEmpty == true { return true }
      guard overwrites else { throw CommandFailure(saying: FileAccessError(destination.string, .exists)) }
      do throws(CacheDirectory.Obstacle) {
        try CacheDirectory.check(destination)
      } catch {
        throw CommandFailure(saying: error.message)
      }
      return true
    case .file:
      if !target.isFile { throw CommandFailure(saying: FileAccessError(destination.string, .notDirectory).message) }
      guard overwrites else { throw CommandFailure(saying: FileAccessError(destination.string, .exists)) }
      return true
    case .other: throw CommandFailure(saying: FileAccessError(destination.string, .notAFile).message)
    }
  }

  private func openedTarget() throws -> (opened: OpenedScheme, layout: CacheLayout) {
    let opened = try InputArgument(path: destination.string).open(output, command: "convert")
    let layout = try said { () throws(FileAccessError) in try CacheLayout(of: opened, at: destination) }
    return (opened, layout)
  }

  private func said<Value>(_ body: () throws(FileAccessError) -> Value) throws -> Value {
    do throws(FileAccessError) {
      return try body()
    } catch {
      throw CommandFailure(saying: error)
    }
  }
}
