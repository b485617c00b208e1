import Diagnostics
import SchemeFormats
import TileStores
import TilingSchemes

/// The documents of a result (scheme, item information, thumbnail), and the values of the input that they cannot hold.
struct ConversionDocuments: Sendable {
  let documents: [CacheDocument]
  let notices: [Message]
  let lost: [String]
  /// The number of rows of each level that the document states, for folders whose rows count from the south.
  let rowCounts: [Int: Int]

  /// No documents.
  static let none = ConversionDocuments(documents: [], notices: [], lost: [])

  /// The updated documents of an existing cache to which tiles are added.
  init(
    merging: MergeTarget, _ plan: ConversionPlan, imageFormat: TileImageFormat?, lost: [String]
  ) throws(WritingError) {
    let merged = try merging.documents(levels: plan.levels, imageFormat: imageFormat)
    self.init(documents: merged.documents, notices: merged.notices, lost: lost)
  }

  /// The metadata of a store that has no scheme documents of its own, such as MBTiles.
  ///
  /// - Parameter item: the item information of the input. A text that no entry contains is lost.
  init(_ metadata: StoreMetadata, item: ItemInformation?, lost: [String]) {
    let values = Set(metadata.entries.map { String(decoding: $0.bytes, as: UTF8.self) })
    let texts = [
      ("title", item?.title), ("snippet", item?.snippet), ("summary", item?.summary),
      ("description", item?.itemDescription), ("tags", item?.tags), ("credits", item?.credits),
      ("licence", item?.licence),
    ]
    let missing = texts.compactMap { name, text -> String? in
      // The store lists the credits and the licence of a map itself, which can be those of the item.
      let isListed = text.map { text in metadata.lost.contains { $0.hasSuffix(" (\(text))") } } ?? false
      guard let text, !text.isEmpty, !values.contains(text), !isListed else { return nil }
      return text.count <= 40 ? "item \(name) (\(text))" : "item \(name)"
    }
    self.init(documents: metadata.entries, notices: [], lost: metadata.lost + missing + lost)
  }

  /// The scheme files of a ready-to-serve or legacy cache, written from the scheme of the input.
  init(
    _ scheme: OpenedScheme, form: CacheForm, changing changes: SchemeChanges, thumbnail: [UInt8]?, lost: [String]
  ) throws(WritingError) {
    let conversion = try SchemeConversion(scheme, to: .pair(form), changing: changes)
    var documents = conversion.files.map { CacheDocument($0.name, $0.bytes) }
    if form == .readyToServe {
      // The item information comes first, as in ArcGIS's packages.
      documents.reverse()
      if let thumbnail { documents.append(CacheDocument("thumbnail.png", thumbnail)) }
    }
    self.init(documents: documents, notices: conversion.notices, lost: conversion.lost + lost)
  }

  /// The same without the losses that only say how files in folders are named.
  var withoutMarks: ConversionDocuments {
    ConversionDocuments(
      documents: documents, notices: notices, lost: lost.filter { !OpenDocument.isMark($0) }, rowCounts: rowCounts)
  }

  init(documents: [CacheDocument], notices: [Message], lost: [String], rowCounts: [Int: Int] = [:]) {
    self.documents = documents
    self.notices = notices
    self.lost = lost
    self.rowCounts = rowCounts
  }
}

extension StoreDocuments {
  /// The form of the scheme files; `nil` if the store has no scheme files.
  var form: CacheForm? {
    switch self {
    case .legacy: .legacy
    case .readyToServe: .readyToServe
    case .ownEntries, .openDocument, .page: nil
    }
  }

  /// The names of folders of tiles with a document of an open format; `nil` for other stores.
  var naming: FolderNaming? {
    switch self {
    case .openDocument(let naming), .page(let naming): naming
    case .legacy, .readyToServe, .ownEntries: nil
    }
  }
}
