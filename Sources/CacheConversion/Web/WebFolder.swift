import CachePages
import Diagnostics
import MapPage
import SchemeFormats
import SourceText
import TileStores
import TilingSchemes

/// The documents of a folder for web servers: the page with its data, the WMTS, the TileJSON, and the metadata with which
/// tilescheme opens the tiles again.
struct WebFolder: Sendable {
  private let base: String?
  private let assets: [PageAsset]
  /// The extension of all tiles: an address of tiles can state one extension only. Programs know the format of a tile from
  /// its first bytes.
  let suffix: String

  private static let tiles = WebFolderStore.tileFolder

  /// - Parameter format: the image format that the input declares.
  init(_ settings: WebFolderSettings, format: TileImageFormat?) {
    base = settings.baseAddress?.text
    assets = PageAssets(library: settings.mapLibrary).all
    suffix = TileMedia(format).suffix
  }

  /// Makes the documents that do not depend on the single tiles.
  ///
  /// - Parameters:
  ///   - grid: the zooms, if the scheme has the grid of web maps.
  ///   - others: what is lost for other reasons.
  func documents(
    of source: OpenedScheme, _ plan: ConversionPlan, grid: StoreGrid?, _ changes: SchemeChanges, lost others: [String]
  ) -> ConversionDocuments {
    let model = changes.applied(to: source.model)
    let name = source.suggestedName ?? "cache"
    let served = ServedGrid(model, title: name, reaches: plan.reaches)
    var lost: [String] = []
    var notices: [Message] = []
    var documents = [
      CacheDocument("index.html", MapPage.map(title: served.stated.name ?? name, assets: "assets/").bytes)
    ]
    var programs: PageAddresses.Programs?
    if let base {
      let layer = WMTSService.identifier(for: served.stated.name ?? name)
      var addresses = PageAddresses.Programs(tiles: "\(base)/\(Self.tiles)/{level}/{col}/{row}.\(suffix)", layer: layer)
      do throws(WritingError) {
        documents.append(try wmts(served, layer, base: base, tiles: addresses.tiles))
        addresses.capabilities = "\(base)/\(WMTSFormat().fileName)"
      } catch {
        lost.append("the WMTS document: \(error.message)")
      }
      let template = "\(base)/\(Self.tiles)/{z}/{x}/{y}.\(suffix)"
      // Only with this grid are the levels of the result the zooms of web maps.
      if grid != nil, let json = WebMapDocument.document(served.model, template: template) {
        documents.append(CacheDocument("tiles.json", Array((json.text(.indented) + "\n").utf8)))
        addresses.webTiles = template
        addresses.tileJSON = "\(base)/tiles.json"
      }
      programs = addresses
    } else {
      notices.append(
        """
        the folder contains no WMTS document, no TileJSON and no addresses for other programs, because these must be \
        whole addresses; give \(parameter: .baseAddress) to write them
        """)
    }
    let data = PageData(
      name, served, plan.reaches, hasBundles: false,
      addresses: PageAddresses(
        tile: "\(Self.tiles)/{level}/{column}/{row}.\(suffix)", tileInfo: nil, check: "check/{level}.json",
        programs: programs))
    documents.append(CacheDocument("cache.json", Array((data.document.text(.compact) + "\n").utf8)))
    do throws(WritingError) {
      let open = OpenDocument(source.model, suffix: suffix, plan, grid: grid, changes)
      let written = try open.documents(of: source, lost: [])
      documents += written.documents.map { CacheDocument("\(Self.tiles)/\($0.name)", $0.bytes) }
      lost += written.lost
      notices += written.notices
    } catch {
      lost.append("\(Self.tiles)/\(TileSetFormat().fileName), with which tilescheme opens the tiles: \(error.message)")
    }
    documents += assets.map { CacheDocument("assets/\($0.name)", $0.bytes) }
    if !assets.contains(where: { PageAssets.isOfLibrary($0.name) }) {
      notices.append(
        Message(
          "OpenLayers is not installed, so the page shows no map; \(MapLibrary.command) gets it; then convert again"))
    }
    if model.image?.format == .mixed {
      notices.append(Message("all tiles have the extension .\(suffix), because an address can state only one"))
    }
    return ConversionDocuments(documents: documents, notices: notices, lost: lost + others)
  }

  /// The capabilities with templates alone: a file cannot answer requests by key and value.
  private func wmts(
    _ grid: ServedGrid, _ layer: String, base: String, tiles: String
  ) throws(WritingError) -> CacheDocument {
    var model = grid.model
    model.tileAddress = tiles
    let name = WMTSFormat().fileName
    let service = WMTSService(
      title: model.name ?? layer, address: nil, metadata: "\(base)/\(name)",
      layers: [try WMTSService.Layer(model, identifier: layer)])
    return CacheDocument(name, Array(service.text.utf8))
  }
}

extension ConversionPlan {
  /// The planned tiles of each level, by the numbers of the result.
  fileprivate var reaches: TileReaches {
    var reaches = TileReaches()
    for packet in packets {
      reaches.add(packet.bounds, level: packet.contents.level, count: packet.contents.tileCount)
    }
    return reaches
  }
}
