import CoordinateSystems
import Diagnostics
import SchemeFormats
import SourceText
import TilingSchemes

/// The levels of a scheme after its scales were changed.
///
/// A level that stays keeps its resolution and its scale to the last bit: they determine where its tiles are. Levels are
/// numbered from the coarsest to the finest without gaps, as in all conf.xml files of ArcGIS that we have.
struct LevelPlan: Sendable {
  /// The new levels, the coarsest first.
  let levels: [RevisedLevel]
  /// The levels that are removed, with their old numbers.
  let removed: [LevelOfDetail]
  /// Notices about automatic choices.
  let notices: [Message]
  private let old: [LevelOfDetail]

  /// - Parameter extent: the full extent, in which every row and column must be within ArcGIS's limit; `nil` if the
  ///   scheme has none.
  /// - Throws: `ScalesError.usage` if the scales do not result in a scheme, `.scheme` if its levels cannot be told apart.
  init(
    _ scheme: TilingScheme, in reference: SpatialReference?, extent: Envelope?, _ change: ScaleChange
  ) throws(ScalesError) {
    let old = scheme.levels
    self.old = old
    let numbers = old.map(\.number)
    if let twice = numbers.first(where: { number in numbers.count { $0 == number } > 1 }) {
      throw .scheme("level \(twice) occurs more than once, so the folder of its tiles is unclear; correct this first")
    }
    let wanted = try Self.wanted(change, in: old)
    let resolutions = AddedResolutions(scheme, reference)
    try Self.checkDistances(wanted, change, in: old, resolutions)
    var levels = old.indices.filter { !wanted.removed.contains($0) }.map { RevisedLevel(old[$0], source: $0) }
    for scale in wanted.added {
      let resolution = try Self.resolution(of: scale, change, resolutions)
      levels.append(RevisedLevel(LevelOfDetail(number: 0, resolution: resolution, scale: scale), source: nil))
    }
    guard !levels.isEmpty else {
      throw .usage(.removedScales, "no level would be left; a scheme has at least one")
    }
    guard levels.count <= StandardScales.levelCounts.upperBound else {
      throw .usage(
        .addedScales,
        "the scheme would have \(levels.count) levels, but ArcGIS allows only \(StandardScales.levelCounts.upperBound)")
    }
    levels.sort { $0.level.resolution > $1.level.resolution }
    let first = change.firstNumber ?? 0
    guard first >= 0, first + levels.count <= 100 else {
      throw .usage(
        .firstNumber,
        "the levels would have the numbers \(first) to \(first + levels.count - 1), but at most 99 is allowed")
    }
    self.levels = levels.enumerated().map { index, revised in
      var level = revised.level
      level.number = first + index
      return RevisedLevel(level, source: revised.source)
    }
    removed = wanted.removed.sorted().map { scheme.levels[$0] }
    let computesAny = wanted.added.contains { change.resolutions[$0] == nil }
    notices = (computesAny ? resolutions.notices : []) + Self.numbering(old, change)
    try checkIndexes(scheme, extent)
  }

  /// Whether anything differs from the old list.
  var isChange: Bool {
    !removed.isEmpty || levels.contains { revised in revised.source.map { old[$0] != revised.level } ?? true }
  }

  /// The level before the change; `nil` for an added level.
  func before(_ level: RevisedLevel) -> LevelOfDetail? { level.source.map { old[$0] } }

  // MARK: Scales

  /// A given resolution may differ from the computed one by this part of it: conventions for degrees differ by 0.1 %.
  private static let resolutionTolerance = 0.01

  /// The resolution of an added level: the given one, otherwise the computed one.
  private static func resolution(
    of scale: Double, _ change: ScaleChange, _ computed: AddedResolutions
  ) throws(ScalesError) -> Double {
    let usual = computed.resolution(ofScale: scale)
    guard let given = change.resolutions[scale] else { return usual }
    guard (given - usual).magnitude <= resolutionTolerance * usual else {
      throw .usage(
        .addedScales,
        "the resolution \(OptionValue.shortest(given)) does not fit \(words(scale)), whose resolution in this scheme is "
          + "about \(DecimalNumber.shortest(usual, significantDigits: 8))")
    }
    return given
  }

  private struct Wanted {
    var added: [Double] = []
    /// Indices in the list of the scheme.
    var removed: Set<Int> = []
  }

  private static func wanted(
    _ change: ScaleChange, in levels: [LevelOfDetail]
  ) throws(ScalesError) -> Wanted {
    var wanted = Wanted()
    for level in change.removedLevels { wanted.removed.insert(try index(of: level, in: levels)) }
    switch change.scales {
    case .exactly(let list):
      wanted.added = list.filter { scale in !levels.contains { SameScale.holds($0.scale, scale) } }
      wanted.removed = Set(
        levels.indices.filter { index in !list.contains { SameScale.holds($0, levels[index].scale) } })
    case .edited(let adding, let removing):
      for scale in removing {
        let found = levels.indices.filter { SameScale.holds(levels[$0].scale, scale) }
        wanted.removed.formUnion(found)
        guard found.isEmpty else { continue }
        throw unknown(scale, in: levels)
      }
      for scale in adding {
        if let level = levels.first(where: { SameScale.holds($0.scale, scale) }) {
          throw .usage(.addedScales, "the scheme already has the scale \(words(scale)), at level \(level.number)")
        }
      }
      wanted.added = adding
    }
    return wanted
  }

  /// Refuses a rounded scale beside that of a level that stays, unless its resolution is given too. In a list of all
  /// scales a rounded one would also remove the level that it is meant for.
  private static func checkDistances(
    _ wanted: Wanted, _ change: ScaleChange, in levels: [LevelOfDetail], _ resolutions: AddedResolutions
  ) throws(ScalesError) {
    for scale in wanted.added where change.resolutions[scale] == nil {
      switch change.scales {
      case .exactly:
        if let near = NearScale(scale, among: levels) {
          throw .usage(CreateOption.scales.parameter, near.refusalInList)
        }
      case .edited:
        let kept = levels.indices.filter { !wanted.removed.contains($0) }.map { levels[$0] }
        if let near = NearScale(scale, among: kept) {
          throw .usage(.addedScales, near.refusal(resolution: resolutions.resolution(ofScale: scale)))
        }
      }
    }
  }

  /// A scale to remove that no level has. A level with this number is only proposed: its tiles could be deleted.
  private static func unknown(_ scale: Double, in levels: [LevelOfDetail]) -> ScalesError {
    if scale < 100, let number = Int(exactly: scale), let level = levels.first(where: { $0.number == number }) {
      return .usage(
        .removedScales,
        "no level has the scale \(words(scale)); write L\(number) for level \(number), \(words(level.scale))")
    }
    func factor(_ level: LevelOfDetail) -> Double { max(level.scale / scale, scale / level.scale) }
    guard scale > 0, let nearest = levels.min(by: { factor($0) < factor($1) }) else {
      return .usage(.removedScales, "no level has the scale \(words(scale))")
    }
    return .usage(
      .removedScales,
      "no level has the scale \(words(scale)); the nearest is \(words(nearest.scale)), which L\(nearest.number) names; the "
        + "scheme has \(levels.map { words($0.scale) }.joined(separator: ", "))")
  }

  private static func index(
    of level: ScaleChange.RemovedLevel, in levels: [LevelOfDetail]
  ) throws(ScalesError) -> Int {
    let found: Int?
    switch level {
    case .coarsest: found = levels.indices.max { levels[$0].resolution < levels[$1].resolution }
    case .finest: found = levels.indices.min { levels[$0].resolution < levels[$1].resolution }
    case .number(let number): found = levels.firstIndex { $0.number == number }
    }
    guard let found else {
      throw .usage(
        .removedScales, "the scheme has no such level; its levels are \(LevelNumbers(levels.map(\.number)).ranges)")
    }
    return found
  }

  /// For people: `1:500000`.
  static func words(_ scale: Double) -> String { "1:\(OptionValue.shortest(scale))" }

  // MARK: Checks

  private static func numbering(_ old: [LevelOfDetail], _ change: ScaleChange) -> [Message] {
    guard change.firstNumber == nil, let first = old.map(\.number).min(), first != 0 else { return [] }
    return [
      "the levels are numbered from 0, as in ArcGIS; the first number was \(first), which \(parameter: .firstNumber) "
        + "\(first) keeps"
    ]
  }

  private func checkIndexes(_ scheme: TilingScheme, _ extent: Envelope?) throws(ScalesError) {
    guard let extent else { return }
    for added in levels where added.source == nil {
      let range = scheme.tiles(covering: extent, level: added.level)
      if let range, max(range.rows.upperBound, range.columns.upperBound) - 1 <= GridChecks.lastIndex { continue }
      throw .usage(
        .addedScales,
        "at \(Self.words(added.level.scale)), tiles get rows or columns above \(GridChecks.lastIndex), the limit of "
          + "ArcGIS")
    }
  }
}
