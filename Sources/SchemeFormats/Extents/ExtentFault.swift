import CoordinateSystems
import SourceText
public import TilingSchemes

/// Why an extent that a user gives cannot be meant as it stands: its numbers are in another unit than that of its
/// coordinate system, or its latitudes are before its longitudes.
public struct ExtentFault: Error, Hashable, Sendable {
  /// What is wrong with the numbers.
  public enum Kind: Hashable, Sendable {
    /// Degrees, but the unit of the system is a length. A map with these numbers would be smaller than a kilometre.
    case degrees
    /// Too large for degrees, which are the unit of the system.
    case lengths
    /// Degrees with the latitude first.
    case exchanged
  }

  /// What is wrong.
  public let kind: Kind
  /// The same extent with the longitude first; `nil` if it is so already.
  public let corrected: Envelope?
  /// The WKID of the scheme's system; `nil` if it has none.
  public let wkid: Int?
  /// The unit of the system, for people.
  public let unitName: String
  private let given: Envelope
  private let systemName: String
  /// The extent in the scheme's system, if its numbers are degrees of WGS84 and can be transformed.
  private let moved: Envelope?

  /// - Parameters:
  ///   - extent: the extent. A system that it states itself is believed, so that any numbers can be given on purpose.
  ///   - reference: the coordinate system of the scheme.
  ///   - map: the full extent of an existing map, if it states one: the numbers of a map that is itself only a few metres
  ///     wide are in the unit of its system.
  ///   - place: the full extent of what the given extent is a part of, if it is known: degrees that are there only with
  ///     the latitude second are exchanged.
  /// - Returns: `nil` if the numbers can be meant as they stand, or the system is unknown.
  public init?(
    _ extent: Envelope, in reference: SpatialReference?, of map: Envelope? = nil, on place: Envelope? = nil
  ) {
    guard extent.xMin < extent.xMax, extent.yMin < extent.yMax, let own = extent.spatialReference ?? reference,
      let system = own.resolveSystem()
    else { return nil }
    let isSmallMap =
      map.map { MapUnits.isInOtherUnit($0, than: system) && $0.spatialReference?.isSameSystem(as: own) != .different }
      ?? false
    let isOther = extent.spatialReference == nil && !isSmallMap && MapUnits.isInOtherUnit(extent, than: system)
    var exchanged = Self.exchanged(extent, for: reference ?? own)
    if let place, exchanged == nil {
      let degrees: SpatialReference = if case .linear = system.unit { .wgs84 } else { own }
      exchanged = Self.exchanged(extent, in: degrees, on: place, of: reference ?? own)
    }
    switch system.unit {
    case .linear where isOther:
      kind = .degrees
      corrected = exchanged
      moved = Self.moved(exchanged ?? extent, from: .wgs84, to: own).map(Self.inMillimetres)
    case .angular where isOther:
      kind = .lengths
      corrected = nil
      moved = nil
    case .angular where exchanged != nil && Self.isDegree(system):
      kind = .exchanged
      corrected = exchanged
      moved = nil
    default: return nil
    }
    given = extent
    wkid = own.latestWKID ?? own.wkid
    unitName = system.unitName
    systemName = system.name
  }

  /// What is wrong, without what to do: a sentence that begins with the numbers.
  public var problem: String {
    switch kind {
    case .degrees:
      "\(Self.text(given)) is in degrees\(corrected == nil ? "" : " with the latitude first"), but the unit of "
        + "\(systemName) is \(unitName)"
    case .lengths: "\(Self.text(given)) has numbers beyond ±400, but the unit of \(systemName) is \(unitName)"
    case .exchanged: "latitude and longitude seem exchanged in \(Self.text(given))"
    }
  }

  /// The problem, and which numbers to give in the system of the scheme.
  public var words: String {
    switch kind {
    case .degrees:
      problem
        + (moved.map { "; in \(systemName) this extent is \(Self.text($0, digits: 10))" } ?? "; give it in that unit")
    case .lengths: "\(problem); give it in that unit"
    case .exchanged: problem + correction
    }
  }

  /// The numbers in the right order, as the end of a sentence; empty if they are in the right order.
  public var correction: String {
    corrected.map { "; the longitude comes first: \(Self.text($0))" } ?? ""
  }

  private static func text(_ extent: Envelope, digits: Int? = nil) -> String {
    [extent.xMin, extent.yMin, extent.xMax, extent.yMax].map { edge in
      digits.map { DecimalNumber.shortest(edge, significantDigits: $0) } ?? DecimalNumber.shortest(edge)
    }.joined(separator: ",")
  }

  private static func isDegree(_ system: CoordinateSystem) -> Bool {
    guard case .angular(let radiansPerUnit) = system.unit else { return false }
    return (radiansPerUnit * 180 / Double.pi - 1).magnitude < 1e-9
  }

  /// The extent with x and y exchanged, if only that can be meant: the given y is no latitude, or the given place is far
  /// from the area of the scheme's system, and the other one is within it.
  static func exchanged(_ extent: Envelope, for scheme: SpatialReference) -> Envelope? {
    let other = extent.withExchangedAxes
    guard isOnEarth(other) else { return nil }
    guard isOnEarth(extent) else { return other }
    // The two systems cover the world, so both orders are possible.
    if scheme.isWGS84 || scheme.isWebMercator { return nil }
    return scheme.areaOfUse(missedBy: extent) != nil && scheme.areaOfUse(missedBy: other) == nil ? other : nil
  }

  private static func isOnEarth(_ extent: Envelope) -> Bool {
    [extent.yMin, extent.yMax].allSatisfy { $0.magnitude <= MapUnits.largestLatitude }
      && [extent.xMin, extent.xMax].allSatisfy { $0.magnitude <= 360.001 }
  }

  /// The extent with x and y exchanged, if only that is a part of a place.
  private static func exchanged(
    _ extent: Envelope, in degrees: SpatialReference, on place: Envelope, of scheme: SpatialReference
  ) -> Envelope? {
    let other = extent.withExchangedAxes
    let system = place.spatialReference ?? scheme
    guard isOnEarth(other), moved(other, from: degrees, to: system)?.intersection(place) != nil,
      moved(extent, from: degrees, to: system)?.intersection(place) == nil
    else { return nil }
    return other
  }

  private static func moved(
    _ extent: Envelope, from given: SpatialReference, to system: SpatialReference
  ) -> Envelope? {
    if given.isSameSystem(as: system) == .same { return extent }
    guard let moved = CoordinateTransform(from: given, to: system)?.extent(extent),
      moved.isFinite, moved.xMin < moved.xMax, moved.yMin < moved.yMax
    else { return nil }
    return moved
  }

  /// Millimetres are enough to type; adding 0 makes 0 of -0.
  private static func inMillimetres(_ extent: Envelope) -> Envelope {
    let edges = [extent.xMin, extent.yMin, extent.xMax, extent.yMax].map { ($0 * 1000).rounded() / 1000 + 0 }
    return Envelope(xMin: edges[0], yMin: edges[1], xMax: edges[2], yMax: edges[3])
  }
}
