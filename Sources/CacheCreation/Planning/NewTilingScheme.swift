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
    return try scales(&notes)?.enumerated().map { number, scale in
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

  // MARK: Scales

  /// The given list of scales, or STANDARD scales; `nil` if these are chosen for an extent that is unknown.
  private func scales(_ notes: inout PlanNotes) throws(CreationError) -> [Double]? {
    guard let scales = options.scales else { return try standardScales(&notes) }
    if let count = options.numberOfScales {
      notes.addIgnored(.numberOfScales, " \(count)", because: "the list has \(counted(scales.count, "scale"))")
    }
    return scales
  }

  private func standardScales(_ notes: inout PlanNotes) throws(CreationError) -> [Double]? {
    let ladder = options.ladder ?? CreationDefaults.ladder
    let referenceSize = options.referenceSize ?? CreationDefaults.referenceSize
    let computed = extent.map {
      StandardScales.extentScale(of: $0, referenceSize: referenceSize, unit: system.unit)
    }
    guard let extentScale = options.extentScale ?? computed else {
      if options.numberOfScales == nil { throw Self.missingNumber }
      return nil
    }
    // No map has such a scale. The limits keep the steps of the ladder finite.
    guard extentScale > 1e-9, extentScale < 1e15 else {
      throw .usage(
        options.extentScale == nil ? .extent : .extentScale, "no scales can be chosen for an extent at 1:\(extentScale)"
      )
    }
    guard let count = options.numberOfScales else {
      // There is no default number, because every further level quadruples the tiles. A proposal helps more than a bare
      // error.
      let proposal = StandardScales.count(from: extentScale, reaching: 1000, ladder: ladder)
      let proposed = StandardScales(extentScale: extentScale, count: proposal, ladder: ladder).scales
      throw .usage(
        .numberOfScales,
        "is missing; give it, a list (\(parameter: .scales)), or an existing scheme (\(parameter: .predefined) "
          + "arcgis-online); for example, with \(parameter: .numberOfScales) "
          + "\(proposal) the first scale is 1:\(grouped(proposed[0])) and the last is "
          + "1:\(grouped(proposed[proposed.count - 1]))")
    }
    let standard = StandardScales(extentScale: extentScale, count: count, ladder: ladder)
    let drawn = options.extentScale == nil ? " on \(OptionValue.shortest(referenceSize)) px" : ""
    // Esri does not document how it measures which candidate is closer, so both are reported.
    let first = standard.scales[0]
    let other = first == standard.coarserCandidate ? standard.finerCandidate : standard.coarserCandidate
    let choice =
      other == first
      ? "which is in the scale list \(Self.words(for: ladder))"
      : "the nearest scale in the list \(Self.words(for: ladder)) (the second nearest is 1:\(grouped(other)))"
    notes.add(
      "STANDARD scales: the extent has the scale 1:\(grouped(extentScale))\(drawn); the first level is "
        + "1:\(grouped(first)), \(choice); the last level is 1:\(grouped(standard.scales[count - 1]))")
    noteOtherLadder(standard, ladder, &notes)
    return standard.scales
  }

  /// Esri documents scales that halve, but its programs write other ones. Who adds to a cache of ArcGIS needs to know.
  private func noteOtherLadder(_ standard: StandardScales, _ ladder: ScaleLadder, _ notes: inout PlanNotes) {
    guard ladder == .halving, options.ladder == nil else { return }
    let real = StandardScales(
      extentScale: standard.extentScale, count: standard.scales.count, ladder: .arcgis
    ).scales
    let pairs = zip(standard.scales, real).filter { $0 != $1 }
    guard let pair = pairs.first else { return }
    notes.add(
      "these scales are halved, as ArcGIS documents it; ArcGIS itself writes 1:\(grouped(pair.1)) instead of "
        + "1:\(grouped(pair.0)); \(parameter: .ladder) arcgis gives the scales that it writes")
  }

  /// The name of a list, with the steps in which it differs from the other one.
  private static func words(for ladder: ScaleLadder) -> String {
    switch ladder {
    case .halving: "“halving”"
    case .arcgis: "“arcgis” (1000, 500, 250, 125, 64, 32, 16, 8, 4, 2 in every factor of 1000)"
    }
  }

  /// With commas between thousands. Scales from 1000 on are rounded to whole numbers.
  private func grouped(_ scale: Double) -> String {
    guard scale >= 1000, scale < 1e15 else { return OptionValue.shortest(scale) }
    var text = String(Int(scale.rounded()))
    for place in stride(from: text.count - 3, to: 0, by: -3) {
      text.insert(",", at: text.index(text.startIndex, offsetBy: place))
    }
    return text
  }

  /// The fault of a missing number of scales, if no proposal can be made because the extent is unknown.
  private static let missingNumber = CreationError.usage(
    .numberOfScales,
    "is missing; give a whole number from 1 to \(StandardScales.levelCounts.upperBound), or a list "
      + "(\(parameter: .scales))")

  /// Notes a missing number of scales, if nothing is known of the map.
  static func checkNumber(_ options: CacheOptions, like: LikeScheme?, _ faults: inout CreationFaults) {
    let choosesStandard = like == nil && options.scalesType != .custom && options.scalesType != .cellSize
    guard choosesStandard, options.scales == nil, options.resolutions == nil, options.numberOfScales == nil,
      !faults.explain(missing: .numberOfScales, .scales, .resolutions, .scalesType)
    else { return }
    faults.add(missingNumber)
  }

  // MARK: Origin

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
