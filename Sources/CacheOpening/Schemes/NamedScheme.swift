import SchemeFormats
import SystemPackage
public import TilingSchemes

/// A scheme that exists: a built-in one by its name, or that of a file, a cache or a package.
public struct NamedScheme: Sendable {
  /// What it is called in messages.
  public let displayName: String
  /// The scheme, with at least one level, and with the map's coordinate system where it states none of its own.
  public let scheme: TilingScheme
  /// What it is built in as.
  public let builtIn: BuiltInScheme?
  /// The format and quality that it states.
  public let image: TileImageInfo?

  /// - Parameter name: of a built-in scheme, or a path; `-` is standard input.
  /// - Throws: `NamedSchemeError` where there is no scheme that could be used.
  public init(_ name: String) throws(NamedSchemeError) {
    if let builtIn = BuiltInScheme.named(name) {
      displayName = builtIn.name
      scheme = builtIn.scheme
      self.builtIn = builtIn
      image = nil
      return
    }
    let opened = try Self.open(name)
    guard var found = opened.model.scheme else { throw .noScheme(name) }
    found.spatialReference = found.spatialReference ?? opened.model.spatialReference
    guard !found.levels.isEmpty else { throw .noLevels(name) }
    displayName = name
    scheme = found
    builtIn = nil
    image = opened.model.image
  }

  private static func open(_ name: String) throws(NamedSchemeError) -> OpenedScheme {
    let opened: OpenedScheme
    do throws(OpeningError) {
      opened = name == "-" ? try SchemeOpener.openStandardInput() : try SchemeOpener.open(FilePath(name))
    } catch {
      throw UnknownScheme.isNothing(error) ? .unknown(name, nearest: UnknownScheme.nearest(to: name)) : .opening(error)
    }
    if opened.hasErrors { throw .hasErrors(name) }
    return opened
  }
}
