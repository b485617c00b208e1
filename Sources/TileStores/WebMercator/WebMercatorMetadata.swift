import CoordinateSystems
import SourceText
import TilingSchemes

/// The metadata of stores with the square of Web Mercator, MBTiles and PMTiles: the entries that they have in common,
/// and what cannot be stored in them. Source: MBTiles Specification 1.3, “Metadata”.
enum WebMercatorMetadata {
  /// - Parameters:
  ///   - store: the name of the store in messages.
  ///   - lerc: the format that is written for LERC, which web maps do not have.
  ///   - version: the version of the tiles in the spelling of the format.
  static func entries(
    for contents: StoreContents, store: String, lerc: String = "png", version: String
  ) -> StoreMetadata {
    StoreMetadata(
      entries: entries(contents, lerc: lerc, version).map { CacheDocument($0.name, Array($0.value.utf8)) },
      lost: losses(contents, store, lerc: lerc))
  }

  private static func entries(_ contents: StoreContents, lerc: String, _ version: String) -> [(
    name: String, value: String
  )] {
    let model = contents.model
    let format = contents.format
    var entries: [(name: String, value: String)] = [
      ("name", model.name ?? model.mapName ?? model.item?.name ?? contents.suggestedName ?? "cache"),
      // The specification allows one format for all tiles, so MIXED becomes jpg.
      ("format", format == .jpeg || format == .mixed ? "jpg" : format?.isLERC == true ? lerc : "png"),
    ]
    if let levels = contents.levels {
      entries += [("minzoom", String(levels.lowerBound)), ("maxzoom", String(levels.upperBound))]
      if let bounds = (contents.extent ?? model.fullExtent).flatMap(degrees) {
        entries.append(("bounds", bounds.map { DecimalNumber.shortest($0) }.joined(separator: ",")))
        // At the first zoom, so that viewers start with the whole map.
        let center = [(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2].map { DecimalNumber.shortest($0) }
        entries.append(("center", "\(center[0]),\(center[1]),\(levels.lowerBound)"))
      }
    }
    entries += [("type", "baselayer"), ("version", version)]
    let description = model.item?.itemDescription ?? model.item?.summary ?? model.serviceDescription ?? ""
    if !description.isEmpty { entries.append(("description", description)) }
    let attribution = model.attribution ?? model.item?.credits ?? ""
    if !attribution.isEmpty { entries.append(("attribution", attribution)) }
    // The source's own entries come last, because only these may replace one of ours, such as `type`.
    guard case .metadata(let others) = contents.source else { return entries }
    for other in others {
      let value = String(decoding: other.bytes, as: UTF8.self)
      if let place = entries.firstIndex(where: { $0.name == other.name }) {
        let isReplaced = replaceable.contains(other.name) || other.name == "center" && contents.extent == nil
        if isReplaced { entries[place].value = value }
      } else {
        entries.append((other.name, value))
      }
    }
    return entries
  }

  /// The entries that describe neither tiles nor extent, so that those of a source stay right.
  private static let replaceable: Set<String> = ["type", "version"]

  /// Whether an entry says only what is true of nearly every store of web maps, so that nobody misses it elsewhere: a base layer,
  /// the version of the format, and the place where a viewer starts.
  static func isUsual(_ entry: CacheDocument) -> Bool {
    switch (entry.name, String(decoding: entry.bytes, as: UTF8.self)) {
    case ("type", "baselayer"), ("center", _): true
    case ("version", let version):
      ["1", "1.0", "1.0.0", "1.1", "1.1.0", "1.2", "1.2.0", "1.3", "1.3.0"].contains(version)
    default: false
    }
  }

  /// The properties of the cache that the store cannot hold. The caller reports each as `lost:`.
  private static func losses(_ contents: StoreContents, _ store: String, lerc: String) -> [String] {
    let model = contents.model
    var lost: [String] = []
    // In a description made from metadata, these values are derived, so that nothing is lost without them.
    if case .documents = contents.source {
      lost.append("level numbers, scales, DPI and storage format; \(store) has zoom levels instead")
      if contents.format == .mixed { lost.append("the format MIXED; \(store) has one format, so jpg was written") }
      if case .lerc? = contents.format {
        lost.append("the format LERC; \(store) does not have it, so \(lerc) was written")
      }
      if let quality = model.image?.compressionQuality, quality > 0 { lost.append("compression quality (\(quality))") }
    }
    if model.layers?.isEmpty == false { lost.append("layers and legend") }
    if let licence = model.licence, !licence.isEmpty { lost.append("the licence (\(licence))") }
    if contents.tilesBeyond > 0 {
      lost.append(
        "\(counted(contents.tilesBeyond, "tile")) beyond the square of Web Mercator, which \(store) cannot contain")
    }
    return lost
  }

  /// West, south, east and north in degrees of an extent in Web Mercator, limited to its square. `nil` if a coordinate
  /// is not finite.
  private static func degrees(_ extent: Envelope) -> [Double]? {
    guard extent.xMin.isFinite, extent.xMax.isFinite, extent.yMin.isFinite, extent.yMax.isFinite else { return nil }
    func within(_ value: Double) -> Double { max(-WebMercator.halfWidth, min(WebMercator.halfWidth, value)) }
    return [
      WebMercator.longitude(within(extent.xMin)), WebMercator.latitude(within(extent.yMin)),
      WebMercator.longitude(within(extent.xMax)), WebMercator.latitude(within(extent.yMax)),
    ]
  }
}

extension TileImageFormat {
  fileprivate var isLERC: Bool { if case .lerc = self { true } else { false } }
}
