import SchemeFormats
import SystemPackage
import TilingSchemes

/// A scheme that exists: a built-in one by its name, or that of a file, a cache or a package.
struct NamedScheme: Sendable {
  /// What it is called in messages.
  let displayName: String
  let scheme: TilingScheme
  /// What it is built in as.
  let builtIn: BuiltInScheme?
  /// The format and quality that it states.
  let image: TileImageInfo?

  /// - Parameter option: the one whose value the name is.
  init(_ name: String, for option: CreateOption?) throws(PlanningError) {
    if let builtIn = BuiltInScheme.named(name) {
      displayName = builtIn.name
      scheme = builtIn.scheme
      self.builtIn = builtIn
      image = nil
      return
    }
    let opened = try Self.open(name, option)
    guard var found = opened.model.scheme else { throw .usage(option, "\(name) holds no tiling scheme") }
    found.spatialReference = found.spatialReference ?? opened.model.spatialReference
    guard !found.levels.isEmpty else { throw .usage(option, "the scheme of \(name) has no levels") }
    displayName = name
    scheme = found
    builtIn = nil
    image = opened.model.image
  }

  private static func open(_ name: String, _ option: CreateOption?) throws(PlanningError) -> OpenedScheme {
    let opened: OpenedScheme
    do throws(OpeningError) {
      opened = name == "-" ? try SchemeOpener.openStandardInput() : try SchemeOpener.open(FilePath(name))
    } catch {
      if let message = UnknownScheme.message(name, error) { throw .usage(option, message) }
      throw .failed(error.message)
    }
    if opened.hasErrors {
      throw .failed("\(name) has errors, and is not taken as a scheme; “tilescheme show \(name)” names them")
    }
    return opened
  }
}
