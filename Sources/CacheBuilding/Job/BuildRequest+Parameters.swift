import CacheCreation
import Diagnostics
import FileAccess
import HTTPAccess
import SchemeFormats
import SourceText
import SystemPackage
import TileStores
import TilingSchemes

/// What a later run needs to continue a build, beside the cache and the mode.
///
/// Paths are absolute, because that run may be in another directory. A token is never part of it.
extension BuildRequest {
  /// - Returns: none if a value cannot be written down: an address that contains a token, standard input, or a system
  ///   without a number and a text.
  var parameters: [BuildParameter] {
    guard let input = inputParameters, let extent = extentParameters, let scheme = schemeParameters else { return [] }
    return input + selectionParameters + extent + pictureParameters + scheme
  }

  /// The kind and the scheme of a new cache; empty for an existing one, which keeps its own.
  private var schemeParameters: [BuildParameter]? {
    guard case .new(let path, let store, let scheme, let existing) = target else { return [] }
    return scheme.parameters.map { store.parameters(of: path) + $0 + (existing == .replaced ? [.overwrite] : []) }
  }

  private var inputParameters: [BuildParameter]? {
    guard let service else { return rasterParameters }
    if service.address.holdsToken { return nil }
    return parameters(of: service)
  }

  private var rasterParameters: [BuildParameter]? {
    var list = sources.map { BuildParameter("from", Self.absolute($0)) }
    if let reference = sourceOptions.reference {
      guard let text = Self.text(reference) else { return nil }
      list.append(BuildParameter("source-crs", text))
    }
    if sourceOptions.noData != .stated {
      list.append(BuildParameter("nodata", BuildIdentity.text(sourceOptions.noData)))
    }
    if let bands = sourceOptions.bands {
      list.append(BuildParameter("bands", bands.map(String.init).joined(separator: ",")))
    }
    if let stretch = sourceOptions.stretch { list.append(BuildParameter("stretch", BuildIdentity.text(stretch))) }
    if let resampling { list.append(BuildParameter("resampling", resampling.rawValue)) }
    return list
  }

  private func parameters(of service: ServiceSource) -> [BuildParameter] {
    let address = service.address.displayText
    let usual = try? ServiceSource(address)
    // The address gives these itself.
    let own = usual?.parameters ?? []
    let given = service.parameters.starts(with: own) ? service.parameters.dropFirst(own.count) : service.parameters[...]
    var list = [BuildParameter("from", address)] + given.map { BuildParameter("query", "\($0.name)=\($0.value)") }
    if let gutter = service.gutter { list.append(BuildParameter("gutter", String(gutter))) }
    if let level = service.averagedAbove { list.append(BuildParameter("levels-from", String(level))) }
    // A server that was treated with care at first is treated so to the end.
    if service.concurrency != usual?.concurrency {
      list.append(BuildParameter("concurrency", String(service.concurrency)))
    }
    if service.delaySeconds != usual?.delaySeconds {
      list.append(BuildParameter("delay", DecimalNumber.shortest(service.delaySeconds)))
    }
    if service.timeoutSeconds != usual?.timeoutSeconds {
      list.append(BuildParameter("picture-timeout", DecimalNumber.shortest(service.timeoutSeconds)))
    }
    return list
  }

  private var selectionParameters: [BuildParameter] {
    var list: [BuildParameter] = []
    if let levels { list.append(BuildParameter("levels", levels.sorted().map(String.init).joined(separator: ","))) }
    if let scales {
      list.append(BuildParameter("scales", scales.map { DecimalNumber.shortest($0) }.joined(separator: ";")))
    }
    if let areaFile { list.append(BuildParameter("area", Self.absolute(areaFile))) }
    if deletesTiles { list.append(BuildParameter("delete-tiles", "")) }
    return list
  }

  private var extentParameters: [BuildParameter]? {
    guard let extent else { return [] }
    let edges = [extent.xMin, extent.yMin, extent.xMax, extent.yMax].map { DecimalNumber.shortest($0) }
    let place = BuildParameter("extent", edges.joined(separator: ","))
    guard let reference = extent.spatialReference else { return [place] }
    return Self.text(reference).map { [place, BuildParameter("extent-crs", $0)] }
  }

  private var pictureParameters: [BuildParameter] {
    var list: [BuildParameter] = []
    if background != .white {
      list.append(BuildParameter("background", "\(background.red),\(background.green),\(background.blue)"))
    }
    if writesEmptyTiles { list.append(BuildParameter("empty", "write")) }
    if effort != .standard { list.append(BuildParameter("effort", effort.rawValue)) }
    return list
  }

  private static func text(_ reference: SpatialReference) -> String? {
    (reference.latestWKID ?? reference.wkid).map { String($0) } ?? reference.wellKnownText
  }

  /// The absolute path. After `|`, a path can have the name of a layer.
  static func absolute(_ path: FilePath) -> String {
    let text = path.string
    let file = text.prefix { $0 != "|" }
    guard let real = RealPath.of(path) else {
      return RealPath.of(FilePath(String(file))).map { $0.string + text[file.endIndex...] } ?? text
    }
    return real.string
  }
}

extension BuildParameter {
  /// Replaces what exists at the path of the new cache.
  fileprivate static let overwrite = BuildParameter("overwrite", "")
}

extension TileStore {
  /// The kind of a new cache; empty if the path alone says it.
  fileprivate func parameters(of path: FilePath) -> [BuildParameter] {
    let usual = path.extension.flatMap(TileStoreRegistry.store(suffix:)) ?? CompactV2Store.legacy
    let kind = usual.name == name ? [] : [BuildParameter("to", name)]
    guard case .openDocument(let naming) = documents else { return kind }
    return kind + [BuildParameter("layout", naming.rawValue)]
  }
}

extension PlanRequest {
  /// The options of the scheme, with those of the parameter file.
  ///
  /// - Returns: `nil` if another run cannot have them: standard input, an address with a token, or what is no option of
  ///   `build`.
  fileprivate var parameters: [BuildParameter]? {
    let texts = allTexts
    var list: [BuildParameter] = []
    for option in texts.options {
      guard let text = texts[option] else { continue }
      switch option {
      case .service, .cacheDirectory, .output: return nil
      case .allowNonstandard: if text == "true" { list.append(BuildParameter(option.rawValue, "")) }
      case .predefined, .like, .crs:
        if text == "-" || (try? HTTPAddress(text, asksForJSON: false))?.holdsToken == true { return nil }
        let isFile = FileSystemEntry.at(FilePath(text)) != nil
        list.append(BuildParameter(option.rawValue, isFile ? BuildRequest.absolute(FilePath(text)) : text))
      default: list.append(BuildParameter(option.rawValue, text))
      }
    }
    if let inputFormat { list.append(BuildParameter("input-format", inputFormat.name)) }
    return list
  }
}
