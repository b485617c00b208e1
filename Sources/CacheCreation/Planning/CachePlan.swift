import CoordinateSystems
public import Diagnostics
public import HTTPAccess
public import SchemeFormats
public import TilingSchemes

/// The plan of a new cache: its scheme, form and name, with notices about automatic choices.
public struct CachePlan: Sendable {
  /// The form of the scheme files.
  public let form: CacheForm
  /// The name of the service; `nil` if neither the options nor the source contain one.
  public let serviceName: ServiceName?
  /// The name of the data frame's folder, within the folder of the service.
  public let dataFrame: String
  /// The values that the files of the cache will contain.
  public let description: CacheDescription
  /// The tiling scheme of `description`.
  public let scheme: TilingScheme
  /// The full extent, in the coordinate system of the scheme.
  public let fullExtent: Envelope
  /// Notices about automatic choices, and about parameters that were ignored.
  public let notices: [Message]
  /// Warnings: the cache can be made, but a part of the map will have no tiles.
  public let warnings: [Message]

  /// Plans a cache. Nothing is written.
  ///
  /// - Parameters:
  ///   - source: the service, or `nil` if an extent and a coordinate system are given instead.
  ///   - options: the parameters that the user gave.
  ///   - opened: the scheme that the options name as predefined or as the starting point, if it is open already; `nil`
  ///     opens it.
  ///   - named: the form that the name of the file shows; used if the options do not choose one.
  ///   - isSchemeAlone: whether only a scheme file is made, so that a scheme that is inherited from needs no extent.
  /// - Throws: `CreationError.usage` if the options do not result in a cache; `.source`, `.predefined` or `.file` if
  ///   something that they refer to cannot be used.
  public init(
    _ source: MapSource?, _ options: CacheOptions, existing opened: OpenedScheme? = nil, form named: CacheForm? = nil,
    isSchemeAlone: Bool = false
  ) throws(CreationError) {
    var options = options
    var notes = PlanNotes()
    for notice in options.notices { notes.add(notice) }
    let predefined = try Self.predefined(options, opened, &notes)
    let like = try Self.like(options, opened)
    if let named, options.form == nil {
      options.form = named
      if named != like?.form ?? .legacy { notes.add("the form is \(named.rawValue), after the suffix of the file") }
    }
    // The extents come before the scheme: STANDARD scales and the origin depend on them.
    let frame = try MapFrame(
      source, options, scheme: predefined?.scheme.spatialReference ?? like?.reference,
      otherwise: isSchemeAlone && (options.form ?? like?.form) != .readyToServe ? like?.firstTile(options) : nil)
    if let notice = frame.notice { notes.add(notice) }
    if !frame.isAssumed { GridChecks.checkUnit(of: frame.fullExtent, in: frame.reference, &notes) }
    // A fault of the image does not hide one of the scheme, nor the reverse.
    var faults = CreationFaults()
    let chosen = options
    let checked = faults.value { () throws(CreationError) in
      try Self.scheme(frame, chosen, predefined, like, &notes)
    }
    let pictures = faults.value { () throws(CreationError) in
      try TileImagePlan.make(
        chosen, like == nil ? source : nil, predefined: predefined?.image ?? like?.image,
        from: like?.displayName ?? "the predefined scheme", &notes)
    }
    guard let scheme = checked, let image = pictures else { throw faults.error }
    if predefined == nil, like == nil, let source { notes.addUnused(source, beside: scheme, image) }
    if options.storageFormat == .exploded {
      notes.add(
        "storage format EXPLODED: Compact V2 is written instead, as in ArcGIS; the tiles are in bundles, not in files "
          + "of their own")
    }
    serviceName = Self.name(source, options, &notes)
    dataFrame = source?.dataFrame ?? MapSource.defaultDataFrame
    if let name = source?.mapName, name != dataFrame {
      notes.add("the map is named “\(name)”, which cannot be the name of a folder; the folder is “\(dataFrame)”")
    }
    form = options.form ?? like?.form ?? .legacy
    self.scheme = scheme
    var description = CacheDescription()
    description.scheme = scheme
    description.image = image
    description.storage = TileStorageInfo(format: .compactV2, packetSize: 128)
    description.spatialReference = scheme.spatialReference
    description.fullExtent = Self.extent(frame.fullExtent, scheme)
    description.initialExtent = Self.extent(frame.initialExtent, scheme)
    // All levels are declared, because tiles will be made for all of them.
    let limits = try ScaleLimits(options, scheme, form: form, &notes)
    description.minLOD = limits.levels.map(\.number).min()
    description.maxLOD = limits.levels.map(\.number).max()
    description.minScale = limits.coarsestScale
    description.maxScale = limits.finestScale
    description.name = serviceName?.name ?? dataFrame
    description.mapName = source?.mapName
    description.serviceDescription = source?.description.serviceDescription
    description.layers = source?.layers
    description.item = Self.item
    if form == .readyToServe {
      let spelling = PackageSpelling(description)
      description = spelling.model
      for notice in spelling.notices { notes.add(notice) }
    }
    self.description = description
    fullExtent = frame.fullExtent
    notices = notes.notices
    warnings = notes.warnings
  }

  /// The scheme, whose tiles in the extent all have a row and a column.
  private static func scheme(
    _ frame: MapFrame, _ options: CacheOptions, _ predefined: PredefinedTilingScheme?, _ like: LikeScheme?,
    _ notes: inout PlanNotes
  ) throws(CreationError) -> TilingScheme {
    let scheme: TilingScheme
    if let predefined {
      scheme = try fitting(predefined, frame, &notes)
    } else {
      scheme = try NewTilingScheme(frame, options, like: like).scheme(&notes)
    }
    // The option that a user would change if a level is too fine.
    let levels: CreateOption =
      options.addedLevels != nil
      ? .addLevels
      : predefined != nil || like != nil
        ? .levels : options.resolutions != nil ? .resolutions : options.scales != nil ? .scales : .numberOfScales
    if frame.isAssumed {
      GridChecks.warnOfLargeIndexes(scheme, frame.fullExtent, &notes)
    } else {
      try GridChecks.check(scheme, frame.fullExtent, levels: levels, isPredefined: predefined != nil, &notes)
    }
    return scheme
  }

  /// A portal finds the thumbnail by the name in iteminfo.json. Source: Usa.tpkx of Esri.
  private static var item: ItemInformation {
    var item = ItemInformation()
    item.thumbnail = "./thumbnail.png"
    return item
  }

  private static func predefined(
    _ options: CacheOptions, _ opened: OpenedScheme?, _ notes: inout PlanNotes
  ) throws(CreationError) -> PredefinedTilingScheme? {
    guard let name = options.predefined else {
      if options.schemeType == .predefined {
        throw .usage(
          .predefined, "is missing; PREDEFINED needs a scheme file, a cache, or the name of a built-in scheme")
      }
      return nil
    }
    if options.addedLevels != nil {
      throw .usage(
        .addLevels,
        "adds levels, but a predefined scheme is used as it is; give the scheme with \(parameter: .like) instead")
    }
    if options.schemeType == .new {
      throw .usage(.tilingSchemeType, "is NEW, but \(parameter: .predefined) gives a scheme; leave out one of the two")
    }
    return try PredefinedTilingScheme(options, name, opened, &notes)
  }

  private static func like(_ options: CacheOptions, _ opened: OpenedScheme?) throws(CreationError) -> LikeScheme? {
    guard let name = options.like else { return nil }
    if options.predefined != nil || options.schemeType == .predefined {
      throw .usage(
        .like,
        "is a starting point whose values can be changed, and a predefined scheme is used as it is; give one of "
          + "the two")
    }
    return try LikeScheme(name, opened)
  }

  /// Checks that the map is in the coordinate system of the predefined scheme.
  private static func fitting(
    _ predefined: PredefinedTilingScheme, _ frame: MapFrame, _ notes: inout PlanNotes
  ) throws(CreationError) -> TilingScheme {
    var scheme = predefined.scheme
    // Some scheme files state no coordinate system. The grid is then used as it is.
    guard let own = scheme.spatialReference else {
      scheme.spatialReference = frame.reference
      notes.add(
        "\(predefined.displayName) contains no coordinate system; that of the map is used: "
          + "\(frame.reference.displayName)")
      return scheme
    }
    switch own.isSameSystem(as: frame.reference) {
    case .same: break
    case .different:
      throw .usage(
        .predefined,
        "\(predefined.displayName) is in \(own.displayName), but the map is in \(frame.reference.displayName); both "
          + "must have the same system (analyzer 00079): publish the map in \(own.displayName), or give its extent in "
          + "that system with \(parameter: .extent) and \(parameter: .crs)")
    case .unknown:
      notes.add(
        "without libproj, it cannot be checked that \(predefined.displayName), in \(own.displayName), and the map have "
          + "the same system")
    }
    return scheme
  }

  private static func extent(_ extent: Envelope, _ scheme: TilingScheme) -> Envelope {
    var extent = extent
    extent.spatialReference = scheme.spatialReference
    return extent
  }

  private static func name(_ source: MapSource?, _ options: CacheOptions, _ notes: inout PlanNotes) -> ServiceName? {
    if let name = options.name { return name }
    guard let source, let service = source.service else { return nil }
    // The name of a file is often not the name of the service, so the user should check it.
    if source.nameOrigin == .fileName {
      notes.add(
        "the service is named “\(service.name)” after \(source.displayName); \(parameter: .name) FOLDER/NAME changes it"
      )
    }
    return service
  }
}
