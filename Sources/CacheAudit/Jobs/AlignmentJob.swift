public import CacheOpening
public import FileAccess
public import SchemeComparison
public import SchemeFormats
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

  /// The alignment of a scheme that is open already, such as one of several in a document.
  ///
  /// - Parameters:
  ///   - opened: the scheme.
  ///   - path: its name in the line.
  ///   - baseMap: the scheme of the base map.
  ///   - extent: the extent over which the grids must line up, in map units; `nil` takes that of the scheme.
  ///   - tolerance: the largest accepted offset, in pixels, above 0.
  public static func line(
    _ opened: OpenedScheme, named path: String, on baseMap: ComparedScheme, over extent: Envelope? = nil,
    tolerance: Double = GridAlignment.defaultTolerance
  ) -> Line {
    guard !opened.hasErrors, let scheme = ComparedScheme(opened.model, name: path) else {
      return Line(
        path: path,
        result: .failure(AuditedCache.Unreadable(reason: "has errors; run “tilescheme lint \(path)” to see them")))
    }
    return Line(
      path: path, result: .success(EstateAlignment(scheme, on: baseMap, over: extent, tolerance: tolerance)))
  }

  /// The line of a scheme that cannot be opened.
  public static func line(_ error: OpeningError, named path: String) -> Line {
    Line(path: path, result: .failure(AuditedCache.Unreadable(reason: error.message)))
  }

  private func line(_ member: EstateMember) -> Line? {
    func unreadable(_ reason: String, isUnsupported: Bool = false) -> Line {
      Line(
        path: member.path.string,
        result: .failure(AuditedCache.Unreadable(reason: reason, isUnsupported: isUnsupported)))
    }
    if let problem = member.problem { return unreadable(problem) }
    do throws(OpeningError) {
      return Self.line(
        try SchemeOpener.open(member.file), named: member.path.string, on: baseMap, over: extent, tolerance: tolerance)
    } catch {
      if error.isAboutOtherProgram, !member.isSurelyCache { return nil }
      return unreadable(member.words(error.message), isUnsupported: error.isAboutKindOfTiles)
    }
  }
}
