import ArgumentParser
import TileSchemeKit

/// Where the conversion of a scheme goes, and what it makes there.
struct SchemeDestination {
  let target: SchemeConversion.Target
  let place: SchemeConversionRequest.Destination

  /// - Throws: `ValidationError` where the name and `--to` do not tell what to make.
  init(_ name: String, to: TargetName?) throws {
    let path = FilePath(name)
    let isDirectory = name.hasSuffix("/") || FileSystemEntry.at(path) == .directory
    switch to {
    case .store(let store):
      guard let form = CacheForm(rawValue: store.name) else {
        throw ValidationError("--to \(store.name) makes a cache of tiles, and the input has none")
      }
      guard name != "-" else { throw ValidationError("--to \(form.rawValue) makes two files; name a directory") }
      target = .pair(form)
      place = .directory(path)
    case .format(let format) where isDirectory:
      target = format.form.map { .pair($0) } ?? .file(format)
      place = .directory(path)
    case .format(let format):
      target = .file(format)
      place = name == "-" ? .memory : .file(path)
    case nil:
      guard name != "-" else { throw ValidationError("OUT is “-”: say with --to what to write") }
      guard !isDirectory else {
        throw ValidationError("\(name) names a directory: say --to legacy or --to ready-to-serve")
      }
      target = .file(try Self.format(of: path))
      place = .file(path)
    }
  }

  private static func format(of path: FilePath) throws -> any SchemeFormat {
    let name = path.lastComponent?.string ?? ""
    if let format = SchemeFormatRegistry.named(name) { return format }
    let suffix = path.extension?.lowercased() ?? ""
    switch suffix {
    case "xml": return ConfXMLFormat()
    case "cdi": return ConfCDIFormat()
    case "tpk": throw ValidationError("\(name): a .tpk is not written; its successor is .tpkx")
    default: break
    }
    guard TileStoreRegistry.store(suffix: suffix) == nil else {
      throw ValidationError("\(name): a package is made of a cache; name the cache’s directory or a package")
    }
    throw ValidationError("the name \(name) does not tell what to write: say it with --to")
  }
}
