import TilingSchemes

/// The elements of a conf.cdi.
enum ConfCDIFields {
  static let extent = XMLTable<Envelope, SchemeField.Edge>(
    .value("XMin", .xMin, .needed),
    .value("YMin", .yMin, .needed),
    .value("XMax", .xMax, .needed),
    .value("YMax", .yMax, .needed),
    .part("SpatialReference") { fields, element, extent in
      extent.spatialReference = fields.spatialReference(element, .fullExtent)
      return true
    } write: { writer, extent in
      if let reference = extent.spatialReference { writer.spatialReference(reference) }
    })
}
