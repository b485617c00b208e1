public import CacheOpening
public import FileAccess
import SchemeFormats
public import SystemPackage
import TileStores
public import TilingSchemes

/// The parameters of a grouping: the schemes, and how exactly their grids must align.
public struct FamilyRequest: Sendable {
  /// The directory whose schemes are read, including those in its subdirectories.
  public var directory: FilePath
  /// The extent over which the grids must align, in map units; `nil` takes the whole extent of each coordinate system.
  public var extent: Envelope?
  /// The largest accepted offset, in pixels, above 0.
  public var tolerance: Double

  /// A request with defaults: the whole extent of each coordinate system, and a tolerance of half a pixel.
  ///
  /// The extents of the caches themselves are not used. Caches of different cities on one grid must be one family, and
  /// their extents have nothing in common.
  public init(
    _ directory: FilePath, over extent: Envelope? = nil, tolerance: Double = GridAlignment.defaultTolerance
  ) {
    self.directory = directory
    self.extent = extent
    self.tolerance = tolerance
  }
}

/// The schemes of a directory, grouped.
public struct FamilyReport: Sendable {
  /// The reason why a member cannot be compared.
  public enum Unreadable: Sendable {
    /// The file cannot be opened, or its documents cannot be read.
    case opening(OpeningError)
    /// The file is not a scheme, although the user named it or its name ends like that of a package.
    case noScheme(FilePath)
    /// The documents of the scheme at this path have errors.
    case hasErrors(FilePath)
  }

  /// The families, the one with the most members first.
  public let families: [SchemeFamily]
  /// The members that cannot be compared, in the order of their paths.
  public let unreadable: [Unreadable]
}

/// Reads the schemes of a directory, and groups them by grids that overlay each other.
///
/// Each file is opened and parsed on its own, so this part uses all cores. The grouping needs all schemes at once.
public struct FamilyJob: Sendable {
  private let request: FamilyRequest

  /// Stores the request; files are read by `run()`.
  public init(_ request: FamilyRequest) { self.request = request }

  private enum Outcome: Sendable {
    case scheme(ComparedScheme)
    case unreadable(FamilyReport.Unreadable)
    /// The file is not a scheme, or it is a companion (such as conf.cdi) of a scheme that is read as well.
    case passedOver
  }

  /// Reads and groups the schemes.
  ///
  /// - Throws: `FileAccessError` if the directory cannot be read. Schemes that cannot be read are in the report.
  public func run() async throws(FileAccessError) -> FamilyReport {
    let candidates = try SchemeFinder.candidates(at: request.directory)
    var schemes: [ComparedScheme] = []
    var unreadable: [FamilyReport.Unreadable] = []
    for outcome in await ChunkedWork.map(candidates, Self.outcome) {
      switch outcome {
      case .scheme(let scheme): schemes.append(scheme)
      case .unreadable(let problem): unreadable.append(problem)
      case .passedOver: break
      }
    }
    let families = SchemeFamilies(schemes, over: request.extent, tolerance: request.tolerance).families
    return FamilyReport(families: families, unreadable: unreadable)
  }

  private static func outcome(of candidate: SchemeFinder.Candidate) -> Outcome {
    let path = candidate.path
    // The name of a package shows that it is meant to be a scheme, so a damaged one is reported. An XML or JSON file
    // may be anything, so it is skipped unless its content is a scheme.
    let isMember = candidate.isNamed || TileStoreRegistry.suffixes.contains(path.extension?.lowercased() ?? "")
    do throws(OpeningError) {
      let opened = try SchemeOpener.open(path, siblings: candidate.siblings)
      // The format of a file that cannot be parsed can only be taken from its name.
      let format =
        opened.documents.first?.document.format ?? SchemeFormatRegistry.named(path.lastComponent?.string ?? "")
      guard let format else {
        // A database has a scheme and no documents.
        if let scheme = ComparedScheme(opened.model, name: path.string) { return .scheme(scheme) }
        return isMember ? .unreadable(.noScheme(path)) : .passedOver
      }
      // Only the main document of a form counts as a member; its companions would count the same cache again.
      if let form = format.form, form.formats.first?.name != format.name { return .passedOver }
      if opened.hasErrors { return .unreadable(.hasErrors(path)) }
      return ComparedScheme(opened.model, name: path.string).map(Outcome.scheme) ?? .passedOver
    } catch {
      if case .notAScheme = error, !isMember { return .passedOver }
      // A database of vector tiles is a sound file without a grid that could be compared.
      if case .store(.content) = error, !candidate.isNamed { return .passedOver }
      return .unreadable(.opening(error))
    }
  }
}
