import FileAccess
public import SchemeFormats
public import SystemPackage
public import TileStores
import TilingSchemes

/// Where scheme documents come from.
public enum SchemeInput: Hashable, Sendable {
  /// A file, a cache directory or a package.
  case path(FilePath)
  /// One document on standard input; with the name of one of its schemes if it has several.
  case standardInput(set: String? = nil)
  /// A built-in scheme, by its name.
  case builtIn(String)
  /// A document that was read already, such as the description of a service.
  case document([UInt8], named: String)

  /// - Parameter path: the path of a file, a cache directory or a package, or `-` for standard input.
  public init(path: String) { self = path == "-" ? .standardInput() : .path(FilePath(path)) }

  /// The name in messages.
  public var name: String {
    switch self {
    case .path(let path): path.string
    case .standardInput(let set): set.map { "-#\($0)" } ?? "-"
    case .builtIn(let name), .document(_, let name): name
    }
  }

  /// Reads standard input, so that it can be opened several times.
  ///
  /// - Parameter name: the name of the document in findings.
  /// - Throws: `OpeningError` if it cannot be read.
  package static func buffered(named name: String) throws(OpeningError) -> SchemeInput {
    do throws(FileAccessError) {
      return .document(try FileReading.standardInput(), named: name)
    } catch {
      throw .access(error)
    }
  }

  /// Opens the scheme. Errors inside its documents are findings in the result.
  ///
  /// - Parameters:
  ///   - name: the name of standard input in findings.
  ///   - format: the format of a scheme file; `nil` detects it. A built-in scheme has no file.
  ///   - reading: what is read of a store that describes itself.
  /// - Throws: `OpeningError` if nothing can be read, or it is not a scheme.
  public func open(
    standardInputAs name: String = "<stdin>", as format: (any SchemeFormat)? = nil, reading: StoreReading = .all
  ) throws(OpeningError) -> OpenedScheme {
    switch self {
    case .standardInput(let set): return try SchemeOpener.openStandardInput(named: name, as: format, choosing: set)
    case .path(let path): return try SchemeOpener.open(path, as: format, reading: reading)
    case .document(let bytes, let name): return try SchemeOpener.open(bytes, named: name, as: format)
    case .builtIn(let name):
      guard let builtIn = BuiltInScheme.named(name) else {
        throw .access(FileAccessError(name, .system(.noSuchFileOrDirectory)))
      }
      return OpenedScheme(builtIn)
    }
  }
}
