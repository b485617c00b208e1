import TileSchemeKit

/// From the arguments of `preflight` to a request.
struct PreflightArguments {
  /// The scheme that exists, where there is one.
  let path: String?
  let request: PreflightOptions
  let scheme: SchemeOptions
  let output: OutputOptions

  /// How what lies at a path is looked at comes from `choice`.
  func request(_ choice: LintSettings.Choice) throws -> PreflightRequest {
    var job = PreflightRequest(try subject())
    job.tileFormat = try path == nil ? nil : tileFormat()
    job.levels = try levels()
    if let bytes = request.bytesPerTile {
      job.sizes = .stated(bytes.estimate)
    } else if let cache = request.calibrate {
      job.sizes = .calibrated(FilePath(cache))
    } else {
      job.sizes = .assumed(request.content)
    }
    if let rate = request.tilesPerSecond { job.tilesPerSecond = rate.estimate }
    switch request.basemap {
    case nil: job.baseMap = .online
    case "none": job.baseMap = .none
    case let name?: job.baseMap = .scheme(name)
    }
    job.disk = request.disk.map { FilePath($0) }
    job.outlines = request.grid.map {
      .init(FilePath($0), level: request.gridLevel, unit: request.gridOf)
    }
    job.page = request.report.map { .init(FilePath($0), mapLevel: request.reportLevel) }
    job.overwrites = request.overwrite
    job.linter = choice.linter
    job.baseline = choice.baseline
    if let jobs = request.jobs { job.jobs = jobs }
    job.parameterName = CommandWords.preflightName
    return job
  }

  private func subject() throws -> PreflightRequest.Scheme {
    guard let path else {
      var arguments = OptionTexts()
      arguments[.service] = request.service
      return .new(try scheme.request(arguments), area: request.area.map { FilePath($0) })
    }
    try refuseOptionsOfNewSchemes(besides: path)
    return .existing(path, tiling: try region())
  }

  private func region() throws -> PreflightRequest.Region? {
    if let service = request.service { return .service(service, token: scheme.token) }
    if let area = request.area { return .area(FilePath(area)) }
    guard let extent = scheme.extent else { return nil }
    return .extent(
      try understood { () throws(CreationError) in
        var edges = try OptionValue.edges(extent, .extent)
        edges.spatialReference = try scheme.crs.map { crs throws(CreationError) in
          try CoordinateSystemOption.reference(crs)
        }
        return edges
      })
  }

  /// The options of a new scheme have no place beside one that exists.
  private func refuseOptionsOfNewSchemes(besides path: String) throws {
    let name = BuiltInScheme.named(path)?.name ?? path
    let own: Set<CreateOption> = [.extent, .crs, .levels, .tileFormat]
    if let option = scheme.texts.options.first(where: { !own.contains($0) }) {
      throw CommandFailure(
        saying: "\(CommandWords.name(option.parameter)) is for a new scheme, and \(name) is one that exists; "
          + "leave one of them out", .usage)
    }
    if scheme.crs != nil, scheme.extent == nil {
      throw CommandFailure(saying: "--crs is the system of --extent, which is missing", .usage)
    }
  }

  /// The format that the tiles will have, where the user says it.
  private func tileFormat() throws -> TileImageFormat? {
    guard let text = scheme.tileFormat else { return nil }
    return try understood { () throws(CreationError) in try CacheOptions(OptionTexts([.tileFormat: text])).tileFormat }
  }

  private func levels() throws -> Set<Int>? {
    guard let text = scheme.levels else { return nil }
    guard let levels = LevelsArgument(argument: text)?.levels else {
      throw CommandFailure(saying: "--levels: “\(text)” is no list of levels; write it as 0-7,9", .usage)
    }
    return levels
  }

  private func understood<Value>(_ step: () throws(CreationError) -> Value) throws -> Value {
    do throws(CreationError) {
      return try step()
    } catch {
      throw CommandFailure(saying: error, output, command: "preflight")
    }
  }
}
