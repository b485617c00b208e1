import CoordinateSystems
import Diagnostics
import SourceText
import TilingSchemes

/// A new scheme, made from options: ArcGIS's tiling scheme type NEW.
struct NewTilingScheme {
  private let frame: MapFrame
  private let options: CacheOptions
  private let system: CoordinateSystem
  /// Where the options come from that the user did not give; `nil` if there is no such scheme.
  private let like: LikeScheme?
  /// The options as they were given, without those of `like`.
  private let given: CacheOptions

  init(_ frame: MapFrame, _ given: CacheOptions, like: LikeScheme? = nil) throws(CreationError) {
    try like?.checkLevels(given)
    self.like = like
    self.given = given
    options = like?.completing(given, in: frame.reference) ?? given
    guard let system = frame.reference.resolveSystem() else {
      throw .usage(
        .crs,
        "the unit of \(frame.reference.displayName), which is needed for scales, is unknown"
          + (PROJ.isAvailable ? "" : " without libproj, which is not installed") + "; give its well-known text")
    }
    self.frame = frame
    self.system = system
  }

  /// Makes the scheme, and adds a notice for each automatic choice.
  func scheme(_ notes: inout PlanNotes) throws(CreationError) -> TilingScheme {
    if options.levels != nil, like == nil {
      throw .usage(.levels, "selects levels of a predefined scheme; this scheme is new, so give its scales instead")
    }
    if options.addedLevels != nil, like == nil {
      throw .usage(
        .addLevels, "adds levels to those of an existing scheme; give the scheme with \(parameter: .like)")
    }
    var faults = CreationFaults()
    let size = faults.value { () throws(CreationError) in try tileSize(&notes) }
    let dotsPerInch = options.dotsPerInch ?? CreationDefaults.dotsPerInch
    let convention = options.scaleConvention ?? CreationDefaults.scaleConvention
    let kept = like?.keptLevels(given, in: frame.reference)
    let chosen =
      kept ?? faults.value { () throws(CreationError) in try newLevels(dotsPerInch, convention, &notes) }
    if kept == nil, chosen != nil { noteConvention(convention, &notes) }
    let corner = faults.value { () throws(CreationError) in try origin(&notes) }
    guard let tileSize = size, let levels = chosen, let origin = corner else { throw faults.error }
    if let like { noteInherited(like, levels, origin, tileSize: tileSize, &notes) }
    // `DPI` is a whole number in Esri's files, so the exact value is kept beside it.
    return TilingScheme(
      spatialReference: frame.reference, origin: origin, tileWidth: tileSize, tileHeight: tileSize,
      dotsPerInch: dotsPerInch.rounded(), preciseDotsPerInch: dotsPerInch, levels: levels)
  }

  private func newLevels(
    _ dotsPerInch: Double, _ convention: ScaleConvention, _ notes: inout PlanNotes
  ) throws(CreationError) -> [LevelOfDetail] {
    if let resolutions = try resolutions() {
      // The given digits are kept; the scales follow from them.
      return resolutions.enumerated().map { number, resolution in
        LevelOfDetail(
          number: number, resolution: resolution,
          scale: convention.scale(ofResolution: resolution, dotsPerInch: dotsPerInch, unit: system.unit))
      }
    }
    // Scales are what the user chooses. Resolutions follow from them and determine the tiles.
    return try scales(&notes).enumerated().map { number, scale in
      let level = LevelOfDetail(
        number: number,
        resolution: convention.resolution(ofScale: scale, dotsPerInch: dotsPerInch, unit: system.unit),
        scale: scale)
      return like?.matching(level, given, in: frame.reference) ?? level
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
    if !like.isIn(frame.reference) {
      notes.warn(
        "the coordinate system is \(systemName), but that of \(like.displayName) is "
          + "\(like.reference?.displayName ?? "unknown"); the tiles of the two schemes do not overlay")
    }
    let added = given.addedLevels.map { ", of which \($0) are added" } ?? ""
    let kept = keepsAny ? "\(counted(levels.count, "level"))\(added), " : ""
    notes.add(
      "like \(like.displayName): \(kept)tiles of \(tileSize) px, tile origin "
        + "\(OptionValue.shortest(origin.x)), \(OptionValue.shortest(origin.y)); other options change what is inherited"
    )
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
    (frame.reference.wkid ?? frame.reference.latestWKID).map { "\(system.name) (WKID \($0))" } ?? system.name
  }

  /// - Throws: `CreationError.usage` if ArcGIS does not support the size (`Reference/arcgis-tools.md`) and other sizes
  ///   are not allowed.
  private func tileSize(_ notes: inout PlanNotes) throws(CreationError) -> Int {
    let size = options.tileSize ?? CreationDefaults.tileSize
    switch size {
    case 256, 512: break
    case 128, 1024:
      notes.add("tiles of \(size) px are supported by ArcGIS, but by few other programs; 256 is the safest size")
    default:
      guard options.allowsNonstandard else {
        throw .usage(
          .tileSize,
          "tiles of \(size) px are not supported by ArcGIS (128, 256, 512, 1024); "
            + "\(parameter: .allowNonstandard) allows them")
      }
      notes.add("tiles of \(size) px are not supported by ArcGIS")
    }
    return size
  }

  // MARK: Scales

  /// The given list of resolutions; `nil` if the levels are made from scales.
  private func resolutions() throws(CreationError) -> [Double]? {
    guard let resolutions = options.resolutions else {
      if options.scalesType == .cellSize {
        throw .usage(
          .resolutions, "is missing; CELL_SIZE needs a list, for example \(parameter: .resolutions) \"20;10;5\"")
      }
      return nil
    }
    if options.scales != nil || options.scalesType == .standard || options.scalesType == .custom {
      throw .usage(.resolutions, "gives the levels by their resolutions; leave out the scales and their type")
    }
    return resolutions
  }

  /// The given list of scales, or STANDARD scales. A list implies the type CUSTOM, because a list has no other meaning.
  private func scales(_ notes: inout PlanNotes) throws(CreationError) -> [Double] {
    if let scales = options.scales {
      if options.scalesType == .standard {
        throw .usage(
          .scales, "a list of scales is CUSTOM, but \(parameter: .scalesType) is STANDARD; leave out one of the two")
      }
      if let count = options.numberOfScales {
        notes.addIgnored(.numberOfScales, " \(count)", because: "the list has \(counted(scales.count, "scale"))")
      }
      return scales
    }
    if options.scalesType == .custom {
      throw .usage(.scales, "CUSTOM scales need a list, for example \(parameter: .scales) \"500000;250000;125000\"")
    }
    return try standardScales(&notes)
  }

  private func standardScales(_ notes: inout PlanNotes) throws(CreationError) -> [Double] {
    let ladder = options.ladder ?? CreationDefaults.ladder
    let referenceSize = options.referenceSize ?? CreationDefaults.referenceSize
    let extentScale =
      options.extentScale
      ?? StandardScales.extentScale(of: frame.fullExtent, referenceSize: referenceSize, unit: system.unit)
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
        "is missing; give it or a list (\(parameter: .scales)); for example, with \(parameter: .numberOfScales) "
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

  // MARK: Origin

  /// The given origin, or ArcGIS's default for the coordinate system. Tiles of caches with different origins do not
  /// align, so there is an error and no guess if the default is unknown.
  private func origin(_ notes: inout PlanNotes) throws(CreationError) -> MapPoint {
    let choice: DefaultOrigin?
    switch options.origin {
    case .point(let point): return point
    case .domain: choice = DefaultOrigin(domainOf: frame.reference)
    case nil: choice = DefaultOrigin(of: frame.reference)
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
