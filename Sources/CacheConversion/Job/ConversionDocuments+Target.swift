import CacheOpening
import SchemeFormats
import SystemPackage
import TileStores
import TilingSchemes

extension ConversionDocuments {
  /// The documents of a result.
  ///
  /// - Parameters:
  ///   - grid: the grid of the result, if it has one of its own.
  ///   - format: the image format that the result declares.
  ///   - web: the documents of a folder for web servers; `nil` for other results.
  /// - Throws: `ConversionObstacle` if the result cannot hold the scheme.
  init(
    of source: OpenedCache, _ plan: ConversionPlan, _ grid: StoreGrid?, to target: PlannedConversion.Target,
    _ changes: SchemeChanges, _ format: TileImageFormat?, _ thumbnail: [UInt8]?, _ web: WebFolder?
  ) throws(ConversionObstacle) {
    let lost = plan.lost + source.leftFiles + source.storeLosses(in: target.store.documents)
    var changes = changes
    changes.imageFormat = format
    do throws(WritingError) {
      switch target {
      case .merging(let cache):
        try self.init(merging: cache, plan, imageFormat: format, lost: lost)
      case .store(let store):
        if let form = store.documents.form {
          let documents = try ConversionDocuments(
            source.scheme, form: form, changing: changes, thumbnail: thumbnail, lost: lost)
          self = if case .folders = source.tiles { documents.withoutMarks } else { documents }
        } else if let web {
          self = web.documents(of: source.scheme, plan, grid: grid, changes, lost: lost)
        } else if let naming = store.documents.naming {
          let document = OpenDocument(source.scheme.model, naming, plan, grid: grid, changes)
          self = try document.documents(of: source.scheme, lost: lost)
        } else {
          var contents = StoreContents(
            source.scheme.model, suggestedName: source.scheme.suggestedName, extent: changes.extent,
            levels: plan.levels, format: format, tilesBeyond: plan.beyond)
          if case .stored(let stored) = source.tiles { contents.source = .metadata(stored.otherMetadata) }
          self.init(store.metadata(of: contents), item: source.scheme.model.item, lost: lost)
        }
      }
    } catch {
      throw .writing(error)
    }
  }
}

extension PlannedConversion.Target {
  /// The grid of a store that has one of its own.
  ///
  /// - Throws: `ConversionObstacle` if the scheme does not fit.
  func grid(for model: CacheDescription) throws(ConversionObstacle) -> StoreGrid? {
    guard case .store(let store) = self else { return nil }
    do throws(TileStoreError) {
      return try store.grid(for: model)
    } catch {
      throw .store(error)
    }
  }
}
