import TilingSchemes

/// The fields of a layer. All have the position of the whole list of layers, because no finding points at one of them.
extension ModelField where Part == MapLayer, Place == SchemeField {
  static var id: Self { .init(.layers, key: "id", .wholeNumber({ $0.id }) { $0.id = $1 }) }
  static var name: Self { .init(.layers, key: "name", .text({ $0.name }) { $0.name = $1 }) }
  static var parentLayerID: Self {
    .init(
      .layers, key: "parentLayerId", words: "parent layer", .wholeNumber({ $0.parentLayerID }) { $0.parentLayerID = $1 }
    )
  }
  static var visibility: Self {
    .init(
      .layers, key: "defaultVisibility", words: "visibility",
      .flag({ $0.isVisibleByDefault }) { $0.isVisibleByDefault = $1 })
  }
  static var minScale: Self {
    .init(.layers, key: "minScale", .number({ $0.minScale }) { $0.minScale = $1 })
  }
  static var maxScale: Self {
    .init(.layers, key: "maxScale", .number({ $0.maxScale }) { $0.maxScale = $1 })
  }
  static var type: Self { .init(.layers, key: "type", .text({ $0.type }) { $0.type = $1 }) }
  static var geometryType: Self {
    .init(.layers, key: "geometryType", words: "geometry type", .text({ $0.geometryType }) { $0.geometryType = $1 })
  }

  static var all: [Self] {
    [id, name, parentLayerID, visibility, minScale, maxScale, type, geometryType]
  }
}

extension ModelField where Part == LegendEntry, Place == SchemeField {
  static var label: Self { .init(.layers, key: "label", .text({ $0.label }) { $0.label = $1 }) }
  static var imageData: Self {
    .init(.layers, key: "imageData", words: "image", .text({ $0.imageData }) { $0.imageData = $1 })
  }
  static var contentType: Self {
    .init(.layers, key: "contentType", words: "content type", .text({ $0.contentType }) { $0.contentType = $1 })
  }
  static var height: Self {
    .init(.layers, key: "height", .wholeNumber({ $0.height }) { $0.height = $1 })
  }
  static var width: Self { .init(.layers, key: "width", .wholeNumber({ $0.width }) { $0.width = $1 }) }

  static var all: [Self] { [label, imageData, contentType, height, width] }
}
