import CoordinateSystems
import Diagnostics
import SchemeFormats
import SourceText
import TilingSchemes

/// Rasters at a place for which the coordinate system of a cache is not made.
enum DistantRasters {
  /// The warning that names both places; `nil` if some rasters can be within the area of use, and if it is unknown.
  static func warning(about sources: [RasterSource], in reference: SpatialReference) -> Message? {
    // Rasters in one system are one place: each transformation into degrees takes some milliseconds.
    let places = Dictionary(grouping: sources, by: \.reference)
    var missed: [(place: String, use: Envelope)] = []
    for (own, rasters) in places {
      guard let extent = union(rasters), let degrees = extent.inWGS84(assuming: own),
        let use = reference.areaOfUse(missedBy: degrees)
      else { return nil }
      missed.append((words(degrees, own.nameOfAreaOfUse), use))
    }
    guard let first = missed.min(by: { $0.place < $1.place }) else { return nil }
    return Message(
      "the rasters are at longitudes and latitudes \(first.place), but \(reference.displayName) is made for "
        + "\(words(first.use, reference.nameOfAreaOfUse)), so the tiles are distorted; a cache in another coordinate system "
        + "suits them better")
  }

  private static func union(_ rasters: [RasterSource]) -> Envelope? {
    let extents = rasters.map(\.extent)
    return extents.first.map { first in extents.dropFirst().reduce(first) { $0.union($1) } }
  }

  /// The edges with two places, which are enough to find a place, and its name.
  private static func words(_ degrees: Envelope, _ name: String?) -> String {
    let edges = [degrees.xMin, degrees.yMin, degrees.xMax, degrees.yMax]
      .map { DecimalNumber.shortest(($0 * 100).rounded() / 100) }.joined(separator: ", ")
    // The name of an area is a sentence in PROJ.
    guard let name = name.map({ $0.hasSuffix(".") ? String($0.dropLast()) : $0 }), !name.hasPrefix("World") else {
      return edges
    }
    return "\(edges) (\(name))"
  }
}

extension RasterSource {
  /// The rectangle around the raster, in its own coordinate system.
  fileprivate var extent: Envelope {
    let (width, height) = (Double(size.width), Double(size.height))
    let corners = [(0, 0), (width, 0), (0, height), (width, height)].map { column, row in
      MapPoint(
        x: transform[0] + column * transform[1] + row * transform[2],
        y: transform[3] + column * transform[4] + row * transform[5])
    }
    let x = corners.map(\.x).sorted()
    let y = corners.map(\.y).sorted()
    return Envelope(xMin: x[0], yMin: y[0], xMax: x[3], yMax: y[3])
  }
}
