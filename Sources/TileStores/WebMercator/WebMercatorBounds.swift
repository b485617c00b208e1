import CoordinateSystems
import SourceText
import TilingSchemes

/// The extent that the entry `bounds` states: west, south, east and north in degrees.
struct WebMercatorBounds: Sendable {
  /// In metres of Web Mercator; `nil` if there is no entry, or none that can be used.
  let extent: Envelope?
  /// What is wrong with the entry, and what is used instead; `nil` if the entry is correct or missing.
  let fault: String?

  /// Degrees by which an edge may be beyond ±180, because some programs compute it from metres.
  private static let tolerance = 1e-6

  /// - Parameters:
  ///   - text: the value of the entry.
  ///   - grid: the square of the tiles, in metres. The extent never leaves it, not even in its last digits: ArcGIS
  ///     Online's origin is 2·10⁻⁶ m inside of the square that the degrees give.
  init(_ text: String?, within grid: Envelope) {
    guard let text else {
      extent = nil
      fault = nil
      return
    }
    let shown = "bounds is “\(text.prefix(60))”"
    guard var box = Self.numbers(text) else {
      extent = nil
      fault = "\(shown), which is not four numbers; the extent of the square of Web Mercator is used"
      return
    }
    guard box.south.magnitude <= 90 + Self.tolerance, box.north.magnitude <= 90 + Self.tolerance,
      box.west.magnitude <= 540, box.east.magnitude <= 540
    else {
      extent = nil
      fault = "\(shown), which is not in degrees; the extent of the square of Web Mercator is used"
      return
    }
    var faults: [String] = []
    if box.south > box.north {
      // If both pairs are reversed, it is the order of the numbers. West alone above east means the date line.
      if box.west > box.east { swap(&box.west, &box.east) }
      swap(&box.south, &box.north)
      faults.append("minimum and maximum are exchanged; they are read in the other order")
    }
    if box.west > box.east || box.west < -180 - Self.tolerance || box.east > 180 + Self.tolerance {
      (box.west, box.east) = (-180, 180)
      faults.append("the area crosses 180°, but an extent must not; the whole width of the world is used")
    }
    guard box.west < box.east, box.south < box.north else {
      extent = nil
      fault = "\(shown), which is empty; the extent of the square of Web Mercator is used"
      return
    }
    func x(_ longitude: Double) -> Double { max(grid.xMin, min(grid.xMax, WebMercator.x(longitude: longitude))) }
    // In Web Mercator a pole is at infinity; the square ends at a latitude of about 85.05.
    func y(_ latitude: Double) -> Double { max(grid.yMin, min(grid.yMax, WebMercator.y(latitude: latitude))) }
    extent = Envelope(xMin: x(box.west), yMin: y(box.south), xMax: x(box.east), yMax: y(box.north))
    fault = faults.isEmpty ? nil : "\(shown): \(faults.joined(separator: "; "))"
  }

  private struct Box {
    var west: Double
    var south: Double
    var east: Double
    var north: Double
  }

  private static func numbers(_ text: String) -> Box? {
    // A few programs write the list in the brackets of JSON.
    let parts = text.filter { !$0.isWhitespace && $0 != "[" && $0 != "]" }
      .split(separator: ",", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Double($0) }.filter(\.isFinite)
    guard parts.count == 4, numbers.count == 4 else { return nil }
    return Box(west: numbers[0], south: numbers[1], east: numbers[2], north: numbers[3])
  }
}
