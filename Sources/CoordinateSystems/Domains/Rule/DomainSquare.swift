package import TilingSchemes

/// The square of map units that the coordinates of a system are stored in.
package struct DomainSquare: Hashable, Sendable {
  package let xMin: Double
  package let yMin: Double
  /// The length of an edge, in map units.
  package let side: Double

  /// Steps in one map unit: ArcGIS stores coordinates as integers of 53 bits, of which it keeps two back.
  package var xyScale: Double { (0x1p53 - 2) / side }

  package var envelope: Envelope { Envelope(xMin: xMin, yMin: yMin, xMax: xMin + side, yMax: yMin + side) }

  /// The upper left corner, in ArcGIS’s own arithmetic, which it keeps to the last digit as the default tile origin.
  package var upperLeft: MapPoint { MapPoint(x: xMin, y: yMin + (0x1p53 - 2) / xyScale) }
}
