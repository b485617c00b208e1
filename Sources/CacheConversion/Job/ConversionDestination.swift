import CacheOpening
import FileAccess
import SystemPackage
import TileStores

/// The place where a conversion writes: who else writes there, and whether what is there may be replaced.
struct ConversionDestination: Sendable {
  private let request: ConversionRequest

  init(_ request: ConversionRequest) { self.request = request }

  /// The path of the input.
  var input: FilePath {
    switch request.input {
    case .cache(let path), .folders(let path, _, _): path
    }
  }

  /// The right to write the result, which no other run then has.
  ///
  /// - Returns: `nil` if nothing is written, or if tiles are added to a cache in a folder that this user cannot write to.
  func takeLock() throws(ConversionError) -> OutputLock? {
    guard request.action != .plan else { return nil }
    var path = request.destination
    // A cache can be given by its folder, a folder above it or its scheme file; all of them share one lock.
    if case .added = request.result {
      let cache = try CacheConverter.opening { () throws(OpeningError) in try CacheOpener.open(path) }
      path = cache.scheme.documents.first.map { FilePath($0.file).folder } ?? path
      if path.isEmpty { path = "." }
    }
    do throws(FileAccessError) {
      return try OutputLock.take(for: path, purpose: "converting \(input.string)")
    } catch {
      if case .added = request.result, error.isRefusal { return nil }
      throw .destination(error)
    }
  }

  /// - Returns: whether the destination exists and is replaced.
  func check(against source: OpenedCache) throws(ConversionError) -> SinkDestination.Existing {
    guard case .new(let store, let existing, _) = request.result else { return .replaced }
    let path = request.destination
    try checkIsNotInput(source)
    func obstacle(_ reason: FileAccessError.Reason) -> ConversionError {
      .destination(FileAccessError(path.string, reason))
    }
    switch FileSystemEntry.at(path) {
    case nil: return .kept
    case .other: throw obstacle(.notAFile)
    case .file:
      guard store.shape.isFile else { throw obstacle(.notDirectory) }
      guard existing == .replaced else { throw obstacle(.exists) }
    case .directory:
      if store.shape.isFile { throw obstacle(.isDirectory) }
      // An empty directory is often made beforehand, with its owner and permissions. It needs no consent to be
      // replaced.
      if (try? Directory.names(in: path))?.isEmpty == true { return .replaced }
      guard existing == .replaced else { throw obstacle(.exists) }
      do throws(CacheDirectory.Obstacle) {
        try CacheDirectory.check(path)
      } catch {
        throw .occupied(error)
      }
    }
    return .replaced
  }

  /// Checks the directory that is about to be replaced once more: copying can take hours, in which somebody can have put a
  /// file there.
  func checkAgain(_ existing: SinkDestination.Existing) throws(FileAccessError) {
    let path = request.destination
    guard case .new = request.result, existing == .replaced, FileSystemEntry.at(path) == .directory,
      try !Directory.names(in: path).isEmpty
    else { return }
    do throws(CacheDirectory.Obstacle) {
      try CacheDirectory.check(path)
    } catch {
      switch error {
      case .access(let error): throw error
      case .noCache: throw FileAccessError(path.string, .changed)
      case .stranger(let name, _): throw FileAccessError(path.pushing(FilePath(name)).string, .appeared)
      }
    }
  }

  /// The output may lead to the input through a link, or be a directory around it.
  private func checkIsNotInput(_ source: OpenedCache) throws(ConversionError) {
    let path = request.destination
    var inputs = [input] + [request.areaFile].compactMap(\.self) + source.scheme.documents.map { FilePath($0.file) }
    if case .folders(_, _, .path(let scheme)) = request.input { inputs.append(scheme) }
    // The input can be one table of a file, `FILE#TABLE`.
    let file = SetName.file(of: input)
    inputs.append(file)
    if let real = RealPath.of(path), real == RealPath.of(file) { throw .isInput(path) }
    do throws(FileAccessError) {
      try InputFiles(inputs).check(path)
      if FileSystemEntry.at(path) == .directory { try InputFiles(inputs).check(directory: path) }
    } catch {
      throw .isInput(path)
    }
  }
}

extension FileAccessError {
  /// Whether the system refuses this user to write to a directory.
  fileprivate var isRefusal: Bool {
    switch reason {
    case .system(.permissionDenied), .system(.notPermitted), .system(.readOnlyFileSystem): true
    default: false
    }
  }
}
