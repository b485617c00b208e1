import Diagnostics
import SchemeFormats
import TilingSchemes

struct DiffersFromHouse: LintRule {
  let page = RulePage(
    "HSE001", "differs-from-house-scheme", .error,
    summary: "The scheme is not the one that the configuration names for all caches.",
    reason: "Caches of one house overlay each other only on the same grid; one that differs has to be made again.",
    remedy: "Make it with the house’s scheme, or let it pass with a comment that says why.",
    source: "`.tilescheme.json`, lint.scheme",
    example: RuleExample(
      .service, houseScheme: .service, passing: "{\"x\": -400, \"y\": 400}", failing: "{\"x\": -180, \"y\": 90}"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let house = subject.houseScheme, let scheme = subject.scheme else { return [] }
    var found: [Violation] = []
    if let own = scheme.spatialReference ?? subject.model.spatialReference, let other = house.spatialReference,
      own.contradicts(other)
    {
      found.append(
        subject.violation(
          "the coordinate system is \(own.displayName), that of the house \(other.displayName)",
          at: .spatialReference(scheme.spatialReference == nil ? .map : .scheme, .whole)))
    }
    found += differentGrid(scheme, house, subject)
    found += differentLevels(scheme, house, subject)
    return found
  }

  private func differentGrid(_ scheme: TilingScheme, _ house: TilingScheme, _ subject: LintSubject) -> [Violation] {
    var found: [Violation] = []
    let finest = house.levels.map(\.resolution).min() ?? 0
    for (axis, own, other) in [
      (SchemeField.Axis.x, scheme.origin.x, house.origin.x), (.y, scheme.origin.y, house.origin.y),
    ] where (own - other).magnitude > finest * 1e-3 {
      found.append(
        subject.violation(
          "the tile origin’s \(axis) is \(Wording.number(own)), that of the house \(Wording.number(other))",
          at: .origin(axis)))
    }
    if scheme.tileWidth != house.tileWidth || scheme.tileHeight != house.tileHeight {
      found.append(
        subject.violation(
          "tiles are \(scheme.tileWidth) × \(scheme.tileHeight) px, those of the house "
            + "\(house.tileWidth) × \(house.tileHeight)", at: .tileWidth))
    }
    if let own = scheme.dotsPerInch, let other = house.dotsPerInch, own != other {
      found.append(
        subject.violation("DPI is \(Wording.number(own)), that of the house \(Wording.number(other))", at: .dotsPerInch)
      )
    }
    return found
  }

  /// Levels that the house has not; a part of its levels is its scheme.
  private func differentLevels(_ scheme: TilingScheme, _ house: TilingScheme, _ subject: LintSubject) -> [Violation] {
    func isHouse(_ level: LevelOfDetail) -> Bool {
      house.levels.contains { other in
        other.number == level.number && ((level.resolution - other.resolution) / other.resolution).magnitude < 1e-9
      }
    }
    let places = scheme.levels.indices.filter { !isHouse(scheme.levels[$0]) }
    guard let first = places.first else { return [] }
    let level = scheme.levels[first]
    let other = house.level(level.number).map { "it is \(Wording.number($0.resolution))" } ?? "there is none"
    return [
      subject.violation(
        "\(Wording.levels(places.map { scheme.levels[$0].number })) differs from the house: the resolution of level "
          + "\(level.number) is \(Wording.number(level.resolution)), and in the house’s scheme \(other)",
        at: .level(first, .resolution))
    ]
  }
}
