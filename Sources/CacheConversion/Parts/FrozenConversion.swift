import CacheOpening
import CacheParts
import FileAccess
import SourceText
import SystemPackage
import TileStores
import TilingSchemes

/// A conversion in a plan: everything that decides the result, so that a part needs no other options.
struct FrozenConversion: Sendable {
  /// The request, with absolute paths.
  private(set) var request: ConversionRequest
  let store: any TileStore
  let existing: SinkDestination.Existing
  /// The state of the source when the plan was made; `nil` while it is being made.
  var state: SourceState?

  /// - Throws: `PartsError.unsupported` if the conversion cannot be divided.
  init(_ request: ConversionRequest) throws(PartsError) {
    guard case .new(let store, let existing, _) = request.result else {
      throw .unsupported("tiles are added to an existing cache by one machine; use convert without a plan")
    }
    if store is WebFolderStore {
      throw .unsupported(
        "a folder for web servers is written by one machine, because its page knows all tiles; use convert without a "
          + "plan")
    }
    var request = request
    request.input = try Self.absolute(request.input)
    request.destination = RealPath.place(of: request.destination) ?? request.destination
    request.areaFile = request.areaFile.map { RealPath.of($0) ?? $0 }
    request.action = .write
    self.init(request, store, existing)
  }

  private init(_ request: ConversionRequest, _ store: any TileStore, _ existing: SinkDestination.Existing) {
    var request = request
    // What an end that was killed has written of a package is continued.
    request.result = .new(store, existing: existing, leftovers: .continued)
    self.request = request
    self.store = store
    self.existing = existing
  }

  private static func absolute(
    _ input: ConversionRequest.Input
  ) throws(PartsError) -> ConversionRequest.Input {
    switch input {
    case .cache(let path): return .cache(absolute(path))
    case .folders(let path, let naming, let scheme):
      switch scheme {
      case .path(let file): return .folders(absolute(path), naming: naming, scheme: .path(absolute(file)))
      case .builtIn: return .folders(absolute(path), naming: naming, scheme: scheme)
      case .standardInput, .document:
        throw .unsupported(
          "the scheme of a plan must be a file or a built-in scheme, because each part reads it again; save it as a file"
        )
      }
    }
  }

  /// The last name is kept, although it can be a link: names of results are made from it.
  private static func absolute(_ path: FilePath) -> FilePath {
    guard let last = path.lastComponent, last.kind == .regular else { return RealPath.of(path) ?? path }
    let folder = path.folder.isEmpty ? "." : path.folder
    return RealPath.of(folder)?.appending(last) ?? path
  }
}

extension FrozenConversion {
  /// The JSON object of the plan.
  var json: JSONOutput {
    let source: FilePath
    var naming: FolderNaming?
    var scheme: SchemeInput?
    switch request.input {
    case .cache(let path): source = path
    case .folders(let path, let names, let input): (source, naming, scheme) = (path, names, input)
    }
    var schemeFile: String?
    var builtIn: String?
    switch scheme {
    case .path(let path): schemeFile = path.string
    case .builtIn(let name): builtIn = name
    case .standardInput, .document, nil: break
    }
    let extent = request.extent.map { [$0.xMin, $0.yMin, $0.xMax, $0.yMax] }
    func text(_ text: String?) -> JSONOutput { text.map { .string($0) } ?? .null }
    return .object([
      .init("input", .string(source.string)), .init("inputLayout", text(naming?.rawValue)),
      .init("schemeFile", text(schemeFile)), .init("builtInScheme", text(builtIn)),
      .init("store", .string(store.name)), .init("layout", text((store as? FoldersStore)?.naming.rawValue)),
      .init("replaces", .bool(existing == .replaced)),
      .init("levels", request.levels.map { .array($0.sorted().map { .integer($0) }) } ?? .null),
      .init("extent", extent.map { .array($0.map { .double($0) }) } ?? .null),
      .init("area", text(request.areaFile?.string)),
      .init("renumbers", .bool(request.numbering == .arcGISOnline)),
      .init("trimsLevels", .bool(request.schemeLevels == .withTiles)),
      .init("state", .array((state?.numbers ?? []).map { .string($0) })),
    ])
  }

  /// Reads the request of a plan.
  ///
  /// - Throws: `PlanProblem.damaged` if a value is missing or cannot be used.
  init(_ plan: PartsPlan) throws(PlanProblem) {
    let document = try plan.requestDocument
    let root = document.root
    func damaged(_ name: String) -> PlanProblem { .damaged("“\(name)” of its request cannot be used") }
    func flag(_ name: String) throws(PlanProblem) -> Bool {
      guard let value = root[name]?.bool else { throw damaged(name) }
      return value
    }
    func list(_ name: String) throws(PlanProblem) -> [JSONValue]? {
      guard let value = root[name], !value.isNull else { return nil }
      guard let values = value.array else { throw damaged(name) }
      return values
    }
    guard let source = root["input"]?.string.map({ FilePath($0) }), source.isAbsolute else { throw damaged("input") }
    guard let name = root["store"]?.string, var store = TileStoreRegistry.named(name) else { throw damaged("store") }
    func naming(_ name: String) throws(PlanProblem) -> FolderNaming {
      guard let naming = root[name]?.string.flatMap(FolderNaming.init(rawValue:)) else { throw damaged(name) }
      return naming
    }
    if store is FoldersStore {
      store = FoldersStore(naming: try naming("layout"))
    }
    var input = ConversionRequest.Input.cache(source)
    let schemeFile = root["schemeFile"]?.string.map { SchemeInput.path(FilePath($0)) }
    if let scheme = schemeFile ?? root["builtInScheme"]?.string.map({ SchemeInput.builtIn($0) }) {
      input = .folders(source, naming: try naming("inputLayout"), scheme: scheme)
    }
    let existing: SinkDestination.Existing = try flag("replaces") ? .replaced : .kept
    var request = ConversionRequest(
      input, to: plan.output, as: .new(store, existing: existing, leftovers: .continued))
    if let values = try list("levels") {
      let levels = values.compactMap { document.integer($0) }
      guard levels.count == values.count else { throw damaged("levels") }
      request.levels = Set(levels)
    }
    if let values = try list("extent") {
      let numbers = values.compactMap { document.double(of: $0) }
      guard numbers.count == 4, values.count == 4 else { throw damaged("extent") }
      request.extent = Envelope(xMin: numbers[0], yMin: numbers[1], xMax: numbers[2], yMax: numbers[3])
    }
    request.areaFile = root["area"]?.string.map { FilePath($0) }
    request.numbering = try flag("renumbers") ? .arcGISOnline : .source
    request.schemeLevels = try flag("trimsLevels") ? .withTiles : .all
    let numbers = try list("state") ?? []
    self.init(request, store, existing)
    state = SourceState(numbers: numbers.compactMap(\.string))
    if state == nil { throw damaged("state") }
  }
}
