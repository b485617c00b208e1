public import CacheOpening
public import FileAccess
import SchemeFormats
public import SystemPackage
public import TilingSchemes

/// Which schemes are to be grouped.
public struct FamilyRequest: Sendable {
  /// The schemes in it and below it are read.
  public var directory: FilePath
  /// Where the grids are to line up, in map units; all that a coordinate system can show where it is `nil`.
  public var extent: Envelope?
  /// In pixels, above 0.
  public var tolerance: Double

  /// By default the grids are compared over all that a coordinate system can show.
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
  /// What keeps a member from being compared.
  public enum Unreadable: Sendable {
    /// It cannot be opened, or its documents cannot be read.
    case opening(OpeningError)
    /// It was named, or is called like a package, and is no scheme.
    case noScheme(FilePath)
    /// Its documents have errors.
    case hasErrors(FilePath)
  }

  /// The largest first.
  public let families: [SchemeFamily]
  /// In the order of their paths.
  public let unreadable: [Unreadable]
}

/// Reads the schemes of a directory on all cores, and groups them by grids that overlay each other.
public struct FamilyJob: Sendable {
  private let request: FamilyRequest

  /// Takes the request; nothing is read before `run()`.
  public init(_ request: FamilyRequest) { self.request = request }

  private enum Outcome: Sendable {
    case scheme(ComparedScheme)
    case unreadable(FamilyReport.Unreadable)
    /// Something else, or a companion, whose scheme lies beside it.
    case passedOver
  }

  /// - Throws: `FileAccessError` where the directory cannot be read.
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
    // A package is a member even if it is broken; what other files are, only their content shows.
    let isMember = candidate.isNamed || ["tpk", "tpkx"].contains(path.extension?.lowercased())
    do throws(OpeningError) {
      let opened = try SchemeOpener.open(path, siblings: candidate.siblings)
      // A file that cannot be parsed is known by its name alone.
      let format =
        opened.documents.first?.document.format ?? SchemeFormatRegistry.named(path.lastComponent?.string ?? "")
      guard let format else { return isMember ? .unreadable(.noScheme(path)) : .passedOver }
      if let form = format.form, form.formats.first?.name != format.name { return .passedOver }
      if opened.hasErrors { return .unreadable(.hasErrors(path)) }
      return ComparedScheme(opened.model, name: path.string).map(Outcome.scheme) ?? .passedOver
    } catch {
      if case .notAScheme = error, !isMember { return .passedOver }
      return .unreadable(.opening(error))
    }
  }
}
