package import TilingSchemes

/// The square in which the coordinates of a system are stored, in map units.
package struct DomainSquare: Hashable, Sendable {
  package let xMin: Double
  package let yMin: Double
  /// The length of a side, in map units.
  package let side: Double

  /// The number of steps in a map unit. ArcGIS stores coordinates as integers of 53 bits and reserves two values.
  package var xyScale: Double { (0x1p53 - 2) / side }

  package var envelope: Envelope { Envelope(xMin: xMin, yMin: yMin, xMax: xMin + side, yMax: yMin + side) }

  /// The upper left corner in ArcGIS’s own arithmetic. ArcGIS keeps it to the last digit as the default tile origin.
  package var upperLeft: MapPoint { MapPoint(x: xMin, y: yMin + (0x1p53 - 2) / xyScale) }
}
