import Diagnostics
import TilingSchemes

/// Notices about a plan: automatic choices, and parameters that were ignored.
struct PlanNotes: Sendable {
  /// The notices without duplicates, in the order in which they were added.
  private(set) var notices: [Message] = []
  /// Warnings: the result can be used, but tiles may be missing in it.
  private(set) var warnings: [Message] = []

  /// - Parameter notice: one sentence without a full stop.
  mutating func add(_ notice: Message) {
    if !notices.contains(notice) { notices.append(notice) }
  }

  /// Adds a notice if the source has a scheme of its own that differs: of a service only the extent and the coordinate
  /// system count, which surprises users whose service has a cache.
  mutating func addUnused(_ source: MapSource, beside scheme: TilingScheme, _ image: TileImageInfo) {
    guard let own = source.description.scheme else { return }
    var differences: [String] = []
    if own.tileWidth != scheme.tileWidth { differences.append("tiles of \(own.tileWidth) px") }
    if let format = source.description.image?.format, format != image.format { differences.append(format.name) }
    guard !differences.isEmpty else { return }
    add(
      "\(source.displayName) has a scheme with \(differences.joined(separator: ", ")), which is not used; "
        + "\(parameter: .like) inherits it")
  }

  /// Adds a notice if a scheme is easily taken for another one, such as NZTM2000 for nztm: tiles of one do not overlay
  /// those of the other.
  mutating func addCounterpart(of builtIn: BuiltInScheme?) {
    guard let builtIn, let other = builtIn.esriCounterpart else { return }
    add(
      "\(builtIn.name) is no scheme of ArcGIS; caches of ArcGIS in this coordinate system usually have \(other.name), "
        + "with another tile origin or other levels")
  }

  /// - Parameter warning: one sentence without a full stop.
  mutating func warn(_ warning: Message) {
    if !warnings.contains(warning) { warnings.append(warning) }
  }

  /// Adds a notice about a parameter that has no effect. The tools of ArcGIS ignore it as well.
  mutating func addIgnored(_ option: CreateOption, _ value: String = "", because reason: String) {
    add("\(parameter: option)\(value) is ignored, as in ArcGIS: \(reason)")
  }
}
