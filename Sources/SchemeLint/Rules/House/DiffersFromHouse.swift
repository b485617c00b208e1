import Diagnostics
import SchemeFormats
import TilingSchemes

struct DiffersFromHouse: LintRule {
  let page = RulePage(
    "HSE001", "differs-from-house-scheme", .error,
    summary: "The scheme differs from the house scheme, which the configuration sets for all caches.",
    reason: """
      The caches of an organisation overlay one another only if they have the same grid. A cache with another grid has \
      to be made again.
      """,
    remedy: """
      Make the cache with the house scheme. To accept the difference, write a comment in conf.xml that switches this \
      rule off, with the reason: `<!-- tilescheme: allow HSE001: the reason -->`. A root.json has no comments: use \
      `ignore` in `.tilescheme.json`.
      """,
    source: "`.tilescheme.json`, lint.scheme",
    example: RuleExample(
      .service, houseScheme: .service, passing: "{\"x\": -400, \"y\": 400}", failing: "{\"x\": -180, \"y\": 90}"))

  /// A value that differs: where it is, and a clause with both values.
  private typealias Difference = (message: String, field: SchemeField)

  func violations(in subject: LintSubject) -> [Violation] {
    guard let house = subject.houseScheme, let scheme = subject.scheme else { return [] }
    var found: [Difference] = []
    if let own = scheme.spatialReference ?? subject.model.spatialReference, let other = house.spatialReference,
      own.contradicts(other)
    {
      let owner: SchemeField.ReferenceOwner = scheme.spatialReference == nil ? .map : .scheme
      found.append(
        ("the coordinate system is \(own.displayName), not \(other.displayName)", .spatialReference(owner, .whole)))
    }
    found += differentGrid(scheme, house) + differentLevels(scheme, house)
    guard let first = found.first else { return [] }
    // One finding, because a cache with another grid usually differs in most values, and has to be made again anyway.
    let differences = found.map(\.message).joined(separator: "; ")
    return [
      subject.violation(
        "the scheme differs from the house scheme: \(differences)", at: first.field, noting: Array(found.dropFirst()))
    ]
  }

  private func differentGrid(_ scheme: TilingScheme, _ house: TilingScheme) -> [Difference] {
    var found: [Difference] = []
    // A thousandth of the finest pixel: spellings of one origin differ by less, another grid by far more.
    let finest = house.levels.map(\.resolution).min() ?? 0
    for (axis, own, other) in [
      (SchemeField.Axis.x, scheme.origin.x, house.origin.x), (.y, scheme.origin.y, house.origin.y),
    ] where (own - other).magnitude > finest * 1e-3 {
      found.append(
        ("\(axis) of the tile origin is \(Wording.number(own)), not \(Wording.number(other))", .origin(axis)))
    }
    if scheme.tileWidth != house.tileWidth || scheme.tileHeight != house.tileHeight {
      found.append(
        (
          "the tile size is \(scheme.tileWidth) × \(scheme.tileHeight) pixels, not "
            + "\(house.tileWidth) × \(house.tileHeight)", .tileWidth
        ))
    }
    if let own = scheme.dotsPerInch, let other = house.dotsPerInch, own != other {
      found.append(("the DPI is \(Wording.number(own)), not \(Wording.number(other))", .dotsPerInch))
    }
    return found
  }

  /// Levels that the house scheme does not have. A cache need not have all of its levels.
  private func differentLevels(_ scheme: TilingScheme, _ house: TilingScheme) -> [Difference] {
    func isHouse(_ level: LevelOfDetail) -> Bool {
      // Spellings of the same level, OGC’s included, differ by up to 3.1e-10; levels of another convention by 2e-6.
      house.levels.contains { other in
        other.number == level.number && ((level.resolution - other.resolution) / other.resolution).magnitude < 1e-9
      }
    }
    // Usually all levels differ for one reason, so they are one clause, with the numbers of the first.
    let places = scheme.levels.indices.filter { !isHouse(scheme.levels[$0]) }
    guard let first = places.first else { return [] }
    let level = scheme.levels[first]
    let difference =
      house.level(level.number).map { other in
        "level \(level.number) has the resolution \(Wording.number(level.resolution)), not "
          + "\(Wording.number(other.resolution))"
      } ?? "the house scheme has no level \(level.number)"
    let numbers = places.map { scheme.levels[$0].number }
    return [("\(Wording.levels(numbers, "differs", "differ")): \(difference)", .level(first, .resolution))]
  }
}
