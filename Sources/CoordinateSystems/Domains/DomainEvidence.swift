/// How it is known which XY domain ArcGIS gives a system by default.
public enum DomainEvidence: Hashable, Sendable {
  /// Public files that name the system show it, in so many places that look independent.
  case observed(sightings: Int)
  /// Public files show it for a system of the same parameters, whose datum they do not name.
  case observedParameters(sightings: Int)
  /// By `DomainRule`; no file shows it.
  case rule
  /// By `DomainRule`, and an edge lies so near to a multiple of 100 that one step of 100 may be wrong.
  case ruleNearEdge
}
