import SourceText
import TilingSchemes

/// Objects that occur both in the description of a service and in root.json.
extension JSONPart where Part == CacheDescription {
  /// The coordinate system of the whole map, which may have another domain than that of `tileInfo`.
  static var spatialReference: Self {
    JSONPart { fields, value, path, model in
      model.spatialReference = fields.spatialReference(value, in: path, .map)
      return true
    } write: { model in
      model.spatialReference.map(JSONOutput.spatialReference)
    }
  }

  /// The layers with their legends. ArcGIS fills them in every package.
  static var layers: Self {
    JSONPart { fields, value, path, model in
      model.layers = fields.layers(value, in: path)
      return true
    } write: { model in
      model.layers.map { .array($0.map(JSONOutput.layer)) }
    }
  }

  /// The extent that a client shows first.
  static var initialExtent: Self {
    JSONPart { fields, value, path, model in
      model.initialExtent = fields.extent(value, in: path, .initial, reference: .initialExtent)
      return true
    } write: { model in
      model.initialExtent.map { .extent($0, assuming: model.scheme?.spatialReference) }
    }
  }

  /// The extent of everything in the map, which may exceed the grid: ArcGIS Pro writes such an extent for Web Mercator.
  static var fullExtent: Self {
    JSONPart { fields, value, path, model in
      model.fullExtent = fields.extent(value, in: path, .full, reference: .fullExtent)
      return true
    } write: { model in
      model.fullExtent.map { .extent($0, assuming: model.scheme?.spatialReference) }
    }
  }
}

extension JSONValue {
  /// Whether an object has the keys that distinguish a root.json from the description of a service; all other keys are
  /// alike. They are the folder of the bundles, or both of the objects for images and storage.
  var hasPackageKeys: Bool {
    let marks = ["tileBundlesPath", "tileImageInfo", "storageInfo"].filter { self[$0] != nil }
    return marks.contains("tileBundlesPath") || marks.count == 2

  }
}
