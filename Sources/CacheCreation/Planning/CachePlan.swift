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
  /// The pixels of the map, if it is a raster whose extent is used.
  package let raster: RasterPixels?
  /// Whether nothing states the extent, so that a part of the grid stands for it. Only a scheme file is made then.
  let isExtentAssumed: Bool
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
    try self.init(
      PlanInputs(options: options, source: source, opened: opened), form: named, isSchemeAlone: isSchemeAlone)
  }

  /// Plans a cache from what could be read, and reports the faults of the reading with those of the plan, except for
  /// those that only result from another one.
  init(_ inputs: PlanInputs, form named: CacheForm? = nil, isSchemeAlone: Bool = false) throws(CreationError) {
    var options = inputs.options
    let source = inputs.source
    var faults = inputs.faults
    var notes = PlanNotes()
    for notice in options.notices { notes.add(notice) }
    let predefined = Self.predefined(options, inputs.opened, &faults, &notes)
    let like = Self.like(options, inputs.opened, &faults)
    if let named, options.form == nil {
      options.form = named
      if named != like?.form ?? .legacy { notes.add("the form is \(named.rawValue), after the suffix of the file") }
    }
    // The extents come before the scheme: STANDARD scales and the origin depend on them.
    let assumed = isSchemeAlone && (options.form ?? like?.form) != .readyToServe ? like?.firstTile(options) : nil
    let chosen = options
    let reference =
      faults.value { () throws(CreationError) in
        try MapFrame.reference(source, chosen, scheme: predefined?.scheme.spatialReference ?? like?.reference)
      } ?? nil
    let mapFrame = Self.frame(source, options, reference, otherwise: assumed, &faults)
    if let notice = mapFrame?.notice { notes.add(notice) }
    if let frame = mapFrame, !frame.isAssumed {
      GridChecks.checkUnit(of: frame.fullExtent, in: frame.reference, &notes)
    }
    let checked = Self.scheme(reference, mapFrame, options, predefined, like, &faults, &notes)
    let pictures = faults.value { () throws(CreationError) in
      try TileImagePlan.make(
        chosen, like == nil ? source : nil, predefined: predefined?.image ?? like?.image,
        from: like?.displayName ?? "the predefined scheme", &notes)
    }
    let cacheForm = options.form ?? like?.form ?? .legacy
    let limited = checked.flatMap { scheme in
      faults.value { () throws(CreationError) in try ScaleLimits(chosen, scheme, form: cacheForm, &notes) }
    }
    try faults.check()
    guard let frame = mapFrame, let scheme = checked, let image = pictures, let limits = limited else {
      throw faults.error
    }
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
    form = cacheForm
    self.scheme = scheme
    var description = CacheDescription()
    description.scheme = scheme
    description.image = image
    description.storage = TileStorageInfo(format: .compactV2, packetSize: 128)
    description.spatialReference = scheme.spatialReference
    description.fullExtent = Self.extent(frame.fullExtent, scheme)
    description.initialExtent = Self.extent(frame.initialExtent, scheme)
    // All levels are declared, because tiles will be made for all of them.
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
    raster = options.extent == nil ? source?.raster : nil
    isExtentAssumed = frame.isAssumed
    notices = notes.notices
    warnings = notes.warnings
  }

  /// A portal finds the thumbnail by the name in iteminfo.json. Source: Usa.tpkx of Esri.
  private static var item: ItemInformation {
    var item = ItemInformation()
    item.thumbnail = "./thumbnail.png"
    return item
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
