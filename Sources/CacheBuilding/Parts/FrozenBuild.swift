import CacheCreation
import CacheParts
import CoordinateSystems
import FileAccess
import SourceText
import SystemPackage
import TileStores
import TilingSchemes

/// A build in a plan: everything that decides the result, so that a part needs no other options.
struct FrozenBuild: Sendable {
  /// The request, with absolute paths and a complete scheme.
  let request: BuildRequest
  let path: FilePath
  /// From what the build is made, when the plan was; `nil` while it is being made.
  var identity: BuildIdentity?

  private let store: any TileStore
  private let scheme: PlanRequest
  private let existing: SinkDestination.Existing

  /// - Parameters:
  ///   - build: of a new cache or package.
  ///   - texts: the parameters of its scheme, complete.
  init(_ build: NewCacheBuild, texts: OptionTexts) {
    var texts = texts
    // Parts run in other directories.
    for option in [CreateOption.predefined, .like, .crs] {
      guard let text = texts[option], FileSystemEntry.at(FilePath(text)) != nil else { continue }
      texts[option] = RealPath.of(FilePath(text))?.string
    }
    var request = build.request
    let path = RealPath.place(of: build.path) ?? build.path
    request.sources = request.sources.map { RealPath.of($0) ?? $0 }
    request.areaFile = request.areaFile.map { RealPath.of($0) ?? $0 }
    self.init(request, path, build.store, texts, replaces: build.existing == .replaced)
  }

  private init(
    _ request: BuildRequest, _ path: FilePath, _ store: any TileStore, _ texts: OptionTexts, replaces: Bool
  ) {
    var request = request
    let scheme = PlanRequest(texts)
    let existing: SinkDestination.Existing = replaces ? .replaced : .kept
    request.target = .new(path, store: store, scheme: scheme, existing: existing)
    self.request = request
    self.path = path
    self.store = store
    self.scheme = scheme
    self.existing = existing
  }

  /// The build as a job.
  func build(_ settings: SettingsFile, jobs: Int) -> NewCacheBuild {
    var request = request
    request.configuration = settings
    request.jobs = jobs
    return NewCacheBuild(request, path, store, scheme, existing)
  }
}

extension FrozenBuild {
  /// The JSON object of the plan.
  var json: JSONOutput {
    let options = request.sourceOptions
    let background = request.background
    return .object([
      .init("store", .string(store.name)),
      .init("replaces", .bool(existing == .replaced)),
      .init(
        "scheme", .object(scheme.texts.options.map { .init($0.rawValue, .string(scheme.texts[$0] ?? "")) })),
      .init("rasters", .array(request.sources.map { .string($0.string) })),
      .init("system", options.reference.flatMap(Self.text).map { .string($0) } ?? .null),
      .init("noData", Self.json(options.noData)),
      .init("bands", options.bands.map { .array($0.map { .integer($0) }) } ?? .null),
      .init("stretch", options.stretch.map(Self.json) ?? .null),
      .init("extent", request.extent.map(Self.json) ?? .null),
      .init("area", request.areaFile.map { .string($0.string) } ?? .null),
      .init("resampling", request.resampling.map { .string($0.rawValue) } ?? .null),
      .init("effort", .string(request.effort.rawValue)),
      .init(
        "background", .array([background.red, background.green, background.blue].map { .integer(Int($0)) })),
      .init("writesEmptyTiles", .bool(request.writesEmptyTiles)),
      .init("identity", identity?.json ?? .null),
    ])
  }

  /// Reads the request of a plan.
  ///
  /// - Throws: `PlanProblem.damaged` if a value is missing or cannot be used.
  init(_ plan: PartsPlan) throws(PlanProblem) {
    let document = try plan.requestDocument
    let root = document.root
    func value<Value>(_ name: String, _ read: (JSONValue) -> Value?) throws(PlanProblem) -> Value {
      guard let value = root[name].flatMap(read) else { throw .damaged("“\(name)” of its request cannot be used") }
      return value
    }
    let path = plan.output
    let store = try value("store") { $0.string.flatMap(TileStoreRegistry.named) }
    var texts = OptionTexts()
    let members = try value("scheme") { $0.isObject ? $0.members : nil }
    for member in members {
      guard let option = CreateOption(rawValue: member.key), let text = member.value.string else {
        throw .damaged("it has no value “\(member.key)” of a scheme")
      }
      texts[option] = text
    }
    var request = BuildRequest(
      .existing(path), from: try value("rasters") { $0.array?.compactMap { $0.string.map { FilePath($0) } } })
    request.sourceOptions.noData = try value("noData") { Self.noData($0, document) }
    request.sourceOptions.reference = try Self.reference(root["system"])
    request.sourceOptions.bands = try value("bands") { Self.optional($0) { Self.integers($0, document) } }.value
    request.sourceOptions.stretch = try value("stretch") { Self.optional($0) { Self.stretch($0, document) } }.value
    request.extent = try value("extent") { Self.optional($0) { Self.extent($0, document) } }.value
    request.areaFile = try value("area") { Self.optional($0) { $0.string.map { FilePath($0) } } }.value
    request.resampling = try value("resampling") {
      Self.optional($0) { $0.string.flatMap(ResamplingMethod.init(rawValue:)) }
    }.value
    request.effort = try value("effort") { $0.string.flatMap(EncodingEffort.init(rawValue:)) }
    request.background = try value("background") { Self.color($0, document) }
    request.writesEmptyTiles = try value("writesEmptyTiles", \.bool)
    let identity = try value("identity") { Self.optional($0) { BuildIdentity($0, in: document) } }.value
    self.init(request, path, store, texts, replaces: try value("replaces", \.bool))
    self.identity = identity
  }

  /// A value that may be `null`.
  private struct Optionally<Value> { let value: Value? }

  private static func optional<Value>(_ value: JSONValue, _ read: (JSONValue) -> Value?) -> Optionally<Value>? {
    value.isNull ? Optionally(value: nil) : read(value).map { Optionally(value: $0) }
  }

  private static func text(_ reference: SpatialReference) -> String? {
    (reference.latestWKID ?? reference.wkid).map { String($0) } ?? reference.wellKnownText
  }

  private static func reference(_ value: JSONValue?) throws(PlanProblem) -> SpatialReference? {
    guard let text = value?.string else { return nil }
    do throws(CreationError) {
      return try CoordinateSystemOption.reference(text)
    } catch {
      throw .damaged("its coordinate system of the rasters is unknown")
    }
  }

  private static func json(_ noData: SourceOptions.NoData) -> JSONOutput {
    switch noData {
    case .stated: .string("stated")
    case .none: .string("none")
    // Not a number of JSON has no such value.
    case .value(let value): value.isFinite ? .double(value) : .string("\(value)")
    }
  }

  private static func noData(_ value: JSONValue, _ document: JSONDocument) -> SourceOptions.NoData? {
    if let number = document.double(of: value) { return .value(number) }
    switch value.string {
    case "stated"?: return .stated
    case "none"?: return SourceOptions.NoData.none
    case let text?: return Double(text).map { .value($0) }
    case nil: return nil
    }
  }

  private static func json(_ stretch: SourceOptions.Stretch) -> JSONOutput {
    switch stretch {
    case .ranges(let ranges): .array(ranges.flatMap { [.double($0.lowerBound), .double($0.upperBound)] })
    case .minimumToMaximum: .string("minmax")
    case .percent(let percent): .double(percent)
    case .clamped: .string("none")
    }
  }

  private static func stretch(_ value: JSONValue, _ document: JSONDocument) -> SourceOptions.Stretch? {
    if let percent = document.double(of: value) { return .percent(percent) }
    if value.string == "minmax" { return .minimumToMaximum }
    if value.string == "none" { return .clamped }
    guard let list = value.array else { return nil }
    let numbers = list.compactMap { document.double(of: $0) }
    guard numbers.count == list.count, numbers.count % 2 == 0, !numbers.isEmpty else { return nil }
    let pairs = stride(from: 0, to: numbers.count, by: 2).map { (numbers[$0], numbers[$0 + 1]) }
    guard pairs.allSatisfy({ $0.0 <= $0.1 }) else { return nil }
    return .ranges(pairs.map { $0.0...$0.1 })
  }

  private static func json(_ extent: Envelope) -> JSONOutput {
    .array([extent.xMin, extent.yMin, extent.xMax, extent.yMax].map { .double($0) })
  }

  private static func extent(_ value: JSONValue, _ document: JSONDocument) -> Envelope? {
    guard let numbers = value.array?.compactMap({ document.double(of: $0) }), numbers.count == 4 else { return nil }
    return Envelope(xMin: numbers[0], yMin: numbers[1], xMax: numbers[2], yMax: numbers[3])
  }

  private static func integers(_ value: JSONValue, _ document: JSONDocument) -> [Int]? {
    guard let list = value.array else { return nil }
    let numbers = list.compactMap { document.integer($0) }
    return numbers.count == list.count ? numbers : nil
  }

  private static func color(_ value: JSONValue, _ document: JSONDocument) -> BackgroundColor? {
    guard let numbers = integers(value, document)?.compactMap({ UInt8(exactly: $0) }), numbers.count == 3 else {
      return nil
    }
    return BackgroundColor(red: numbers[0], green: numbers[1], blue: numbers[2])
  }
}
