import ArgumentParser
import TileSchemeKit

/// Where a conversion goes, and what it makes there.
struct Destination {
  private enum Place {
    case standardOutput
    case file(FilePath)
    case directory(FilePath)
  }

  let target: SchemeConversion.Target
  private let place: Place

  /// - Throws: `ValidationError` where the name and `--to` do not tell what to make.
  init(_ name: String, to: TargetName?) throws {
    let path = FilePath(name)
    let isDirectory = name.hasSuffix("/") || FileSystemEntry.at(path) == .directory
    switch to {
    case .cache(let cache):
      guard let form = CacheForm(rawValue: cache.rawValue) else {
        throw ValidationError("--to \(cache.rawValue) makes a cache of tiles, and the input has none")
      }
      guard name != "-" else { throw ValidationError("--to \(form.rawValue) makes two files; name a directory") }
      guard isDirectory || FileSystemEntry.at(path) == nil else {
        throw ValidationError("--to \(form.rawValue) makes two files, and \(name) is a file; name a directory")
      }
      target = .pair(form)
      place = .directory(path)
    case .format(let format) where isDirectory:
      target = format.form.map { .pair($0) } ?? .file(format)
      place = .directory(path)
    case .format(let format):
      target = .file(format)
      place = name == "-" ? .standardOutput : .file(path)
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
    switch path.extension?.lowercased() {
    case "xml": return ConfXMLFormat()
    case "cdi": return ConfCDIFormat()
    case "tpk": throw ValidationError("\(name): a .tpk is not written; its successor is .tpkx")
    case "tpkx", "mbtiles":
      throw ValidationError("\(name): a package is made of a cache; name the cache’s directory or a package")
    default: throw ValidationError("the name \(name) does not tell what to write: say it with --to")
    }
  }

  /// Writes the files, all or none, and returns their paths.
  func write(_ files: [SchemeConversion.File], overwrites: Bool) throws(FileAccessError) -> [String] {
    switch place {
    case .standardOutput:
      for file in files { Terminal.standardOutput(file.bytes) }
      return ["-"]
    case .file(let path):
      var staged = StagedFiles(overwrites: overwrites)
      for file in files { try staged.add(file.bytes, at: path) }
      return try staged.commit().map(\.string)
    case .directory(let path):
      try Directory.create(path)
      var staged = StagedFiles(overwrites: overwrites)
      for file in files { try staged.add(file.bytes, at: path.appending(file.name)) }
      return try staged.commit().map(\.string)
    }
  }
}
