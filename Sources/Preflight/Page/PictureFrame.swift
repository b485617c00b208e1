import TilingSchemes

/// The part of the map that a picture shows, and where it lies in the picture.
struct PictureFrame: Sendable {
  /// In map units.
  let window: Envelope
  /// In units of the picture, from its upper left corner.
  let left: Double
  let top: Double
  let width: Double
  let height: Double
  let mapUnitsPerUnit: Double

  /// How high a picture may be, as a part of its width, so that it is not a thread and fits a screen.
  private static let aspects = 0.4...1.2

  /// Shows all of an extent, and more of its shorter side where the picture would be too thin.
  ///
  /// - Returns: `nil` where numbers do not suffice.
  init?(around extent: Envelope, left: Double, top: Double, width: Double) {
    let aspect = min(max(extent.height / extent.width, Self.aspects.lowerBound), Self.aspects.upperBound)
    let mapUnitsPerUnit = max(extent.width, extent.height / aspect) / width
    let height = width * aspect
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
