package import FileAccess
package import SystemPackage
package import TilingSchemes

/// A raster from which tiles are made: everything that is known before a pixel is read.
package struct RasterSource: Sendable {
  /// The path of the raster.
  package let path: FilePath
  /// The number of columns and rows.
  package let size: TileSize
  /// From columns and rows to map coordinates, as in GDAL: x = t0 + column·t1 + row·t2, y = t3 + column·t4 + row·t5.
  package let transform: [Double]
  /// The coordinate system.
  package let reference: SpatialReference
  /// Whether the request gives the coordinate system, and not the raster itself.
  let hasForeignReference: Bool
  /// The widths and heights of the overviews, in the order of the raster.
  package let overviews: [TileSize]
  /// The number of bands in the raster.
  package let bandCount: Int
  let layout: SampleLayout
  let mask: PixelMask
  /// The columns after which a geographic system repeats; `nil` if it does not.
  let period: Double?
  /// The state of the file, to detect a change between two runs.
  package let version: FileVersion?
  /// A number for the names, sizes and times of all files that the raster consists of.
  let filesFingerprint: String
  /// What was decided, for people; each one sentence without a full stop.
  package let notices: [String]

  /// Whether the raster must be sampled, and not averaged: a palette, or one bit.
  package var isCategorical: Bool { layout.isCategorical }

  /// Whether tiles can have transparent pixels inside the raster.
  package var hasMask: Bool { mask != .all }

  /// Whether the pixel grid is parallel to the axes of the coordinate system.
  var isUpright: Bool { transform[2] == 0 && transform[4] == 0 }
}
