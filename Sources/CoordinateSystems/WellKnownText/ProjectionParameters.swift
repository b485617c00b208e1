/// The parameters of a projection, by their meaning.
struct ProjectionParameters {
  /// A parameter in which two projections differ. A missing parameter has the value `0`, or `1` for a scale.
  struct Difference {
    let name: String
    let first: String
    let second: String
  }

  private struct Parameter {
    let name: String
    let value: String
  }

  /// The parameters by the meanings of their names.
  private let parameters: [String: Parameter]

  /// - Parameter node: the PROJCS.
  init(_ node: WellKnownText) {
    var parameters: [String: Parameter] = [:]
    for child in node.children where child.keyword == "PARAMETER" && child.values.count >= 2 {
      parameters[Self.meaning(child.values[0])] = Parameter(name: child.values[0], value: child.values[1])
    }
    // The order of the two standard parallels makes no difference, and PROJ and Esri do not agree on it.
    let parallels = ["standardparallel1", "standardparallel2"]
    if let first = parameters[parallels[0]], let second = parameters[parallels[1]],
      let one = Double(first.value), let other = Double(second.value), one > other
    {
      parameters[parallels[0]] = Parameter(name: first.name, value: second.value)
      parameters[parallels[1]] = Parameter(name: second.name, value: first.value)
    }
    self.parameters = parameters
  }

  /// The value of a parameter; `nil` if the parameter is missing or not a number.
  ///
  /// - Parameter meaning: the letters of Esri’s name, such as `falseeasting`.
  func number(_ meaning: String) -> Double? {
    parameters[meaning].flatMap { Double($0.value) }.flatMap { $0.isFinite ? $0 : nil }
  }

  /// The parameters whose values differ, sorted by meaning.
  func differences(from other: ProjectionParameters) -> [Difference] {
    Set(parameters.keys).union(other.parameters.keys).sorted().compactMap { meaning in
      let (own, others) = (parameters[meaning], other.parameters[meaning])
      let absent = meaning == "scalefactor" ? "1" : "0"
      let (first, second) = (own?.value ?? absent, others?.value ?? absent)
      guard !WellKnownText.agree(first, second, within: WellKnownText.numberTolerance) else { return nil }
      return Difference(name: own?.name ?? others?.name ?? meaning, first: first, second: second)
    }
  }

  /// The parameters whose values move coordinates by more than a centimetre or two.
  ///
  /// Esri and PROJ have other digits for the same system: 2000000.002616666 and 2000000 US feet as the false easting of
  /// North Carolina, and 323.0257964666666 and -36.9742035333334 degrees as the azimuth of peninsular Malaysia.
  func contradictions(with other: ProjectionParameters) -> [Difference] {
    differences(from: other).filter { difference in
      guard let first = Double(difference.first), let second = Double(difference.second) else { return true }
      let meaning = Self.meaning(difference.name)
      if meaning.hasPrefix("false") { return !((first - second).magnitude <= 0.01) }
      // Parallels, meridians and the azimuth: 1e-7 degrees are a centimetre.
      if meaning == "scalefactor" { return true }
      return !((first - second).remainder(dividingBy: 360).magnitude <= 1e-7)
    }
  }

  private static func meaning(_ name: String) -> String {
    let letters = name.lowercased().filter { $0.isLetter || $0.isNumber }
    // Names that PROJ writes for methods for which Esri has no name.
    return [
      "latitudeofnaturalorigin": "latitudeoforigin", "longitudeofnaturalorigin": "centralmeridian",
      "scalefactoratnaturalorigin": "scalefactor",
    ][letters] ?? letters
  }
}
