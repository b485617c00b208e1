import ArgumentParser
import TileSchemeKit

/// The destination of a scheme conversion and the format to write, from the arguments `DESTINATION` and `--to`.
struct SchemeDestination {
  let target: SchemeConversion.Target
  let place: SchemeConversionRequest.Destination

  /// - Parameters:
  ///   - name: the destination as given; `-` is standard output.
  ///   - to: the value of `--to`; it takes precedence over the name.
  /// - Throws: `ValidationError` if the name and `--to` do not determine the format.
  init(_ name: String, to: TargetName?) throws {
    let path = FilePath(name)
    // A directory that does not exist yet can be marked with a slash at the end.
    let isDirectory = name.hasSuffix("/") || FileSystemEntry.at(path) == .directory
    switch to {
    // “legacy” and “ready-to-serve” are stores of tiles, and also the names of their pairs of scheme files.
    case .store(let store, _):
      guard let form = CacheForm(rawValue: store.name) else {
        throw ValidationError("--to \(store.name) writes a cache with tiles, but the input has no tiles")
      }
      guard name != "-" else { throw ValidationError("--to \(form.rawValue) writes two files; give a directory") }
      target = .pair(form)
      place = .directory(path)
    case .format(let format) where isDirectory:
      target = format.form.map { .pair($0) } ?? .file(format)
      place = .directory(path)
    case .format(let format):
      target = .file(format)
      place = name == "-" ? .memory : .file(path)
    case nil:
      guard name != "-" else { throw ValidationError("DESTINATION is “-”; give the format with --to") }
      guard !isDirectory else {
        throw ValidationError("\(name) is a directory; give the format with --to legacy or --to ready-to-serve")
      }
      target = .file(try Self.format(of: path))
      place = .file(path)
    }
  }

  /// The format that a file name stands for: a name that ArcGIS uses, or at least its suffix. The suffix `.json` is not
  /// enough, because three formats share it.
  private static func format(of path: FilePath) throws -> any SchemeFormat {
    let name = path.lastComponent?.string ?? ""
    if let format = SchemeFormatRegistry.named(name) { return format }
    let suffix = path.extension?.lowercased() ?? ""
    switch suffix {
    case "xml": return ConfXMLFormat()
    case "cdi": return ConfCDIFormat()
    case "tpk": throw ValidationError("\(name): .tpk files cannot be written; use .tpkx, its successor")
    default: break
    }
    guard TileStoreRegistry.store(suffix: suffix) == nil else {
      throw ValidationError(
        "\(name): a package needs tiles, but the input is a scheme only; give a cache directory or a package as input")
    }
    let unknown = "cannot determine the format from the name \(name)"
    let suffixes = TargetName.suffixes
    if let stem = path.stem, let nearest = NearestWord.find(suffix, among: suffixes + ["xml", "cdi"]) {
      throw ValidationError("\(unknown); did you mean \(stem).\(nearest)? Otherwise give the format with --to")
    }
    throw ValidationError(
      "\(unknown); give --to, or a name that ends with \(suffixes.map { ".\($0)" }.joined(separator: ", ")) for a cache, "
        + "or conf.xml, conf.cdi, root.json, iteminfo.json or service.json for a scheme; \(TargetName.advice)")
  }
}
