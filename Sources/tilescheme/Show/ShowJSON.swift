import TileSchemeKit

/// The JSON of `show`, as described by `Schemas/show.schema.json`.
///
/// A value that the file does not have is null, so that every key is always present.
enum ShowJSON {
  static func object(_ opened: OpenedScheme, path: String) -> JSONOutput {
    let model = opened.model
    var members: [JSONOutput.Member] = [
      .init("version", .integer(1)), .init("command", .string("show")), .init("path", .string(path)),
      .init("format", .string(opened.formatName)),
      .init("name", string(model.name ?? model.mapName ?? model.item?.name)),
      .init("scheme", model.scheme.map { scheme($0, model) } ?? .null),
      .init("image", model.image.map(image) ?? .null), .init("storage", model.storage.map(storage) ?? .null),
      .init("fullExtent", model.fullExtent.map(extent) ?? .null),
      .init("initialExtent", model.initialExtent.map(extent) ?? .null),
      // The range of levels with tiles. A scheme can have more levels than its cache, and not all formats state the range.
      .init("minLOD", integer(model.minLOD)), .init("maxLOD", integer(model.maxLOD)),
      .init("minScale", double(model.minScale)), .init("maxScale", double(model.maxScale)),
      .init("notices", .array(opened.findings.flatMap(\.findings).map { .string($0.message) })),
    ]
    // Only a database has metadata apart from its scheme.
    if !opened.metadata.isEmpty {
      let entries = opened.metadata.map { entry in
        JSONOutput.object([.init("name", .string(entry.name)), .init("value", .string(entry.value))])
      }
      members.append(.init("metadata", .array(entries)))
    }
    return .object(members)
  }

  /// The coordinate system may be stated for the scheme or for the whole document, depending on the format.
  private static func scheme(_ scheme: TilingScheme, _ model: CacheDescription) -> JSONOutput {
    let reference = scheme.spatialReference ?? model.spatialReference
    let system = reference?.resolveSystem()
    let convention = system.map { InferredConvention(of: scheme, unit: $0.unit) }
    return .object([
      .init("spatialReference", reference.map { spatialReference($0, system, convention) } ?? .null),
      .init("origin", .object([.init("x", .double(scheme.origin.x)), .init("y", .double(scheme.origin.y))])),
      .init("tileWidth", .integer(scheme.tileWidth)), .init("tileHeight", .integer(scheme.tileHeight)),
      .init("dpi", double(scheme.dotsPerInch)), .init("preciseDpi", double(scheme.preciseDotsPerInch)),
      .init("convention", string(convention?.name)),
      .init(
        "levels",
        .array(
          scheme.levels.map { level in
            .object([
              .init("level", .integer(level.number)), .init("scale", .double(level.scale)),
              .init("resolution", .double(level.resolution)),
            ])
          })),
    ])
  }

  private static func spatialReference(
    _ reference: SpatialReference, _ system: CoordinateSystem?, _ convention: InferredConvention?
  ) -> JSONOutput {
    // A degree has no fixed length: it depends on the scale convention that the scheme follows.
    var metersPerUnit = system?.metersPerUnit
    if metersPerUnit == nil, let unit = system?.unit, case .one(let convention, _) = convention {
      metersPerUnit = convention.metersPerUnit(unit)
    }
    return .object([
      .init("wkid", integer(reference.wkid)), .init("latestWkid", integer(reference.latestWKID)),
      .init("vcsWkid", integer(reference.verticalWKID)), .init("latestVcsWkid", integer(reference.latestVerticalWKID)),
      // Many files have a WKID only. The text from the built-in table saves the reader a lookup.
      .init("wkt", string(reference.wellKnownText ?? KnownSystem.find(reference)?.wellKnownText)),
      .init("name", string(system?.name)), .init("metersPerUnit", double(metersPerUnit)),
    ])
  }

  private static func image(_ image: TileImageInfo) -> JSONOutput {
    .object([
      .init("format", string(image.formatName)), .init("compressionQuality", double(image.compressionQuality)),
      .init("antialiasing", image.isAntialiased.map { .bool($0) } ?? .null),
      .init("bandCount", integer(image.bandCount)), .init("lercError", double(image.lercError)),
    ])
  }

  /// `packetSize` is the number of tiles along one side of a bundle, usually 128.
  private static func storage(_ storage: TileStorageInfo) -> JSONOutput {
    .object([.init("format", string(storage.format?.name)), .init("packetSize", integer(storage.packetSize))])
  }

  /// In map units. The WKID is that of the extent, which can be stated in another coordinate system than the scheme.
  private static func extent(_ extent: Envelope) -> JSONOutput {
    .object([
      .init("xmin", .double(extent.xMin)), .init("ymin", .double(extent.yMin)), .init("xmax", .double(extent.xMax)),
      .init("ymax", .double(extent.yMax)),
      .init("wkid", integer(extent.spatialReference?.wkid ?? extent.spatialReference?.latestWKID)),
    ])
  }

  private static func string(_ value: String?) -> JSONOutput { value.map { .string($0) } ?? .null }
  private static func integer(_ value: Int?) -> JSONOutput { value.map { .integer($0) } ?? .null }
  private static func double(_ value: Double?) -> JSONOutput { value.map { .double($0) } ?? .null }
}
