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
    for option in own {
      let old = other.first { $0.name == option.name }?.value
      if old != option.value { found.append("the \(option.name) was \(old ?? "not given") and is \(option.value)") }
    }
    for option in other where !own.contains(where: { $0.name == option.name }) {
      found.append("the \(option.name) was \(option.value) and is not given")
    }
    let rest = found.count - Self.shownDifferences
    return rest > 0 ? found.prefix(Self.shownDifferences) + ["and \(rest) more"] : found
  }

  private func counted(_ count: Int) -> String { count == 1 ? "1 raster" : "\(count) rasters" }
}
