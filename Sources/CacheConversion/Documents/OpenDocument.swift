import CacheOpening
import Diagnostics
import SchemeFormats
import SourceText
import TileStores
import TilingSchemes

/// The document beside folders of tiles for other programs: which format describes them, and with which values.
struct OpenDocument {
  private let format: any SchemeFormat
  private let naming: FolderNaming
  private let changes: SchemeChanges
  private let lost: [String]

  /// - Parameters:
  ///   - model: the description of the source.
  ///   - naming: the names of the folders.
  ///   - grid: the zooms, if the scheme has the grid of web maps.
  ///   - changes: the changes of the conversion so far.
  init(
    _ model: CacheDescription, _ naming: FolderNaming, _ plan: ConversionPlan, grid: StoreGrid?,
    _ changes: SchemeChanges
  ) {
    let scheme = model.scheme
    let format: any SchemeFormat =
      switch naming {
      case .columnRowFromSouth: TileMapResourceFormat()
      // TileJSON states neither a grid nor a tile size: zooms of 256 pixels are meant.
      case .columnRow, .rowColumn:
        grid != nil && scheme?.tileWidth == 256 ? TileJSONFormat() : TileSetFormat()
      case .arcGIS: TileSetFormat()
      }
    self.init(model, naming, as: format, suffix: nil, plan, grid: grid, changes)
  }

  /// The document of a folder for web servers, whose tiles have one extension. It can describe every grid.
  ///
  /// - Parameter suffix: the extension of all tiles.
  init(
    _ model: CacheDescription, suffix: String, _ plan: ConversionPlan, grid: StoreGrid?, _ changes: SchemeChanges
  ) {
    self.init(model, .columnRow, as: TileSetFormat(), suffix: suffix, plan, grid: grid, changes)
  }

  private init(
    _ model: CacheDescription, _ naming: FolderNaming, as format: any SchemeFormat, suffix: String?,
    _ plan: ConversionPlan, grid: StoreGrid?, _ changes: SchemeChanges
  ) {
    self.naming = naming
    self.format = format
    var changes = changes
    var lost: [String] = []
    let scheme = model.scheme
    if grid?.numbers.contains(where: { $0 != $1 }) == true {
      lost.append("level numbers; the folders have the numbers of the zooms of web maps")
    }
    var levels = changes.levels ?? scheme?.levels ?? []
    // The levels in these two formats are those that have tiles; a client would ask for tiles of all others in vain.
    if !(format is TileSetFormat), let used = plan.levels { levels.removeAll { !used.contains($0.number) } }
    // Set in any case: a document of the same format is then written anew, because the names of the files change.
    changes.levels = levels
    changes.tileAddress = Self.address(naming, suffix ?? TileMedia(changes.imageFormat ?? model.image?.format).suffix)
    if naming.isFromSouth, let extent = changes.extent ?? model.fullExtent ?? model.initialExtent {
      changes.extent = Self.extent(extent, with: plan, in: scheme)
    }
    if suffix == nil, (changes.imageFormat ?? model.image?.format) == .mixed, changes.tileAddress != nil {
      lost.append("the extension of the JPEG tiles; the address of the tiles has one, which is .png")
    }
    if plan.beyond > 0 {
      lost.append(
        "\(counted(plan.beyond, "tile")) beyond the square of Web Mercator, where web maps have no tiles")
    }
    self.changes = changes
    self.lost = lost
  }

  /// Writes the document.
  ///
  /// - Parameter lost: what is lost for other reasons.
  /// - Throws: `WritingError` if the format cannot describe the grid.
  func documents(of source: OpenedScheme, lost others: [String]) throws(WritingError) -> ConversionDocuments {
    let conversion = try SchemeConversion(source, to: .file(format), changing: changes)
    var rowCounts: [Int: Int] = [:]
    if naming.isFromSouth, let file = conversion.files.first,
      // The rows come from the text that is written, so that the names of the files agree with it.
      let written = try? SchemeOpener.open(file.bytes, named: file.name, as: format),
      case .columnRowFromSouth(let found)? = written.documents.first?.document.tileOrder
    {
      rowCounts = found
    }
    return ConversionDocuments(
      documents: conversion.files.map { CacheDocument($0.name, $0.bytes) },
      notices: conversion.notices.filter { $0 != TileMapResourceFormat.rowNotice },
      lost: conversion.lost.filter { !Self.isMark($0) } + lost + others, rowCounts: rowCounts)
  }

  /// Whether a loss is only a mark of the document beside folders of tiles: an address from its folder, which says how
  /// the files are named, or the version of a Tile Map Service. Nobody misses it in a result with other files.
  static func isMark(_ loss: String) -> Bool {
    loss.hasPrefix("address of the tiles") && !loss.contains("://") || loss.hasPrefix("TileMap@")
  }

  /// The address from the folder of the document; `nil` for names that no address can state.
  private static func address(_ naming: FolderNaming, _ suffix: String) -> String? {
    switch naming {
    case .rowColumn: return "{level}/{row}/{col}.\(suffix)"
    case .columnRow: return "{level}/{col}/{row}.\(suffix)"
    case .arcGIS, .columnRowFromSouth: return nil
    }
  }

  /// The extent and the tiles below it: the rows are counted from its lower edge, and a tile below it would have none.
  private static func extent(_ extent: Envelope, with plan: ConversionPlan, in scheme: TilingScheme?) -> Envelope {
    guard let scheme else { return extent }
    var extent = extent
    for packet in plan.packets {
      guard let level = scheme.level(packet.packet.level) else { continue }
      let last = TileCoordinate(row: packet.bounds.rows.upperBound - 1, column: 0)
      extent.yMin = min(extent.yMin, scheme.envelope(of: last, level: level).yMin)
    }
    return extent
  }
}
