import CacheOpening
public import FileAccess
public import SchemeComparison
public import SystemPackage
public import TilingSchemes

/// Compares all caches of an estate with a base map, and reads nothing but their schemes.
public struct AlignmentJob: Sendable {
  /// The alignment of one cache.
  public struct Line: Sendable {
    /// The path of the folder of the cache, or of the package.
    public let path: String
    /// The alignment, or why the scheme cannot be read.
    public let result: Result<EstateAlignment, AuditedCache.Unreadable>
  }

  private let directory: FilePath
  private let baseMap: ComparedScheme
  private let extent: Envelope?
  private let tolerance: Double

  /// Keeps the request; nothing is read before `run()`.
  ///
  /// - Parameters:
  ///   - directory: the directory with the caches.
  ///   - baseMap: the scheme of the base map.
  ///   - extent: the extent over which the grids must line up, in map units; `nil` takes that of each cache.
  ///   - tolerance: the largest accepted offset, in pixels, above 0.
  public init(
    _ directory: FilePath, on baseMap: ComparedScheme, over extent: Envelope? = nil,
    tolerance: Double = GridAlignment.defaultTolerance
  ) {
    self.directory = directory
    self.baseMap = baseMap
    self.extent = extent
    self.tolerance = tolerance
  }

  /// Whether a directory contains caches, but is not a cache itself: it has no scheme, or it and its folders have more
  /// than one cache.
  ///
  /// - Parameter path: any path; a path that is no directory is no estate.
  public static func isEstate(_ path: FilePath) -> Bool {
    guard FileSystemEntry.at(path) == .directory,
      !((try? Directory.names(in: path)) ?? []).contains(where: SchemeFileName.isScheme),
      let members = try? EstateSearch(path).members, let first = members.first
    else { return false }
    // A service’s folder with one data frame is a cache, as for all other commands.
    return members.count > 1
      || first.file != (try? SchemeOpener.open(path)).flatMap { $0.documents.first?.file }.map { FilePath($0) }
  }

  /// Compares the caches, in the order of their paths. Files of other programs are left out.
  ///
  /// - Throws: `FileAccessError` if the directory cannot be listed.
  public func run() async throws(FileAccessError) -> [Line] {
    let lines = await ChunkedWork.map(try EstateSearch(directory).members, line)
    return lines.compactMap(\.self)
  }

  private func line(_ member: EstateMember) -> Line? {
    func unreadable(_ reason: String, isUnsupported: Bool = false) -> Line {
      Line(
        path: member.path.string,
        result: .failure(AuditedCache.Unreadable(reason: reason, isUnsupported: isUnsupported)))
    }
    if let problem = member.problem { return unreadable(problem) }
    do throws(OpeningError) {
      let opened = try SchemeOpener.open(member.file)
      guard !opened.hasErrors, let scheme = ComparedScheme(opened.model, name: member.path.string) else {
        return unreadable("has errors; run “tilescheme lint \(member.path.string)” to see them")
      }
      return Line(
        path: member.path.string,
        result: .success(EstateAlignment(scheme, on: baseMap, over: extent, tolerance: tolerance)))
    } catch {
      if error.isAboutOtherProgram, !member.isSurelyCache { return nil }
      return unreadable(member.words(error.message), isUnsupported: error.isAboutKindOfTiles)
    }
  }
}
