import CoordinateSystems
public import Diagnostics
public import HTTPAccess
public import SchemeFormats
public import TilingSchemes

/// What will be made: the scheme, the form, the name, and what the user should know of the choices.
public struct CachePlan: Sendable {
  /// Which files will say it.
  public let form: CacheForm
  /// The cache's name in its directory; `nil` where nothing gives one.
  public let serviceName: ServiceName?
  /// The folder of the data frame within the service's.
  public let dataFrame: String
  /// All that the cache's files will say.
  public let description: CacheDescription
  /// The tiling scheme of `description`.
  public let scheme: TilingScheme
  /// In the system of the scheme.
  public let fullExtent: Envelope
  /// The choices that were made for the user, and what was passed over.
  public let notices: [Message]

  /// Plans a cache; nothing is written.
  ///
  /// - Parameters:
  ///   - source: the service, or `nil` where an extent and a coordinate system are given instead.
  ///   - options: what the user asks for.
  /// - Throws: `CreationError.usage` where the options do not make a cache; `.source`, `.predefined` or `.file` where
  ///   something that they name cannot be used.
  public init(_ source: MapSource?, _ options: CacheOptions) throws(CreationError) {
    var notes = PlanNotes()
    let predefined = try Self.predefined(options, &notes)
    let frame = try MapFrame(source, options, scheme: predefined?.scheme.spatialReference)
    let scheme: TilingScheme
    if let predefined {
      scheme = try Self.fitting(predefined, frame, &notes)
    } else {
      scheme = try NewTilingScheme(frame, options).scheme(&notes)
    }
    let levels: CreateOption =
      predefined != nil ? .levels : options.scales != nil ? .scales : .numberOfScales
    try GridChecks.check(scheme, frame.fullExtent, levels: levels)
    let image = try TileImagePlan.make(options, source, predefined: predefined?.image, &notes)
    if options.storageFormat == .exploded {
      notes.add("storage format EXPLODED: Compact V2 is written, as ArcGIS does; tiles lie in bundles, not alone")
    }
    serviceName = Self.name(source, options, &notes)
    dataFrame = source?.dataFrame ?? MapSource.defaultDataFrame
    form = options.form ?? .legacy
    self.scheme = scheme
    var description = CacheDescription()
    description.scheme = scheme
    description.image = image
    description.storage = TileStorageInfo(format: .compactV2, packetSize: 128)
    description.spatialReference = scheme.spatialReference
    description.fullExtent = Self.extent(frame.fullExtent, scheme)
    description.initialExtent = Self.extent(frame.initialExtent, scheme)
    description.minLOD = scheme.levels.map(\.number).min()
    description.maxLOD = scheme.levels.map(\.number).max()
    description.name = serviceName?.name ?? dataFrame
    description.mapName = source?.mapName
    description.serviceDescription = source?.description.serviceDescription
    description.layers = source?.layers
    description.item = Self.item
    self.description = description
    fullExtent = frame.fullExtent
    notices = notes.notices
  }

  /// A portal looks for the picture under the name that iteminfo.json gives. Source: Usa.tpkx of Esri.
  private static var item: ItemInformation {
    var item = ItemInformation()
    item.thumbnail = "./thumbnail.png"
    return item
  }

  private static func predefined(
    _ options: CacheOptions, _ notes: inout PlanNotes
  ) throws(CreationError) -> PredefinedTilingScheme? {
    guard let name = options.predefined else {
      if options.schemeType == .predefined {
        throw .usage(
          .predefined, "is missing; PREDEFINED takes a scheme file, a cache, or the name of a built-in scheme")
      }
      return nil
    }
    if options.schemeType == .new {
      throw .usage(.tilingSchemeType, "says NEW, and \(parameter: .predefined) names a scheme; leave one of them out")
    }
    return try PredefinedTilingScheme(options, name, &notes)
  }

  /// The scheme, where the map is in its coordinate system.
  private static func fitting(
    _ predefined: PredefinedTilingScheme, _ frame: MapFrame, _ notes: inout PlanNotes
  ) throws(CreationError) -> TilingScheme {
    var scheme = predefined.scheme
    guard let own = scheme.spatialReference else {
      scheme.spatialReference = frame.reference
      notes.add(
        "\(predefined.displayName) names no coordinate system; it is taken to be \(frame.reference.displayName)")
      return scheme
    }
    switch own.isSameSystem(as: frame.reference) {
    case .same: break
    case .different:
      throw .usage(
        .predefined,
        "\(predefined.displayName) is in \(own.displayName), the map in \(frame.reference.displayName); a cache is in one "
          + "system (analyzer 00079): publish the map in that one, or give its extent there with \(parameter: .extent) "
          + "and \(parameter: .crs)")
    case .unknown:
      notes.add(
        "whether \(own.displayName) of \(predefined.displayName) is the system of the map cannot be told without libproj"
      )
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
    if source.nameOrigin == .fileName {
      notes.add(
        "the service is called “\(service.name)” after \(source.displayName); \(parameter: .name) FOLDER/NAME gives another name"
      )
    }
    return service
  }
}
