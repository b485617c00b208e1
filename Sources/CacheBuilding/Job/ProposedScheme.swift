import CacheCreation
import CacheOpening
import CoordinateSystems
import Diagnostics
import HTTPAccess
import SchemeFormats
import SourceText
import SystemPackage
import TileStores
import TilingSchemes

/// The scheme of a new cache: what the request gives, completed from the rasters.
struct ProposedScheme: Sendable {
  /// A scheme with what was decided.
  struct Proposal: Sendable {
    let plan: CachePlan
    let notices: [Message]
    /// The parameters, with all that was decided.
    let texts: OptionTexts
  }

  /// A level is fine enough if its resolution is at most this many times that of the rasters.
  private static let fineEnough = 1.02
  /// The scheme of a result that can only be in Web Mercator, if the request chooses none.
  private static let webMercator = "arcgis-online"

  private let request: PlanRequest
  private let input: BuildInput
  private let path: FilePath
  private let form: CacheForm
  private let existing: OpenedScheme?
  private let store: any TileStore

  /// - Parameters:
  ///   - form: the documents of the result.
  ///   - existing: the scheme that the request names, if it is open already.
  ///   - store: the kind of the result.
  init(
    _ request: PlanRequest, _ input: BuildInput, _ path: FilePath, form: CacheForm, existing: OpenedScheme?,
    store: any TileStore
  ) {
    self.request = request
    self.input = input
    self.path = path
    self.form = form
    self.existing = existing
    self.store = store
  }

  func make() throws(BuildError) -> Proposal {
    var texts = request.allTexts
    var notices: [Message] = []
    // Before the extent of the rasters is added, which is in the system of the scheme.
    let given: CacheOptions
    do throws(CreationError) {
      given = try CacheOptions(texts)
    } catch {
      throw .creation(error)
    }
    if texts[.name] == nil, let stem = path.stem { texts[.name] = ServiceName.isUsableName(stem) ? stem : "cache" }
    texts[.readyToServeFormat] = form == .readyToServe ? "true" : "false"
    if store.needsWebMercator, Self.leavesSchemeOpen(texts, given) {
      texts[.predefined] = Self.webMercator
      notices.append(
        "\(store.title) can only be in Web Mercator, so its scheme is \(Self.webMercator), that of most base maps; "
          + "\(parameter: .predefined) chooses another one")
    }
    let predefined: NamedScheme?
    let like: NamedScheme?
    let reference: SpatialReference
    do throws(CreationError) {
      predefined = try named(texts[.predefined], of: .predefined)
      // The scheme of `like` is only a starting point, of which the system is needed here; the plan inherits the rest.
      like = try named(texts[.like], of: .like)
      reference = try self.reference(texts, predefined, like: like)
    } catch {
      throw .creation(error)
    }
    let isService = if case .service = input { true } else { false }
    let chosen = predefined ?? like
    let leavesLevelsOpen = chosen != nil && Self.leavesLevelsOpen(given, isPredefined: predefined != nil)
    if isService, leavesLevelsOpen { throw .service(.levelsRequired) }
    // A service whose extent is given need not state one.
    if !isService || texts[.extent] == nil {
      let outline = try outline(in: reference)
      if texts[.extent] == nil { complete(&texts, reference, outline, &notices) }
      if let chosen, leavesLevelsOpen {
        propose(levelsOf: chosen, in: reference, outline, &texts, &notices)
      } else if chosen == nil {
        proposeNumber(in: reference, outline, &texts, &notices)
      }
    }
    if texts[.tileFormat] == nil, chosen?.image?.format == nil {
      let isMap = if case .service(let service) = input { !service.isImagery } else { false }
      texts[.tileFormat] = input.isCategorical || isMap ? "PNG" : "MIXED"
      notices.append(
        isMap
          ? "image format PNG, because maps have lines and texts"
          : input.isCategorical
            ? "image format PNG, because a raster has a palette or one bit"
            : "image format MIXED: JPEG for tiles that the rasters fill, and PNG for those at their edges")
    }
    do throws(CreationError) {
      let plan = try CachePlan(nil, CacheOptions(texts), existing: existing)
      return Proposal(plan: plan, notices: notices, texts: texts)
    } catch {
      throw .creation(error)
    }
  }

  private func named(_ name: String?, of option: CreateOption) throws(CreationError) -> NamedScheme? {
    guard let name else { return nil }
    do throws(NamedSchemeError) {
      if let existing { return try NamedScheme(existing, named: name) }
      return try NamedScheme(name)
    } catch {
      throw .predefined(error, of: option)
    }
  }

  /// The coordinate system of the scheme: that of a predefined scheme, the one given, that of the scheme from which the
  /// new one inherits, or that of the first raster.
  private func reference(
    _ texts: OptionTexts, _ predefined: NamedScheme?, like: NamedScheme?
  ) throws(CreationError) -> SpatialReference {
    if let own = predefined?.scheme.spatialReference { return own }
    if let text = texts[.crs] { return try CoordinateSystemOption.reference(text) }
    if let inherited = like?.scheme.spatialReference { return inherited }
    guard let own = input.reference else {
      throw .missing(.crs, "the service states no coordinate system; give one with \(parameter: .crs)")
    }
    return own
  }

  private func outline(in reference: SpatialReference) throws(BuildError) -> InputOutline {
    guard let system = reference.gdalDefinition else { throw .cache(path, .noSystem) }
    return try input.outline(in: reference, system: system)
  }

  /// The extent of the rasters in the coordinate system of the scheme.
  private func complete(
    _ texts: inout OptionTexts, _ reference: SpatialReference, _ outline: InputOutline, _ notices: inout [Message]
  ) {
    let extents = outline.extents
    guard let first = extents.first else { return }
    let extent = extents.dropFirst().reduce(first) { $0.union($1) }
    texts[.extent] = "\(extent.xMin),\(extent.yMin),\(extent.xMax),\(extent.yMax)"
    if texts[.crs] == nil || texts[.predefined] != nil {
      texts[.crs] = (reference.latestWKID ?? reference.wkid).map { String($0) } ?? reference.wellKnownText
    }
    // A tiny raster near the origin of its system has numbers like degrees, but nobody typed them.
    if ExtentFault(extent, in: reference) != nil { texts[.extentCRS] = texts[.crs] }
    let source = if case .service = input { "service" } else { "rasters" }
    notices.append("extent of the \(source): \(extent.xMin), \(extent.yMin), \(extent.xMax), \(extent.yMax)")
  }

  /// Whether the levels of an existing scheme are used, and nothing says which of them.
  private static func leavesLevelsOpen(_ options: CacheOptions, isPredefined: Bool) -> Bool {
    options.levels == nil && (isPredefined || options.addedLevels == nil && !options.choosesScales)
  }

  /// Whether nothing says which scheme the result has. Levels alone do not: they are those of any scheme.
  private static func leavesSchemeOpen(_ texts: OptionTexts, _ options: CacheOptions) -> Bool {
    let choices: [CreateOption] = [
      .predefined, .like, .tilingSchemeType, .crs, .origin, .addLevels, .scaleConvention, .dotsPerInch, .tileSize,
    ]
    return !options.choosesScales && choices.allSatisfy { texts[$0] == nil }
  }

  /// All levels down to the first one that shows every pixel of the rasters.
  private func propose(
    levelsOf named: NamedScheme, in reference: SpatialReference, _ outline: InputOutline, _ texts: inout OptionTexts,
    _ notices: inout [Message]
  ) {
    // In another system, the scales of a scheme to start from get other resolutions.
    if let own = named.scheme.spatialReference, own.isSameSystem(as: reference) == .different { return }
    let levels = named.scheme.levels.sorted { $0.resolution > $1.resolution }
    let finest = outline.finest ?? 0
    guard let first = levels.first,
      let last = levels.first(where: { $0.resolution <= finest * Self.fineEnough }) ?? levels.last
    else { return }
    texts[.levels] = "\(first.number)-\(last.number)"
    notices.append(
      "levels \(first.number) to \(last.number) of \(named.displayName), which has \(counted(levels.count, "level")): level "
        + "\(last.number) has a resolution of \(last.resolution), the rasters have \(finest) map units per pixel; "
        + "\(parameter: .levels) chooses others")
  }
}

extension ProposedScheme {
  /// As many STANDARD scales for a new scheme as show every pixel of the rasters, if nothing says which scales it has.
  private func proposeNumber(
    in reference: SpatialReference, _ outline: InputOutline, _ texts: inout OptionTexts, _ notices: inout [Message]
  ) {
    guard let finest = outline.finest, finest > 0, let unit = reference.resolveSystem()?.unit,
      let options = try? CacheOptions(texts), options.choosesNoScales,
      let given = options.extent, let extent = (try? PlacedExtent(given, in: reference))?.extent
    else { return }
    let ladder = options.ladder ?? CreationDefaults.ladder
    let size = options.referenceSize ?? CreationDefaults.referenceSize
    let first =
      options.extentScale ?? StandardScales.extentScale(of: extent, referenceSize: size, unit: unit)
    let convention = options.scaleConvention ?? CreationDefaults.scaleConvention
    let last = convention.scale(
      ofResolution: finest * Self.fineEnough, dotsPerInch: options.dotsPerInch ?? CreationDefaults.dotsPerInch,
      unit: unit)
    // The plan explains an extent for which no scales can be chosen.
    guard first > 1e-9, first < 1e15, last > 1e-9, last < 1e15 else { return }
    let count = StandardScales.count(from: first, reaching: last, ladder: ladder)
    texts[.numberOfScales] = String(count)
    notices.append(
      "no scheme is given, so a new one in the coordinate system \(reference.displayName) is made, with "
        + "\(counted(count, "scale")) down to the first that shows every pixel of the rasters; "
        + "\(parameter: .numberOfScales) chooses another number; for a cache that overlays the base maps of ArcGIS, give "
        + "\(parameter: .predefined) arcgis-online")
  }
}

extension CacheOptions {
  /// Whether the scales of a new scheme are STANDARD, but nothing says how many.
  fileprivate var choosesNoScales: Bool {
    schemeType != .predefined && (scalesType ?? .standard) == .standard && numberOfScales == nil && scales == nil
      && resolutions == nil
  }
}

extension CacheTarget {
  /// The width of the world in a system, if x-coordinates repeat after it.
  static func world(of reference: SpatialReference) -> Double? {
    if reference.isWebMercator { return 2 * WebMercator.halfWidth }
    return reference.resolveSystem()?.kind == .geographic ? 360 : nil
  }
}
