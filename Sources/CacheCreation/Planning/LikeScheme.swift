import CacheOpening
import CoordinateSystems
import Diagnostics
import SchemeFormats
import TilingSchemes

/// An existing scheme from which a new one inherits every value that the options do not give.
///
/// Unlike a predefined scheme, whose numbers cannot be changed, it is only a starting point.
struct LikeScheme: Sendable {
  private let named: NamedScheme
  private var scheme: TilingScheme { named.scheme }

  /// The image of the scheme, for the choice of the tile format; `nil` if the scheme states none.
  var image: TileImageInfo? { named.image }

  /// The coordinate system of the scheme, for extents that state none.
  var reference: SpatialReference? { scheme.spatialReference }

  /// The form of the scheme's file; `nil` if it has none.
  var form: CacheForm? { named.form }

  /// The built-in scheme; `nil` if the scheme was read from a file.
  var builtIn: BuiltInScheme? { named.builtIn }

  /// The name in messages.
  var displayName: String { named.displayName }

  /// - Parameters:
  ///   - name: the name of a built-in scheme, a path or an address.
  ///   - opened: the scheme, if it is open already.
  /// - Throws: `CreationError.predefined` if there is no such scheme, `.usage` if its tiles are not square.
  init(_ name: String, _ opened: OpenedScheme? = nil) throws(CreationError) {
    do throws(NamedSchemeError) {
      if let opened { named = try NamedScheme(opened, named: name) } else { named = try NamedScheme(name) }
    } catch {
      throw .predefined(error, of: .like)
    }
    guard named.scheme.tileWidth == named.scheme.tileHeight else {
      throw .usage(
        .like,
        "\(named.displayName) has tiles of \(named.scheme.tileWidth) × \(named.scheme.tileHeight) px; ArcGIS requires "
          + "square tiles")
    }
  }

  /// The options, with the values of this scheme where they give none.
  ///
  /// - Parameter system: the coordinate system of the new scheme.
  func completing(_ given: CacheOptions, in system: SpatialReference) -> CacheOptions {
    var options = given
    options.form = options.form ?? named.form
    options.dotsPerInch = options.dotsPerInch ?? scheme.effectiveDotsPerInch
    if options.tileSize == nil {
      options.tileSize = scheme.tileWidth
      // A size that the scheme already has needs no consent.
      options.allowsNonstandard = true
    }
    // A point of another coordinate system is somewhere else.
    if options.origin == nil, isIn(system) { options.origin = .point(scheme.origin) }
    if options.scaleConvention == nil { options.scaleConvention = convention }
    if keptLevels(given, in: system) == nil, !given.choosesScales { options.scales = chosenLevels(given).map(\.scale) }
    return options
  }

  /// The levels that are taken over with every digit; `nil` if the options choose other scales, or change the relation
  /// of scales and resolutions.
  func keptLevels(_ given: CacheOptions, in system: SpatialReference) -> [LevelOfDetail]? {
    guard !given.choosesScales, keepsResolutions(given, in: system) else { return nil }
    return chosenLevels(given)
  }

  /// The upper left corner of its first tile.
  var origin: MapPoint { scheme.origin }

  /// How many levels the scheme has.
  var levelCount: Int { scheme.levels.count }

  /// Whether the scheme has the scale of a level.
  func hasScale(of level: LevelOfDetail) -> Bool {
    scheme.levels.contains { SameScale.holds($0.scale, level.scale) }
  }

  private func chosenLevels(_ given: CacheOptions) -> [LevelOfDetail] {
    let own = scheme.levels.filter { given.levels?.contains($0.number) ?? true }
    // `checkLevels` has refused a scheme whose levels cannot be continued.
    return own + (given.addedLevels.flatMap { FinerLevels(after: own, count: $0)?.levels } ?? [])
  }

  /// A level with the resolution of this scheme, if the scheme has its scale.
  func matching(_ level: LevelOfDetail, _ given: CacheOptions, in system: SpatialReference) -> LevelOfDetail {
    guard keepsResolutions(given, in: system),
      var own = scheme.levels.first(where: { SameScale.holds($0.scale, level.scale) })
    else { return level }
    own.number = level.number
    return own
  }

  /// - Throws: `CreationError.usage` if the options select levels that the scheme does not have, or add levels that do
  ///   not follow from it.
  func checkLevels(_ given: CacheOptions) throws(CreationError) {
    try checkAddedLevels(given)
    guard let levels = given.levels else { return }
    if given.choosesScales {
      throw .usage(
        .levels, "selects levels of \(displayName), but other options give new scales; leave out one of them")
    }
    let numbers = scheme.levels.map(\.number)
    guard numbers.contains(levels.lowerBound), numbers.contains(levels.upperBound) else {
      let range = "\(numbers.min() ?? 0) to \(numbers.max() ?? 0)"
      throw .usage(
        .levels,
        "the scheme has levels \(range), but not all of \(levels.lowerBound)-\(levels.upperBound); "
          + "\(parameter: .addLevels) N adds N finer levels")
    }
  }

  private func checkAddedLevels(_ given: CacheOptions) throws(CreationError) {
    guard let count = given.addedLevels else { return }
    if given.choosesScales {
      throw .usage(
        .addLevels, "adds levels to those of \(displayName), but other options give new scales; leave out one of them")
    }
    let limit = StandardScales.levelCounts.upperBound
    guard scheme.levels.count + count <= limit else {
      throw .usage(
        .addLevels,
        "with the \(scheme.levels.count) levels of \(displayName), \(count) more are above \(limit), the limit "
          + "of ArcGIS")
    }
    if let last = scheme.levels.map(\.number).max(), given.levels.map({ $0.upperBound < last }) ?? false {
      throw .usage(.addLevels, "continues after level \(last), which \(parameter: .levels) leaves out; include it")
    }
    guard FinerLevels(after: scheme.levels, count: count) != nil else {
      let scales = scheme.levels.suffix(3).map { "1:\(OptionValue.shortest($0.scale))" }.joined(separator: ", ")
      throw .usage(
        .addLevels,
        "the last levels of \(displayName), \(scales), have no constant ratio that could be continued; give all scales with "
          + "\(parameter: .scales)")
    }
  }

  /// An extent to plan with if only a scheme file is made, which contains no extent: the first tile.
  ///
  /// - Returns: `nil` if the options need the extent of the map, because scales are chosen for it.
  func firstTile(_ given: CacheOptions) -> Envelope? {
    guard !given.choosesScales || given.scales != nil || given.resolutions != nil else { return nil }
    return scheme.levels.max { $0.resolution < $1.resolution }.map {
      scheme.envelope(of: TileCoordinate(row: 0, column: 0), level: $0)
    }
  }

  private func keepsResolutions(_ given: CacheOptions, in system: SpatialReference) -> Bool {
    let sameDots = given.dotsPerInch.map { $0 == scheme.effectiveDotsPerInch ?? CreationDefaults.dotsPerInch } ?? true
    let sameConvention = given.scaleConvention.map { $0 == convention } ?? true
    return sameDots && sameConvention && isIn(system)
  }

  /// A scheme that states no coordinate system is taken to be in that of the map.
  func isIn(_ system: SpatialReference) -> Bool {
    reference.map { $0.isSameSystem(as: system) != .different } ?? true
  }

  private var convention: ScaleConvention? {
    guard let unit = reference?.resolveSystem()?.unit,
      case .one(let convention, _) = InferredConvention(of: scheme, unit: unit)
    else { return nil }
    return convention
  }
}
