import Diagnostics
import SchemeFormats
import TileStores
import TilingSchemes

/// What stands beside the tiles of a result, and what of the input it does not say.
struct ConversionDocuments: Sendable {
  let documents: [CacheDocument]
  let notices: [Message]
  let lost: [String]

  /// Of a cache to which tiles are added.
  init(
    merging: MergeTarget, _ plan: ConversionPlan, imageFormat: TileImageFormat?, lost: [String]
  ) throws(WritingError) {
    let merged = try merging.documents(levels: plan.levels, imageFormat: imageFormat)
    self.init(documents: merged.documents, notices: merged.notices, lost: lost)
  }

  /// Of a store that describes itself.
  init(_ metadata: StoreMetadata, lost: [String]) {
    self.init(documents: metadata.entries, notices: [], lost: metadata.lost + lost)
  }

  /// The files of a form.
  init(
    _ scheme: OpenedScheme, form: CacheForm, changing changes: SchemeChanges, thumbnail: [UInt8]?, lost: [String]
  ) throws(WritingError) {
    let conversion = try SchemeConversion(scheme, to: .pair(form), changing: changes)
    var documents = conversion.files.map { CacheDocument($0.name, $0.bytes) }
    if form == .readyToServe {
      // The item's information first, as in ArcGIS's packages.
      documents.reverse()
      if let thumbnail { documents.append(CacheDocument("thumbnail.png", thumbnail)) }
    }
    self.init(documents: documents, notices: conversion.notices, lost: conversion.lost + lost)
  }

  private init(documents: [CacheDocument], notices: [Message], lost: [String]) {
    self.documents = documents
    self.notices = notices
    self.lost = lost
  }
}

extension StoreDocuments {
  /// The form of the files; `nil` where there are none.
  var form: CacheForm? {
    switch self {
    case .legacy: .legacy
    case .readyToServe: .readyToServe
    case .ownEntries: nil
    }
  }
}
