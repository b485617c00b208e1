package import FileAccess
import SchemeFormats
package import SystemPackage
package import TileStores
package import TilingSchemes

/// A conversion of a whole cache: its tiles and what stands beside them.
package struct CacheConversionJob: Sendable {
  /// What the user asked for.
  package struct Request: Sendable {
    package var target: CacheTarget
    /// The levels that are taken, by the source's numbers; `nil` takes all.
    package var levels: Set<Int>?
    /// The tiles that are taken, in the scheme's units; `nil` takes all.
    package var extent: Envelope?
    /// The tiles that are taken, in the scheme's units; `nil` takes all.
    package var area: MapArea?
    /// Whether the levels get the numbers of ArcGIS Online.
    package var isRenumbered = false
    /// The cache to which the tiles are added, instead of a new one.
    package var merging: MergeTarget?
    package var jobs = 1

    package init(_ target: CacheTarget) { self.target = target }
  }

  package let plan: ConversionPlan
  private let request: Request
  private let changes: SchemeChanges
  /// With the image format that the input says.
  private let declared: ConversionDocuments
  /// With MIXED.
  private let mixed: ConversionDocuments

  /// Looks at all indexes; nothing is written.
  ///
  /// - Throws: `ConversionError` where the levels cannot be renumbered, the tiles cannot be added, or the result cannot
  ///   hold the scheme.
  package init(
    _ source: ConversionSource, _ request: Request
  ) async throws(ConversionError) {
    let model = source.scheme.model
    self.request = request
    let renumbering = request.isRenumbered ? try LevelRenumbering(model) : nil
    let mercator = request.target == .mbtiles && request.merging == nil ? try WebMercatorZooms(model) : nil
    let selection = TileSelection(
      levels: request.levels, extent: request.extent, area: request.area, of: model.scheme, limits: mercator?.limits)
    plan = await ConversionPlan(
      source.packets, selection, renumbering: mercator?.zooms ?? renumbering?.numbers ?? [:], jobs: request.jobs)
    if let merging = request.merging { try merging.check(model, levels: Set(plan.packets.map(\.level))) }
    let part = request.area?.envelope.map { request.extent?.intersection($0) ?? $0 } ?? request.extent
    var changes = SchemeChanges(extent: part.map { model.fullExtent?.intersection($0) ?? $0 })
    changes.storage =
      request.target == .exploded
      ? TileStorageInfo(format: .exploded, packetSize: 0) : TileStorageInfo(format: .compactV2, packetSize: 128)
    // conf.xml has no place for them; what the input itself says of them is a loss then.
    if request.target.form == .readyToServe { changes.levelsWithTiles = plan.levels }
    changes.levels = renumbering?.levels
    let hasThumbnail = request.target == .readyToServe || request.target == .tpkx
    if hasThumbnail { changes.thumbnail = "./thumbnail.png" }
    self.changes = changes
    let thumbnail =
      hasThumbnail && request.merging == nil
      ? try Self.keptThumbnail(of: source) ?? Self.drawnThumbnail(of: model, changes.extent) : nil
    let plan = plan
    func documents(_ format: TileImageFormat?) throws(ConversionError) -> ConversionDocuments {
      let lost = plan.lost + source.passedOver
      var changes = changes
      changes.imageFormat = format
      do throws(WritingError) {
        if let merging = request.merging {
          return try ConversionDocuments(merging: merging, plan, imageFormat: format, lost: lost)
        }
        if mercator != nil {
          let metadata = MBTilesMetadata(source.scheme, plan, extent: changes.extent, format: format)
          return ConversionDocuments(metadata: metadata, plan, lost: lost)
        }
        return try ConversionDocuments(
          source.scheme, form: request.target.form, changing: changes, thumbnail: thumbnail, lost: lost)
      } catch {
        throw .writing(error)
      }
    }
    declared = try documents(model.image?.format)
    mixed = try documents(.mixed)
  }

  /// What stands beside the tiles.
  ///
  /// - Parameter imageFormat: what the tiles turned out to be: MIXED, or what the input says.
  package func documents(_ imageFormat: TileImageFormat?) -> ConversionDocuments {
    imageFormat == .mixed ? mixed : declared
  }

  /// Begins the conversion.
  ///
  /// - Throws: `FileAccessError` where nothing can be written.
  package func conversion(
    at destination: FilePath, resumes: Bool, replaces: Bool
  ) throws(FileAccessError) -> CacheConversion {
    if let merging = request.merging {
      return try CacheConversion(
        plan, to: .merging(merging.tiles, recordCount: merging.isLegacy ? PacketGrid.tileCount : 0), at: merging.folder,
        documents: [], options: "", resumes: true,
        replaces: true, jobs: request.jobs)
    }
    // MIXED is the longest of the names that may have to be declared.
    let largest = zip(declared.documents, mixed.documents).map { $0.bytes.count >= $1.bytes.count ? $0 : $1 }
    let target: CacheConversion.Target =
      switch request.target {
      // GDAL reads a bundle below conf.xml only where its header counts the records, as the white paper's does.
      case .legacy: .bundles("_alllayers", recordCount: PacketGrid.tileCount)
      case .readyToServe: .bundles("tile", recordCount: 0)
      case .tpkx: .package
      case .exploded: .folders
      case .mbtiles: .database
      }
    return try CacheConversion(
      plan, to: target, at: destination, documents: largest, options: "\(changes)", resumes: resumes,
      replaces: replaces, jobs: request.jobs)
  }

  private static func drawnThumbnail(of model: CacheDescription, _ extent: Envelope?) -> [UInt8]? {
    guard let scheme = model.scheme, let extent = extent ?? model.fullExtent else { return nil }
    return Thumbnail(scheme: scheme, extent: extent).png
  }

  /// - Returns: `nil` where there is none, or one that is no picture that could be kept.
  private static func keptThumbnail(of source: ConversionSource) throws(ConversionError) -> [UInt8]? {
    do throws(FileAccessError) {
      if let archive = source.archive {
        let names = ["thumbnail.png", "esriinfo/thumbnail/thumbnail.png"]
        let entry = names.lazy.compactMap { name in archive.entries.first { $0.name == name } }.first
        return try entry.map { entry throws(FileAccessError) in try archive.bytes(of: entry, limit: thumbnailLimit) }
      }
      guard let file = source.scheme.documents.first?.file else { return nil }
      let path = FilePath(file).removingLastComponent().appending("thumbnail.png")
      return FileSystemEntry.at(path) == .file ? try FileReading.bytes(of: path, limit: thumbnailLimit) : nil
    } catch {
      if case .system = error.reason { throw .access(error) }
      return nil
    }
  }

  /// In bytes.
  private static let thumbnailLimit = 1 << 20
}
