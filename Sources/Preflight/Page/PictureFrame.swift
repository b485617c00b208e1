import TilingSchemes

/// The part of the map that a picture shows, and its position in the picture.
struct PictureFrame: Sendable {
  /// The part of the map, in map units.
  let window: Envelope
  /// The left edge of the map, in units of the picture, from its upper left corner; `top` likewise.
  let left: Double
  let top: Double
  let width: Double
  let height: Double
  let mapUnitsPerUnit: Double

  /// The accepted ratios of height to width: a picture must not be a thin strip, and must fit on a screen.
  private static let aspects = 0.4...1.2

  /// Shows a whole extent, and more along its shorter side if the picture would be too thin.
  ///
  /// - Returns: `nil` if the numbers are too small or too large to compute with.
  init?(around extent: Envelope, left: Double, top: Double, width: Double) {
    let aspect = min(max(extent.height / extent.width, Self.aspects.lowerBound), Self.aspects.upperBound)
    let mapUnitsPerUnit = max(extent.width, extent.height / aspect) / width
    let height = width * aspect
    // Halved before they are added, so that large coordinates do not overflow.
    let x = extent.xMin / 2 + extent.xMax / 2
    let y = extent.yMin / 2 + extent.yMax / 2
    window = Envelope(
      xMin: x - width / 2 * mapUnitsPerUnit, yMin: y - height / 2 * mapUnitsPerUnit,
      xMax: x + width / 2 * mapUnitsPerUnit, yMax: y + height / 2 * mapUnitsPerUnit)
    guard window.width.isFinite, window.height.isFinite, window.width > 0, window.height > 0 else { return nil }
    self.left = left
    self.top = top
    self.width = width
    self.height = height
    self.mapUnitsPerUnit = mapUnitsPerUnit
  }

  var right: Double { left + width }
  var bottom: Double { top + height }

  func x(_ x: Double) -> Double { left + (x - window.xMin) / mapUnitsPerUnit }
  func y(_ y: Double) -> Double { top + (window.yMax - y) / mapUnitsPerUnit }
}
