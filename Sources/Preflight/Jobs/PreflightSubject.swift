import CacheCreation
import CacheOpening
import CoordinateSystems
import Diagnostics
import SchemeFormats
import SourceText
import SystemPackage
import TilingSchemes

/// The scheme of the planned cache: an existing, a built-in or a new one, with the region to build.
struct PreflightSubject: Sendable {
  /// The name for people: a path, the name of a service or of a built-in scheme, or a description.
  let name: String
  /// The scheme for the rules: the file, or the conf.xml that `create` would write.
  let opened: OpenedScheme
  let model: CacheDescription
  let scheme: TilingScheme
  let region: PreflightRegion
  /// Whether the region is the full extent that the scheme's own files state, which the rules over schemes check.
  let isOwnRegion: Bool
  /// The image format that follows from a raster, because neither the request nor the scheme has one; otherwise `nil`.
  let rasterFormat: TileImageFormat?
  /// The plan of a new scheme; `nil` for an existing one.
  let plan: CachePlan?

  /// Reads or plans the scheme, and finds the region.
  ///
  /// - Throws: `PreflightError` if the scheme or the region is missing or cannot be used.
  init(_ request: PreflightRequest, _ remark: RemarkHandler) async throws(PreflightError) {
    switch request.scheme {
    case .existing(let name, let region):
      // A built-in name takes precedence; a file of that name can be given with its folder, as ./nztm.
      if let builtIn = BuiltInScheme.named(name) {
        try await self.init(builtIn, region, request, remark)
      } else {
        try await self.init(existing: name, region, request, remark)
      }
    case .new(let plan, let area):
      try await self.init(new: plan, area, request, remark)
    }
  }

  /// The levels that are built according to the scheme's files; `nil` if the files do not state them.
  var builtLevels: Set<Int>? {
    guard model.minLOD != nil || model.maxLOD != nil else { return nil }
    let built = scheme.levels.map(\.number).filter { $0 >= model.minLOD ?? .min && $0 <= model.maxLOD ?? .max }
    return built.isEmpty ? nil : Set(built)
  }

  /// An existing scheme in a file, a directory or a package, or on standard input.
  private init(
    existing name: String, _ region: PreflightRequest.Region?, _ request: PreflightRequest, _ remark: RemarkHandler
  ) async throws(PreflightError) {
    let opened = try await Self.opened(name, request, remark)
    // A scheme with errors may lack levels or have wrong numbers, so a forecast for it would be misleading.
    if opened.hasErrors { throw .documents(opened.findings) }
    remark(.findings(opened.findings))
    var model = opened.model
    if let format = request.tileFormat { model.image = TileImageInfo(format: format) }
    guard let scheme = model.scheme else { throw .noScheme(name) }
    guard !scheme.levels.isEmpty else { throw .noLevels(name) }
    let given = try await Self.region(
      region, in: scheme.spatialReference ?? model.spatialReference, of: model.fullExtent, request, remark)
    let tiles = given == nil && model.fullExtent == nil ? TileExtent(of: opened, at: FilePath(name)) : nil
    if let tiles { remark(.notice(tiles.notice(of: name))) }
    // The request's region takes precedence over the full extent of the files.
    let own = try Self.understood { [model] () throws(RegionError) -> PreflightRegion in
      if let given { return given }
      if let own = try PreflightRegion.own(model, named: name) { return own }
      guard let tiles else { throw .unknown(name) }
      return PreflightRegion(.extent(tiles.envelope), source: "the extent of the tiles of level \(tiles.level)")
    }
    self.name = name
    self.opened = opened
    self.model = model
    self.scheme = scheme
    self.region = own
    isOwnRegion = given == nil && model.fullExtent != nil
    rasterFormat = nil
    plan = nil
  }

  private static func opened(
    _ name: String, _ request: PreflightRequest, _ remark: RemarkHandler
  ) async throws(PreflightError) -> OpenedScheme {
    if ServiceDocument.isAddress(name) {
      do throws(CreationError) {
        return try await ServiceDocument(name, token: request.token, remark).opened(as: request.inputFormat)
      } catch {
        throw .creation(error)
      }
    }
    do throws(OpeningError) {
      return try SchemeInput(path: name).open(as: request.inputFormat)
    } catch {
      throw .opening(name, error)
    }
  }

  /// A built-in scheme. Without a region, it is forecast for the whole world if it covers the world.
  private init(
    _ builtIn: BuiltInScheme, _ region: PreflightRequest.Region?, _ request: PreflightRequest, _ remark: RemarkHandler
  ) async throws(PreflightError) {
    name = builtIn.name
    scheme = builtIn.scheme
    let given = try await Self.region(
      region, in: builtIn.scheme.spatialReference, of: Self.measuredExtent(request), request, remark)
    let own = try Self.understood { () throws(RegionError) -> PreflightRegion in
      if let given { given } else { try PreflightRegion.world(builtIn) }
    }
    self.region = own
    isOwnRegion = false
    rasterFormat = request.tileFormat == nil ? own.raster?.tileFormat : nil
    model = CacheDescription(planned: builtIn, tileFormat: request.tileFormat ?? rasterFormat)
    opened = try Self.opened(name) { [model] () throws(CreationError) in try SchemeFile(of: model) }
    plan = nil
  }

  /// A new scheme, planned as `create` would plan it.
  private init(
    new request: PlanRequest, _ path: FilePath?, _ preflight: PreflightRequest, _ remark: RemarkHandler
  ) async throws(PreflightError) {
    var request = request
    // The levels of a request are the levels to build. In a plan, the same parameter would remove all other levels
    // from the predefined scheme.
    request.texts[.levels] = nil
    // A new scheme needs an extent, for its scales and for its origin; an area has the extent around it.
    var area: PreflightRegion?
    if let path {
      let region = try Self.area(path, crs: request.allTexts[.crs])
      guard let box = region.envelope else { throw .region(.empty(path)) }
      let edges = [box.xMin, box.yMin, box.xMax, box.yMax]
      request.texts[.extent] = edges.map { DecimalNumber.shortest($0) }.joined(separator: ",")
      // The area was read in the coordinate system of the scheme.
      request.texts[.extentCRS] = request.allTexts[.crs] ?? "#"
      area = region
    }
    let plan: CachePlan
    do throws(CreationError) {
      plan = try await request.plan(remark)
    } catch {
      throw .creation(error)
    }
    for notice in plan.warnings + plan.notices { remark(.notice(notice)) }
    name = Self.name(of: plan, predefined: request.allTexts[.predefined])
    scheme = plan.scheme
    model = plan.description
    let isGiven = request.texts[.extent] != nil
    var own =
      area
      ?? PreflightRegion(
        .extent(plan.fullExtent),
        source: isGiven ? preflight.parameterName(CreateOption.extent.parameter) : "the full extent of the service",
        isGiven: isGiven)
    // A new scheme with scales of its own has the levels that were asked for.
    if area == nil, request.allTexts[.predefined] != nil { own.raster = plan.raster }
    region = own
    isOwnRegion = area == nil
    rasterFormat = nil
    opened = try Self.opened(name) { () throws(CreationError) in try SchemeFile(plan) }
    self.plan = plan
  }

  /// The name of a new scheme: that of the service, otherwise one made of the predefined scheme or the system.
  private static func name(of plan: CachePlan, predefined: String?) -> String {
    if let service = plan.serviceName { return service.name }
    if let predefined { return "New scheme from \(predefined)" }
    return plan.scheme.spatialReference.map { "New scheme in \($0.readableName)" } ?? "New scheme"
  }

  /// The region that the request gives; `nil` if it gives none.
  ///
  /// - Parameter map: the full extent that the scheme's own files state, or another one of the same place.
  private static func region(
    _ region: PreflightRequest.Region?, in reference: SpatialReference?, of map: Envelope?,
    _ request: PreflightRequest, _ remark: RemarkHandler
  ) async throws(PreflightError) -> PreflightRegion? {
    switch region {
    case nil: return nil
    case .extent(let edges):
      if let fault = ExtentFault(edges, in: reference, of: map, on: map) {
        throw .creation(.usage(.extent, fault.message))
      }
      let name = request.parameterName(CreateOption.extent.parameter)
      return try understood { () throws(RegionError) in
        try PreflightRegion.extent(edges, named: name, in: reference)
      }
    case .area(let path):
      return try understood { () throws(RegionError) in try PreflightRegion.area(path, in: reference, on: map) }
    case .service(let name, let token):
      let source: MapSource
      do throws(CreationError) {
        source = try await MapSource.read(name, token: token, remark)
      } catch {
        throw .creation(error)
      }
      return try understood { () throws(RegionError) in try PreflightRegion.service(source, in: reference) }
    }
  }

  /// The area of a GeoJSON file for a new scheme. The coordinate system of the scheme must be given, because GeoJSON is
  /// in degrees, and a cache in degrees is rarely wanted.
  private static func area(_ path: FilePath, crs: String?) throws(PreflightError) -> PreflightRegion {
    let reference: SpatialReference
    do throws(CreationError) {
      guard let crs else {
        throw .missing(
          .crs, "the coordinate system of the new scheme for \(path), such as \(parameter: .crs) 2193")
      }
      reference = try CoordinateSystemOption.reference(crs)
    } catch {
      throw .creation(error)
    }
    return try understood { () throws(RegionError) in try PreflightRegion.area(path, in: reference) }
  }

  /// The scheme for the rules if there is no file yet: it is written to memory and read again.
  ///
  /// The rules need the text and the positions of a file. This way they also check exactly what `create` would write.
  private static func opened(
    _ name: String, _ file: () throws(CreationError) -> SchemeFile
  ) throws(PreflightError) -> OpenedScheme {
    let bytes: [UInt8]
    do throws(CreationError) {
      bytes = try file().bytes
    } catch {
      throw .creation(error)
    }
    do throws(OpeningError) {
      return try SchemeOpener.open(bytes, named: name)
    } catch {
      throw .opening(name, error)
    }
  }

  /// Turns a `RegionError` into a `PreflightError`.
  private static func understood<Value>(
    _ step: () throws(RegionError) -> Value
  ) throws(PreflightError) -> Value {
    do throws(RegionError) {
      return try step()
    } catch {
      throw .region(error)
    }
  }
}
