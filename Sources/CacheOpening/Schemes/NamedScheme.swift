public import SchemeFormats
public import TilingSchemes

/// An existing scheme that the user chose by name: a built-in scheme, or the scheme of a file, a cache or a package.
public struct NamedScheme: Sendable {
  /// The name in messages.
  public let displayName: String
  /// The scheme, with at least one level, and with the coordinate system of the map if it has none of its own.
  public let scheme: TilingScheme
  /// The built-in scheme; `nil` if the scheme was read from a file.
  public let builtIn: BuiltInScheme?
  /// The image format and quality in the file; `nil` for a built-in scheme, which has none.
  public let image: TileImageInfo?
  /// The form of the scheme file; `nil` for a built-in scheme, and for the JSON of a service.
  public let form: CacheForm?

  /// Finds and reads the scheme.
  ///
  /// - Parameters:
  ///   - name: the name of a built-in scheme, or a path; `-` is standard input. A built-in scheme comes before a file of
  ///     the same name.
  ///   - format: the format of a scheme file; `nil` detects it.
  /// - Throws: `NamedSchemeError` if there is no scheme with levels, or it has errors.
  public init(_ name: String, as format: (any SchemeFormat)? = nil) throws(NamedSchemeError) {
    if let builtIn = BuiltInScheme.named(name) {
      self.init(builtIn)
      return
    }
    try self.init(try Self.open(name, as: format), named: name)
  }

  /// Takes a scheme that is already open, such as the description of a service.
  ///
  /// - Parameters:
  ///   - opened: the scheme with its documents.
  ///   - name: the name in messages.
  /// - Throws: `NamedSchemeError` if there is no scheme with levels, or it has errors.
  public init(_ opened: OpenedScheme, named name: String) throws(NamedSchemeError) {
    if opened.hasErrors { throw .hasErrors(name) }
    guard var found = opened.model.scheme else { throw .noScheme(name) }
    found.spatialReference = found.spatialReference ?? opened.model.spatialReference
    guard !found.levels.isEmpty else { throw .noLevels(name) }
    displayName = name
    scheme = found
    builtIn = nil
    image = opened.model.image
    form = opened.documents.first?.document.format.form
  }

  private init(_ builtIn: BuiltInScheme) {
    displayName = builtIn.name
    scheme = builtIn.scheme
    self.builtIn = builtIn
    image = nil
    form = nil
  }

  private static func open(_ name: String, as format: (any SchemeFormat)?) throws(NamedSchemeError) -> OpenedScheme {
    do throws(OpeningError) {
      return try SchemeInput(path: name).open(as: format)
    } catch {
      throw UnknownScheme.isNothing(error) ? .unknown(name, nearest: UnknownScheme.nearest(to: name)) : .opening(error)
    }
  }
}
