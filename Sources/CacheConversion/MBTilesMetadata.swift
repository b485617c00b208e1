import CoordinateSystems
import SchemeFormats
import SourceText
import TileStores
import TilingSchemes

/// What an MBTiles database says of its tiles. Source: MBTiles Specification 1.3, “Metadata”.
struct MBTilesMetadata {
  let documents: [CacheDocument]
  /// What of the input it has no entry for.
  let lost: [String]

  init(_ input: OpenedScheme, _ plan: ConversionPlan, extent: Envelope?, format: TileImageFormat?) {
    let model = input.model
    var entries: [(name: String, value: String)] = [
      ("name", model.name ?? model.mapName ?? model.item?.name ?? input.suggestedName ?? "cache"),
      ("format", format == .jpeg || format == .mixed ? "jpg" : "png"),
    ]
    if let levels = plan.levels {
      entries += [("minzoom", String(levels.lowerBound)), ("maxzoom", String(levels.upperBound))]
      if let bounds = (extent ?? model.fullExtent).flatMap(Self.degrees) {
        entries.append(("bounds", bounds.map { DecimalNumber.shortest($0) }.joined(separator: ",")))
        let center = [(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2].map { DecimalNumber.shortest($0) }
        entries.append(("center", "\(center[0]),\(center[1]),\(levels.lowerBound)"))
      }
    }
    entries += [("type", "baselayer"), ("version", "1.0.0")]
    let description = model.item?.itemDescription ?? model.item?.summary ?? model.serviceDescription ?? ""
    if !description.isEmpty { entries.append(("description", description)) }
    documents = entries.map { CacheDocument($0.name, Array($0.value.utf8)) }
    var lost = ["the scheme’s own numbers of levels, scales, DPI and storage, in the place of which stand zooms"]
    if format == .mixed { lost.append("the format MIXED: MBTiles names one format, and jpg is said") }
    if case .lerc? = format { lost.append("the format LERC, which MBTiles does not know") }
    if let quality = model.image?.compressionQuality, quality > 0 { lost.append("compression quality (\(quality))") }
    if model.layers?.isEmpty == false { lost.append("layers and legend") }
    self.lost = lost
  }

  /// West, south, east and north of an extent in Web Mercator, in degrees, as far as the world goes.
  private static func degrees(_ extent: Envelope) -> [Double]? {
    guard extent.xMin.isFinite, extent.xMax.isFinite, extent.yMin.isFinite, extent.yMax.isFinite else { return nil }
    func within(_ value: Double) -> Double { max(-WebMercator.halfWidth, min(WebMercator.halfWidth, value)) }
    return [
      WebMercator.longitude(within(extent.xMin)), WebMercator.latitude(within(extent.yMin)),
      WebMercator.longitude(within(extent.xMax)), WebMercator.latitude(within(extent.yMax)),
    ]
  }
}
