import SchemeFormats
import SourceText
import TileStorage
import TilingSchemes

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#else
  private import Darwin
#endif

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

  /// Longitudes and latitudes of an extent in Web Mercator.
  private static func degrees(_ extent: Envelope) -> [Double]? {
    let radius = 6_378_137.0
    let limit = WebMercatorZooms.halfWidth
    func longitude(_ x: Double) -> Double { max(-180, min(180, x / limit * 180)) }
    func latitude(_ y: Double) -> Double { atan(sinh(max(-limit, min(limit, y)) / radius)) * 180 / .pi }
    guard extent.xMin.isFinite, extent.xMax.isFinite, extent.yMin.isFinite, extent.yMax.isFinite else { return nil }
    return [longitude(extent.xMin), latitude(extent.yMin), longitude(extent.xMax), latitude(extent.yMax)]
  }
}
