import CacheCreation
import CoordinateSystems
import FileAccess
import SourceText
import SystemPackage
import TileStores
import TilingSchemes

extension BuildIdentity {
  /// The identity of a build.
  ///
  /// Levels, extent and area are no part of it: the tiles of a part are the same as those of the whole.
  init(_ input: BuildInput, _ request: BuildRequest, _ target: CacheTarget) {
    if case .rasters(let set) = input { sources = set.sources.map(Source.init) }
    add("version of tilescheme's pixels", String(BuildKey.version))
    let own = request.sourceOptions
    add("coordinate system of the rasters", own.reference?.gdalDefinition ?? "their own")
    add("value for no data", Self.text(own.noData))
    add("choice of bands", own.bands.map { $0.map(String.init).joined(separator: ",") } ?? "that of the rasters")
    add("stretch", own.stretch.map(Self.text) ?? "not given")
    if let method = input.method(request, target) { add("resampling", method.rawValue) }
    if case .service(let service) = input { for (label, text) in service.identity { add(label, text) } }
    let format = target.image.format
    add("tile format", format?.name ?? "none")
    if target.isElevation { add("LERC error", target.image.lercError.map { "\($0)" } ?? "not given") }
    if format == .jpeg || format == .mixed { add("compression quality", String(target.quality)) }
    if format == .jpeg || format == .png24 {
      let color = request.background
      add("background", "\(color.red),\(color.green),\(color.blue)")
    }
    let origin = target.scheme.origin
    add("tile origin", "\(origin.x), \(origin.y)")
    add("tile size", "\(target.scheme.tileWidth)")
  }

  /// Adds what must stay the same only while a new cache is made, because its files are to be the same as without an
  /// interruption.
  ///
  /// - Parameters:
  ///   - plan: the scheme.
  ///   - file: the bytes of the scheme file.
  ///   - store: the name of the store of the result.
  mutating func addNew(_ request: BuildRequest, _ plan: CachePlan, file: [UInt8], store: String) {
    var number = Fingerprint()
    for byte in file { number.add(Int(byte)) }
    let range = LevelNumbers(plan.scheme.levels.map(\.number))
    addOfNew(Self.schemeName, "\(range.text) (number \(String(number.value, radix: 36)))")
    addScheme(plan)
    addOfNew("kind of result", store)
    addOfNew("effort", request.effort.rawValue)
    addOfNew("treatment of empty tiles", request.writesEmptyTiles ? "write" : "skip")
    if let area = request.areaFile {
      // The command that audit shows has the whole path, and must continue the same build.
      addOfNew("area", BuildRequest.absolute(area))
      if let version = try? FileVersion(area) {
        addOfNew(Self.areaStateName, version.numbers.dropFirst().map(String.init).joined(separator: ","))
      }
    }
    if let extent = request.extent { addOfNew("extent", "\(extent.xMin),\(extent.yMin),\(extent.xMax),\(extent.yMax)") }
  }

  /// Adds the values of a scheme that a user can recognize.
  private mutating func addScheme(_ plan: CachePlan) {
    let scales = plan.scheme.levels.map(\.scale)
    let span = [scales.max(), scales.min()].map { "1:\(NumberText.grouped(measured: $0 ?? 0))" }
    let range = LevelNumbers(plan.scheme.levels.map(\.number)).ranges
    let extent = plan.fullExtent
    scheme = [
      Option(name: "coordinate system", value: plan.scheme.spatialReference?.displayName ?? "unknown"),
      Option(name: Self.levelsName, value: "\(range) (\(span.joined(separator: " to ")))"),
      Option(
        name: "dots per inch", value: plan.scheme.effectiveDotsPerInch.map { DecimalNumber.shortest($0) } ?? "unknown"),
      Option(
        name: "extent",
        value: [extent.xMin, extent.yMin, extent.xMax, extent.yMax].map { DecimalNumber.shortest($0) }
          .joined(separator: ",")),
    ]
  }

  private mutating func add(_ name: String, _ value: String) { options.append(Option(name: name, value: value)) }

  private mutating func addOfNew(_ name: String, _ value: String) {
    optionsOfNew.append(Option(name: name, value: value))
  }

  static func text(_ noData: SourceOptions.NoData) -> String {
    switch noData {
    case .stated: "that of the rasters"
    case .none: "none"
    case .value(let value): "\(value)"
    }
  }

  static func text(_ stretch: SourceOptions.Stretch) -> String {
    switch stretch {
    case .ranges(let ranges): ranges.map { "\($0.lowerBound),\($0.upperBound)" }.joined(separator: ",")
    case .minimumToMaximum: "minmax"
    case .percent(let percent): "percent:\(percent)"
    case .clamped: "none"
    }
  }
}

extension BuildIdentity.Source {
  init(_ source: RasterSource) {
    path = RealPath.of(source.path)?.string ?? source.path.string
    // Without the number of the file: a copy that keeps its time is the same raster.
    let numbers = source.version?.numbers ?? [0, 0, 0, 0]
    bytes = numbers[1]
    modified = "\(numbers[2]).\(numbers[3])"
    let overviews = source.overviews.map { "\($0.width)×\($0.height)" }.joined(separator: " ")
    let place = source.transform.map { "\($0)" }.joined(separator: ",")
    description =
      "\(source.size.width)×\(source.size.height), \(source.bandCount) bands, \(place), overviews: \(overviews)"
    files = source.filesFingerprint
  }
}
