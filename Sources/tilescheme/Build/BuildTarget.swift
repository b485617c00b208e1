import ArgumentParser
import TileSchemeKit

/// Decides whether `build` fills an existing cache or makes a new one, and what the options of a scheme mean for it.
struct BuildTarget {
  let path: String
  let scheme: SchemeOptions
  let overwrites: Bool
  /// The store that `--to` gives; `nil` if the name decides.
  var given: (any TileStore)?

  /// Whether a new cache is made: what is named does not exist, or is to be replaced.
  var isNew: Bool {
    let file = FilePath(path)
    // An existing cache has a store already, so that --to means a new one.
    if overwrites || given != nil { return true }
    switch FileSystemEntry.at(file) {
    case nil: return true
    case .directory: return (try? Directory.names(in: file))?.isEmpty == true
    // An existing package is reported as one.
    default: return store(of: file) != nil
    }
  }

  /// Options that select tiles of an existing cache. All others are about the scheme of a new one.
  private static let selecting: [CreateOption] = [.extent, .extentCRS, .levels, .scales]

  private var optionsOfNew: [CreateOption] { scheme.texts.options.filter { !Self.selecting.contains($0) } }

  /// - Throws: `ValidationError` if a cache with a similar name was probably meant: it could be filled, nothing exists at
  ///   the path, and no option is about a new cache.
  func checkName() throws {
    let file = FilePath(path)
    guard isNew, !overwrites, optionsOfNew.isEmpty, store(of: file) == nil,
      let similar = SimilarCache.path(for: file), FileSystemEntry.at(similar) == .directory
    else { return }
    let example = scheme.scales.isEmpty ? "--number-of-scales 5 or --predefined arcgis-online" : "--scales-type CUSTOM"
    throw ValidationError(
      "\(path) does not exist; did you mean \(similar)? To make \(path) as a new cache beside it, choose its scheme, such "
        + "as with \(example)")
  }

  func target() throws -> BuildRequest.Target {
    let file = FilePath(path)
    guard isNew else {
      if let first = optionsOfNew.first {
        throw ValidationError(
          "\(CommandWords.name(first.parameter)) is for a new cache, but \(path) exists and keeps its scheme")
      }
      return .existing(file)
    }
    try checkSuffix(of: file)
    let store = store(of: file) ?? (scheme.isReadyToServe ? CompactV2Store.readyToServe : CompactV2Store.legacy)
    return .new(
      file, store: store, scheme: try scheme.request(OptionTexts()), existing: overwrites ? .replaced : .kept)
  }

  /// For an existing cache, the extent, the levels and the scales select tiles.
  func select(in request: inout BuildRequest) throws {
    guard !isNew else { return }
    do throws(CreationError) {
      request.extent = try CacheOptions(OptionTexts(extent: scheme.extent, in: scheme.extentCrs)).extent
      if !scheme.scales.isEmpty {
        request.scales = try OptionValue.scales(scheme.scales.joined(separator: ";"), .scales)
      }
    } catch {
      throw ValidationError(error.message.commandText)
    }
    if let levels = scheme.levels {
      guard let numbers = LevelsArgument(argument: levels) else {
        throw ValidationError("--levels must be numbers and ranges, such as 0-7,9")
      }
      request.levels = numbers.levels
    }
  }

  private func checkSuffix(of file: FilePath) throws {
    let suffix = file.extension?.lowercased() ?? ""
    if FileLikeName.isOther(suffix) {
      throw ValidationError(
        "\(path): files with the suffix .\(suffix) are not written; give a .tpkx, .mbtiles, .pmtiles or .gpkg, or a "
          + "directory without such a suffix")
    }
    guard given == nil, let meant = FileLikeName.meant(by: suffix), let stem = file.stem else { return }
    let intended = file.removingLastComponent().appending("\(stem).\(meant)")
    throw ValidationError(
      "\(path): .\(suffix) is nearly the suffix .\(meant); did you mean \(intended)? A cache directory needs a name without "
        + "such a suffix")
  }

  private func store(of file: FilePath) -> (any TileStore)? {
    given ?? file.extension.flatMap(TileStoreRegistry.store(suffix:))
  }
}

/// The value of `--to` of `build`: a kind of cache.
struct StoreName: ExpressibleByArgument {
  let store: any TileStore
  /// The name, of a store.
  let target: TargetName

  static var allValueStrings: [String] { TileStoreRegistry.all.map(\.name) }

  init?(argument: String) {
    guard let target = TargetName(argument: argument), case .store(let store, _) = target else { return nil }
    self.store = store
    self.target = target
  }
}

extension SchemeOptions {
  /// Whether the options ask for a ready-to-serve cache.
  var isReadyToServe: Bool {
    readyToServe
      || ["ready_to_serve_format", "true"].contains(readyToServeFormat?.lowercased() ?? "")
  }
}

extension OptionTexts {
  /// The texts of an extent and of its coordinate system.
  fileprivate init(extent: String?, in system: String?) {
    self.init([.extent: extent, .extentCRS: system].compactMapValues { $0 })
  }
}
