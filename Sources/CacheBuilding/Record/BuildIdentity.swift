/// What decides the pixels of a build: the rasters and the options. Two builds of one cache with the same identity make
/// the same tiles.
package struct BuildIdentity: Hashable, Sendable {
  /// A raster, as it was when the build began.
  package struct Source: Hashable, Sendable {
    /// For messages only: a raster that is moved is still the same.
    var path: String
    /// The size of its file in bytes.
    var bytes: Int
    /// When the file was changed for the last time, in seconds and nanoseconds since 1970.
    var modified: String
    /// Size, place, bands and overviews.
    var description: String
    /// A number for the names, sizes and times of all files that it consists of, such as the members of a VRT.
    var files: String

    package static func == (first: Source, second: Source) -> Bool {
      first.bytes == second.bytes && first.modified == second.modified && first.description == second.description
        && first.files == second.files
    }

    package func hash(into hasher: inout Hasher) {
      hasher.combine(bytes)
      hasher.combine(modified)
    }
  }

  /// An option: its name for people, and its value as text.
  package struct Option: Hashable, Sendable {
    var name: String
    var value: String
  }

  var sources: [Source] = []
  var options: [Option] = []
  /// What must stay the same only until a new cache is complete. Empty for an existing cache, which may differ in these.
  var optionsOfNew: [Option] = []
  /// The scheme of a new cache in words, so that a message can say what differs in it. Empty for an existing cache, and in
  /// records of earlier versions.
  var scheme: [Option] = []

  /// The number of differences that a message contains.
  private static let shownDifferences = 4

  /// What differs from an earlier build, for people: clauses such as `the resampling was bilinear and is nearest`.
  ///
  /// - Returns: nothing if the two are equal.
  func differences(from earlier: BuildIdentity) -> [String] {
    var found: [String] = []
    if sources.count != earlier.sources.count {
      found.append("it had \(counted(earlier.sources.count)), and now has \(counted(sources.count))")
    }
    for (number, (new, old)) in zip(sources, earlier.sources).enumerated() where new != old {
      found.append(
        new.path == old.path
          ? "\(new.path) has changed since" : "raster \(number + 1) was \(old.path) and is \(new.path)")
    }
    let own = options + optionsOfNew
    let other = earlier.options + (optionsOfNew.isEmpty ? [] : earlier.optionsOfNew)
    var isSchemeExplained = false
    for option in own where !Self.fingerprints.contains(option.name) {
      let old = other.first { $0.name == option.name }?.value
      guard old != option.value else { continue }
      found.append("the \(option.name) was \(old ?? "not given") and is \(option.value)")
      if Self.partsOfScheme.contains(option.name) { isSchemeExplained = true }
    }
    for option in other where !own.contains(where: { $0.name == option.name }) {
      if Self.fingerprints.contains(option.name) { continue }
      found.append("the \(option.name) was \(option.value) and is not given")
    }
    if !optionsOfNew.isEmpty {
      found += schemeDifferences(from: earlier, isExplained: isSchemeExplained)
      found += areaDifferences(from: earlier)
    }
    let rest = found.count - Self.shownDifferences
    return rest > 0 ? found.prefix(Self.shownDifferences) + ["and \(rest) more"] : found
  }

  /// Options whose values contain a number that says nothing to people.
  private static let fingerprints: Set<String> = [schemeName, areaStateName]
  /// The option for a number of all values of the scheme.
  static let schemeName = "scheme"
  /// The option for the size and the time of the area file.
  static let areaStateName = "state of the area"
  /// The detail that names the levels.
  static let levelsName = "range of levels"
  /// Options that are also part of the scheme, so that the number of the scheme differs with them.
  private static let partsOfScheme: Set<String> = [
    "tile format", "LERC error", "compression quality", "tile origin", "tile size",
  ]

  /// - Parameter isExplained: whether another difference explains that the numbers of the schemes differ.
  private func schemeDifferences(from earlier: BuildIdentity, isExplained: Bool) -> [String] {
    let found = scheme.compactMap { detail -> String? in
      guard let old = earlier.scheme.first(where: { $0.name == detail.name })?.value, old != detail.value else {
        return nil
      }
      return "the \(detail.name) was \(old) and is \(detail.value)"
    }
    guard found.isEmpty, !isExplained, ofNew(Self.schemeName) != earlier.ofNew(Self.schemeName) else { return found }
    if let old = earlier.levels, let new = levels, earlier.scheme.isEmpty, old != new {
      return ["the scheme had \(old) and has \(new)"]
    }
    return ["the scheme is another one"]
  }

  private func areaDifferences(from earlier: BuildIdentity) -> [String] {
    let isSameFile = ofNew("area") == earlier.ofNew("area")
    return isSameFile && ofNew(Self.areaStateName) != earlier.ofNew(Self.areaStateName)
      ? ["the file of the area has changed since"] : []
  }

  private func ofNew(_ name: String) -> String? { optionsOfNew.first { $0.name == name }?.value }

  /// The levels of a new cache: `levels 0–12`. They stand before the number of the scheme.
  private var levels: String? {
    guard let text = ofNew(Self.schemeName) else { return nil }
    return text.firstRange(of: " (").map { String(text[..<$0.lowerBound]) } ?? text
  }

  /// From what and at which levels tiles are made, so that a user can find the command: `/data/a.tif, levels 0–12`.
  ///
  /// - Parameter selection: the levels, the extent and the area in an existing cache.
  func words(_ selection: String) -> String {
    let rest = sources.count - Self.shownDifferences
    let rasters = sources.prefix(Self.shownDifferences).map(\.path) + (rest > 0 ? ["\(counted(rest)) more"] : [])
    let service = options.first { $0.name == "service" }.map { [$0.value] } ?? []
    let part = [levels, selection.isEmpty ? nil : selection].compactMap(\.self)
    return (service + rasters + part).joined(separator: ", ")
  }

  private func counted(_ count: Int) -> String { count == 1 ? "1 raster" : "\(count) rasters" }
}
