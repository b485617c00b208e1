import TileSchemeKit

/// The scheme that is looked at: one that exists, a built-in one, or a new one from the options of `create`.
struct PreflightSubject {
  /// For people.
  let name: String
  /// For the rules: the file, or the conf.xml that would be written.
  let opened: OpenedScheme
  let model: CacheDescription
  let scheme: TilingScheme
  let region: PreflightRegion
  /// Whether the region is the one that the scheme's own files state, which the rules have looked at.
  let isOwnRegion: Bool

  init(
    _ path: String?, _ options: SchemeOptions, _ request: PreflightOptions, _ output: OutputOptions
  ) async throws {
    if let path, let builtIn = BuiltInScheme.named(path) {
      try await self.init(builtIn, options, request, output)
    } else if let path {
      try await self.init(existing: path, options, request, output)
    } else {
      try await self.init(new: options, request, output)
    }
  }

  private init(
    existing path: String, _ options: SchemeOptions, _ request: PreflightOptions, _ output: OutputOptions
  ) async throws {
    try Self.refuse(options, besides: path)
    opened = try InputArgument(path: path, mayBeName: true).open(output, command: "preflight")
    var model = opened.model
    if let format = try Self.tileFormat(options) { model.image = TileImageInfo(format: format) }
    self.model = model
    name = path
    guard let scheme = opened.model.scheme else {
      throw CommandFailure(saying: "\(path): there is no tiling scheme in it")
    }
    guard !scheme.levels.isEmpty else { throw CommandFailure(saying: "\(path): its scheme has no levels") }
    self.scheme = scheme
    let reference = scheme.spatialReference ?? model.spatialReference
    let source = try await request.source(options, output)
    let found = try Self.said { [model] () throws(PlanningError) -> PreflightRegion? in
      if let region = try request.region(source, options, in: reference) { return region }
      return try PreflightRegion.own(model, named: path)
    }
    guard let found else {
      throw CommandFailure(
        saying: "\(path) says nothing of what is to be tiled; give --extent, --area or --service", .usage)
    }
    region = found
    isOwnRegion = source == nil && request.area == nil && options.extent == nil
  }

  private init(
    _ builtIn: BuiltInScheme, _ options: SchemeOptions, _ request: PreflightOptions, _ output: OutputOptions
  ) async throws {
    try Self.refuse(options, besides: builtIn.name)
    name = builtIn.name
    scheme = builtIn.scheme
    let source = try await request.source(options, output)
    region = try Self.said { () throws(PlanningError) -> PreflightRegion in
      if let region = try request.region(source, options, in: builtIn.scheme.spatialReference) { return region }
      return try PreflightRegion.world(builtIn)
    }
    isOwnRegion = false
    var model = CacheDescription()
    model.scheme = scheme
    model.spatialReference = scheme.spatialReference
    let format = try Self.tileFormat(options) ?? .png
    model.image = TileImageInfo(format: format, compressionQuality: format == .jpeg || format == .mixed ? 75 : 0)
    model.storage = TileStorageInfo(format: .compactV2, packetSize: 128)
    self.model = model
    opened = try Self.opened(name) { () throws(PlanningError) in try CacheFiles.schemeFile(of: model) }
  }

  private init(new options: SchemeOptions, _ request: PreflightOptions, _ output: OutputOptions) async throws {
    var arguments = OptionTexts()
    arguments[.service] = request.service
    var area: PreflightRegion?
    if let path = request.area {
      guard let crs = options.crs else {
        throw CommandFailure(
          saying: "--crs is missing: the system in which a new scheme for \(path) is to be, as in --crs 2193", .usage)
      }
      let read = try Self.said { () throws(PlanningError) in try PreflightRegion.area(FilePath(path), crs: crs) }
      arguments[.extent] = read.extent
      area = read.region
    }
    var own = options
    own.levels = nil
    let plan = try await PlanRequest(own, arguments, output, command: "preflight").plan()
    for notice in plan.notices { output.notice("notice", notice) }
    name = plan.serviceName?.name ?? "the new scheme"
    scheme = plan.scheme
    model = plan.description
    let source = options.extent == nil ? "the full extent of the service" : "--extent"
    region = area ?? PreflightRegion(.extent(plan.fullExtent), source: source)
    isOwnRegion = area == nil
    opened = try Self.opened(name) { () throws(PlanningError) in try CacheFiles.schemeFile(plan) }
  }

  /// The options of a new scheme have no place beside one that exists.
  private static func refuse(_ options: SchemeOptions, besides name: String) throws {
    let own: Set<CreateOption> = [.extent, .crs, .levels, .tileFormat]
    if let option = options.texts.options.first(where: { !own.contains($0) }) {
      throw CommandFailure(
        saying: "\(option.displayName) is for a new scheme, and \(name) is one that exists; leave one of them out",
        .usage)
    }
    if options.crs != nil, options.extent == nil {
      throw CommandFailure(saying: "--crs is the system of --extent, which is missing", .usage)
    }
  }

  /// The format that the tiles will have, where the user says it.
  private static func tileFormat(_ options: SchemeOptions) throws -> TileImageFormat? {
    guard let text = options.tileFormat else { return nil }
    return try said { () throws(PlanningError) in try CacheOptions(OptionTexts([.tileFormat: text])).tileFormat }
  }

  /// What the rules look at where there is no file yet.
  private static func opened(
    _ name: String, _ file: () throws(PlanningError) -> (bytes: [UInt8], notices: [String])
  ) throws -> OpenedScheme {
    let bytes = try said(file).bytes
    do throws(OpeningError) {
      return try SchemeOpener.open(bytes, named: name)
    } catch {
      throw CommandFailure(saying: error.message)
    }
  }

  private static func said<Value>(_ step: () throws(PlanningError) -> Value) throws -> Value {
    do throws(PlanningError) {
      return try step()
    } catch {
      throw CommandFailure(saying: error)
    }
  }
}
