/// A command whose work can be divided into parts.
public enum PlannedCommand: String, Hashable, Sendable {
  /// A new cache from rasters.
  case build
  /// The faults of a cache. Nothing but the report is made.
  case verify
  /// A cache in another form.
  case convert

  /// Whether the work ends with a cache, a package or a database at the path of the plan.
  var makesResult: Bool { self != .verify }
}
