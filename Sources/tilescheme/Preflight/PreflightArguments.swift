import TileSchemeKit

/// Turns the arguments of `preflight` into a request.
///
/// `preflight` takes an existing scheme or the options of a new one. Which options are allowed depends on that, and
/// argument-parser cannot express it.
struct PreflightArguments {
  /// The existing scheme; `nil` for a new scheme.
  let path: String?
  let request: PreflightOptions
  let scheme: SchemeOptions
  let output: OutputOptions

  /// The request for the library.
  ///
  /// - Parameter choice: the rules and the baseline, from the configuration.
  /// - Throws: `CommandFailure` with exit status 2 if options contradict each other or a value is wrong.
  func request(_ choice: LintSettings.Choice) throws -> PreflightRequest {
    var job = PreflightRequest(try subject())
    // A new scheme has its tile format from the same option, through `SchemeOptions`.
    job.tileFormat = try path == nil ? nil : tileFormat()
    job.levels = try levels()
    // `PreflightOptions` has made sure that only one of the three is given.
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
      .init(
        FilePath($0), levels: request.gridLevel?.levels ?? .usual, unit: request.gridOf,
        format: $0.lowercased().hasSuffix(".json") ? .esriJSON : .geoJSON)
    }
    job.page = request.report.map { .init(FilePath($0), mapLevel: request.reportLevel) }
    job.table = request.table.map { FilePath($0) }
    job.picture = request.picture.map { .init(FilePath($0), mapLevel: request.reportLevel) }
    job.token = scheme.token
    job.inputFormat = scheme.input.format
    job.linter = choice.linter
    job.baseline = choice.baseline
    job.settingsFiles = choice.files + [choice.baselineFile].compactMap(\.self)
    if let jobs = request.jobs { job.jobs = jobs }
    job.parameterName = CommandWords.preflightName
    return job
  }

  /// The scheme to forecast. For a new scheme the service, the area or the extent is part of the plan of the scheme; for
  /// an existing one it only says which tiles to count.
  private func subject() throws -> PreflightRequest.Scheme {
    guard let path else {
      var arguments = OptionTexts()
      arguments[.service] = request.service
      return .new(try scheme.request(arguments), area: request.area.map { FilePath($0) })
    }
    try refuseOptionsOfNewSchemes(besides: path)
    return .existing(path, tiling: try region())
  }

  /// The region to count tiles in; `nil` for the full extent of the scheme.
  private func region() throws -> PreflightRequest.Region? {
    if let service = request.service { return .service(service, token: scheme.token) }
    if let area = request.area { return .area(FilePath(area)) }
    guard let extent = scheme.extent else { return nil }
    return .extent(
      try understood { () throws(CreationError) in
        var edges = try OptionValue.edges(extent, .extent)
        if let system = scheme.extentCrs {
          edges.spatialReference = try CoordinateSystemOption.reference(system, of: .extentCRS)
        } else if let crs = scheme.crs {
          edges.spatialReference = try CoordinateSystemOption.reference(crs)
        }
        return edges
      })
  }

  /// Refuses the options of a new scheme beside an existing one: they would have no effect, and the user would take the
  /// forecast for that of another scheme.
  private func refuseOptionsOfNewSchemes(besides path: String) throws {
    let name = BuiltInScheme.named(path)?.name ?? path
    let own: Set<CreateOption> = [.extent, .extentCRS, .crs, .levels, .tileFormat]
    if let option = scheme.texts.options.first(where: { !own.contains($0) }) {
      throw CommandFailure(
        saying: "\(CommandWords.name(option.parameter)) is for a new scheme, but \(name) is an existing one; "
          + "leave out one of them; --levels selects levels of an existing scheme", .usage)
    }
    if scheme.crs != nil, scheme.extentCrs != nil {
      throw CommandFailure(
        saying: "--crs and --extent-crs both give the coordinate system of --extent, because \(name) has its own; "
          + "leave out --crs", .usage)
    }
    if scheme.crs != nil, scheme.extent == nil {
      throw CommandFailure(saying: "--crs is the coordinate system of --extent; give --extent too", .usage)
    }
  }

  /// The format of the tiles to be built; `nil` if it is not given. It goes through `CacheOptions`, as for a new scheme, so
  /// that the same spellings are accepted.
  private func tileFormat() throws -> TileImageFormat? {
    guard let text = scheme.tileFormat else { return nil }
    return try understood { () throws(CreationError) in try CacheOptions(OptionTexts([.tileFormat: text])).tileFormat }
  }

  /// The levels to count; `nil` for all.
  private func levels() throws -> Set<Int>? {
    guard let text = scheme.levels else { return nil }
    guard let levels = LevelsArgument(argument: text)?.levels else {
      throw CommandFailure(saying: "--levels: “\(text)” is not a list of levels; write it as 0-7,9", .usage)
    }
    return levels
  }

  /// Runs a step that reads an option, and turns its error into a printed message.
  private func understood<Value>(_ step: () throws(CreationError) -> Value) throws -> Value {
    do throws(CreationError) {
      return try step()
    } catch {
      throw CommandFailure(saying: error, output, command: "preflight")
    }
  }
}
