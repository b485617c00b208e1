import CoordinateSystems
import Diagnostics
import SourceText
import TilingSchemes

/// A new scheme, made from options: ArcGIS's tiling scheme type NEW.
struct NewTilingScheme {
  private let reference: SpatialReference
  /// The full extent of the map; `nil` if it is unknown because of a fault.
  private let extent: Envelope?
  private let options: CacheOptions
  private let system: CoordinateSystem
  /// Where the options come from that the user did not give; `nil` if there is no such scheme.
  private let like: LikeScheme?
  /// The options as they were given, without those of `like`.
  private let given: CacheOptions

  /// - Parameter given: options in which `NewSchemeOptions` found no fault, or only those that are noted.
  /// - Throws: `CreationError.usage` if the unit of the coordinate system is unknown.
  init(
    _ reference: SpatialReference, _ extent: Envelope?, _ given: CacheOptions, like: LikeScheme? = nil
  ) throws(CreationError) {
    self.like = like
    self.given = given
    options = like?.completing(given, in: reference) ?? given
    guard let system = reference.resolveSystem() else {
      throw .usage(
        .crs,
        "the unit of \(reference.displayName), which is needed for scales, is unknown"
          + (PROJ.isAvailable ? "" : " without libproj, which is not installed") + "; give its well-known text")
    }
    self.reference = reference
    self.extent = extent
    self.system = system
  }

  /// Makes the scheme, and adds a notice for each automatic choice.
  ///
  /// - Returns: `nil` if something that it needs is unknown because of a fault, which is noted.
  func scheme(_ faults: inout CreationFaults, _ notes: inout PlanNotes) -> TilingScheme? {
    let tileSize = options.tileSize ?? CreationDefaults.tileSize
    noteTileSize(tileSize, &notes)
    let dotsPerInch = options.dotsPerInch ?? CreationDefaults.dotsPerInch
    let convention = options.scaleConvention ?? CreationDefaults.scaleConvention
    let kept = like?.keptLevels(given, in: reference)
    let areScalesKnown = !faults.concern(
      .scales, .resolutions, .scalesType, .numberOfScales, .ladder, .referenceSize, .extentScale, .levels, .addLevels)
    let isNumberHidden = options.numberOfScales == nil && faults.explain(missing: .numberOfScales)
    let needsNumber = options.scales == nil && options.resolutions == nil
    var chosen = kept
    if kept == nil, areScalesKnown, !(needsNumber && isNumberHidden) {
      chosen = faults.value { () throws(CreationError) in try newLevels(dotsPerInch, convention, &notes) } ?? nil
      if chosen != nil { noteConvention(convention, &notes) }
    }
    var corner: MapPoint?
    if !faults.concern(.origin) {
      corner = faults.value { () throws(CreationError) in try origin(&notes) }
    }
    guard let corner else { return nil }
    guard let levels = chosen else {
      // Without levels, only an origin that is wrong for all of them can be told.
      if let extent {
        faults.note { () throws(CreationError) in
          try GridChecks.checkOrigin(corner, of: reference, extent, finest: max(extent.width, extent.height) / 512)
        }
      }
      return nil
    }
    if let like { noteInherited(like, levels, corner, tileSize: tileSize, &notes) }
    // `DPI` is a whole number in Esri's files, so the exact value is kept beside it.
    return TilingScheme(
      spatialReference: reference, origin: corner, tileWidth: tileSize, tileHeight: tileSize,
      dotsPerInch: dotsPerInch.rounded(), preciseDotsPerInch: dotsPerInch, levels: levels)
  }

  /// - Returns: `nil` if scales are chosen for an extent that is unknown.
  private func newLevels(
    _ dotsPerInch: Double, _ convention: ScaleConvention, _ notes: inout PlanNotes
  ) throws(CreationError) -> [LevelOfDetail]? {
    if let resolutions = options.resolutions {
      // The given digits are kept; the scales follow from them.
      return resolutions.enumerated().map { number, resolution in
        LevelOfDetail(
          number: number, resolution: resolution,
          scale: convention.scale(ofResolution: resolution, dotsPerInch: dotsPerInch, unit: system.unit))
      }
    }
    // Scales are what the user chooses. Resolutions follow from them and determine the tiles.
    let scales = try ScaleChoice(options, extent: extent, unit: system.unit).scales(&notes)
    return scales?.enumerated().map { number, scale in
      let level = LevelOfDetail(
        number: number,
        resolution: convention.resolution(ofScale: scale, dotsPerInch: dotsPerInch, unit: system.unit),
        scale: scale)
      return like?.matching(level, given, in: reference) ?? level
    }
  }

  private func noteInherited(
    _ like: LikeScheme, _ levels: [LevelOfDetail], _ origin: MapPoint, tileSize: Int, _ notes: inout PlanNotes
  ) {
    let keepsAny = levels.contains(where: like.hasScale)
    if !keepsAny {
      notes.warn(
        "none of the \(counted(like.levelCount, "level")) of \(like.displayName) is kept, because other options give new "
          + "scales; to keep them and add finer levels, give \(parameter: .addLevels) N instead")
    }
    if !like.isIn(reference) {
      notes.warn(
        "the coordinate system is \(systemName), but that of \(like.displayName) is "
          + "\(like.reference?.displayName ?? "unknown"); the tiles of the two schemes do not overlay")
    }
    if like.isIn(reference), origin != like.origin {
      notes.warn(
        "the tile origin is \(Self.text(origin)), as given, but that of \(like.displayName) is \(Self.text(like.origin)); "
          + "tiles of the two schemes have other rows and columns")
    }
    let added = given.addedLevels.map { ", of which \($0) are added" } ?? ""
    let kept = keepsAny ? "\(counted(levels.count, "level"))\(added), " : ""
    notes.add(
      "like \(like.displayName): \(kept)tiles of \(tileSize) px, tile origin "
        + "\(Self.text(origin)); other options change what is inherited")
    notes.addCounterpart(of: like.builtIn)
  }

  private static func text(_ point: MapPoint) -> String {
    "\(OptionValue.shortest(point.x)), \(OptionValue.shortest(point.y))"
  }

  private func noteConvention(_ convention: ScaleConvention, _ notes: inout PlanNotes) {
    // In degrees a scale depends on the assumed metres per degree, in which programs differ by 0.1 %. In linear units
    // the conventions agree in all but the last digits, so the notice is only needed on request.
    if case .angular(let radians) = system.unit {
      let degrees = radians * 180 / Double.pi
      let unit = degrees == 1 ? "a degree" : "a map unit"
      notes.add(
        "scales follow \(parameter: .scaleConvention) \(convention.rawValue): "
          + "\(unit) is \(OptionValue.shortest(degrees * convention.metersPerDegree)) m")
    } else if given.scaleConvention != nil {
      notes.add("scales follow \(parameter: .scaleConvention) \(convention.rawValue)")
    }
  }

  /// For people: the name with the WKID, if there is one.
  private var systemName: String {
    (reference.wkid ?? reference.latestWKID).map { "\(system.name) (WKID \($0))" } ?? system.name
  }

  private func noteTileSize(_ size: Int, _ notes: inout PlanNotes) {
    switch size {
    case 256, 512: break
    case 128, 1024:
      notes.add("tiles of \(size) px are supported by ArcGIS, but by few other programs; 256 is the safest size")
    default: notes.add("tiles of \(size) px are not supported by ArcGIS")
    }
  }

  /// The given origin, or ArcGIS's default for the coordinate system. Tiles of caches with different origins do not
  /// align, so there is an error and no guess if the default is unknown.
  private func origin(_ notes: inout PlanNotes) throws(CreationError) -> MapPoint {
    let choice: DefaultOrigin?
    switch options.origin {
    case .point(let point): return point
    case .domain: choice = DefaultOrigin(domainOf: reference)
    case nil: choice = DefaultOrigin(of: reference)
    }
    guard let choice else {
      throw .usage(
        .origin,
        "is missing: ArcGIS uses the upper left corner of the coordinate domain of \(systemName), "
          + "which is unknown; give the origin of the caches that this cache is to overlay, as "
          + "\(parameter: .origin) x,y")
    }
    let place = "\(OptionValue.shortest(choice.point.x)), \(OptionValue.shortest(choice.point.y))"
    switch choice.rule {
    case .webMercator: notes.add("tile origin: \(place), the origin of ArcGIS Online, so that base maps overlay")
    case .statedDomain, .defaultDomain(.observed), .defaultDomain(.observedParameters):
      notes.add(
        "tile origin: \(place), the upper left corner of the domain of \(systemName), as in ArcGIS")
    case .defaultDomain(.rule):
      notes.add(
        "tile origin: \(place), the upper left corner of the domain of \(systemName), computed by ArcGIS's rule; no "
          + "file written by ArcGIS confirms it")
    case .defaultDomain(.ruleNearEdge):
      notes.add(
        "tile origin: \(place), the upper left corner of the domain of \(systemName), computed by ArcGIS's rule; no "
          + "file written by ArcGIS confirms it; check it: x or y may be wrong by 100 map units, because an edge of the domain is so close to a "
          + "multiple of 100 that the last digits of the system's parameters decide; to overlay a cache of ArcGIS, "
          + "give its origin with \(parameter: .origin)")
    case .geographic:
      notes.add("tile origin: \(place), the upper left corner of the domain of geographic systems, as in ArcGIS")
    }
    return choice.point
  }
}
