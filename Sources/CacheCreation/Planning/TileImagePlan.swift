import TilingSchemes

/// Chooses the tile format and the compression quality.
enum TileImagePlan {
  /// - Parameters:
  ///   - predefined: the image of a predefined scheme, which is used if the options give no format.
  ///   - origin: what the scheme is called in the notice.
  static func make(
    _ options: CacheOptions, _ source: MapSource?, predefined: TileImageInfo?, from origin: String,
    _ notes: inout PlanNotes
  ) throws(CreationError) -> TileImageInfo {
    // If the options give a format, no image property of the predefined scheme applies: its quality or LERC error
    // belongs to its own format.
    let inherited = options.tileFormat == nil ? predefined?.format : nil
    let format = options.tileFormat ?? inherited ?? CreationDefaults.tileFormat
    // LERC encodes measured values such as elevations, which only image services have. Without a source, the kind of
    // service is unknown, and LERC is accepted.
    if case .lerc = format, let source, !source.isImageService {
      throw .usage(.tileFormat, "LERC is for image services, but \(source.displayName) is a map service")
    }
    let quality = try quality(options, format, inherited == nil ? nil : predefined?.compressionQuality, &notes)
    if let inherited {
      let suffix = quality > 0 ? ", quality \(quality)" : ""
      notes.add("tile format: \(inherited.name)\(suffix), from \(origin)")
    } else if let other = predefined?.format, options.tileFormat != nil, other != format {
      notes.add("tile format: \(format.name), as given; \(origin) has \(other.name)")
    }
    var lercError: Double = 0
    if inherited != nil { lercError = predefined?.lercError ?? 0 }
    if let given = options.lercError {
      if case .lerc = format {
        lercError = given
      } else if given != 0 {
        notes.addIgnored(.lercError, " \(OptionValue.shortest(given))", because: "the tiles are \(format.name)")
      }
    }
    return TileImageInfo(
      format: format, compressionQuality: Double(quality),
      isAntialiased: inherited != nil && predefined?.isAntialiased == true,
      bandCount: inherited == nil ? 1 : predefined?.bandCount ?? 1, lercError: lercError)
  }

  /// The quality to write. An option takes precedence over `inherited`, the quality of the predefined scheme.
  private static func quality(
    _ options: CacheOptions, _ format: TileImageFormat, _ inherited: Double?, _ notes: inout PlanNotes
  ) throws(CreationError) -> Int {
    switch (format, options.compressionQuality) {
    // 0 is the default of ArcGIS's tool, so scripts that state all parameters give it for these formats too.
    case (.jpeg, 0?), (.mixed, 0?):
      let quality = CreationDefaults.compressionQuality
      notes.add("\(format.name) with a compression quality of 0 gets \(quality), because JPEG tiles need one")
      return CreationDefaults.compressionQuality
    case (.jpeg, let quality?), (.mixed, let quality?): return quality
    case (.jpeg, nil), (.mixed, nil):
      if let inherited, inherited >= 1, inherited <= 100 { return Int(inherited) }
      notes.add("compression quality: \(CreationDefaults.compressionQuality), the default for \(format.name)")
      return CreationDefaults.compressionQuality
    // A quality for PNG or LERC has no effect in ArcGIS either. It is not worth an error, but should not be in the
    // file.
    case (_, let quality?):
      // The defaults of ArcGIS's tools, of which the second one is also that of `create`.
      if ![0, CreationDefaults.compressionQuality].contains(quality) {
        notes.add(
          "\(parameter: .compressionQuality) \(quality) is written as 0: \(format.name) has no compression quality")
      }
      return 0
    case (_, nil): return 0
    }
  }
}
