import CoordinateSystems
package import Diagnostics
import SchemeFormats
import SourceText
package import TilingSchemes

/// An extent that the user gives, in map units of the scheme.
package struct PlacedExtent: Sendable {
  /// The extent in the coordinate system of the scheme. It does not repeat the system.
  package let extent: Envelope
  /// What was done with the extent, one sentence without a full stop; `nil` if it is used as it is.
  package let notice: Message?

  /// - Parameters:
  ///   - given: the extent, in the coordinate system that it states, otherwise in that of the scheme.
  ///   - reference: the coordinate system of the scheme.
  /// - Throws: `CreationError.usage` if the numbers cannot be meant as they stand, or the extent cannot be transformed.
  package init(_ given: Envelope, in reference: SpatialReference) throws(CreationError) {
    if let fault = ExtentFault(given, in: reference) { throw .usage(.extent, fault.message) }
    var extent = given
    extent.spatialReference = nil
    guard let own = given.spatialReference, own.isSameSystem(as: reference) != .same else {
      self.extent = extent
      notice = nil
      return
    }
    guard let transform = CoordinateTransform(from: own, to: reference), let moved = transform.extent(extent),
      moved.isFinite, moved.xMin < moved.xMax, moved.yMin < moved.yMax
    else {
      throw .usage(
        .extentCRS,
        "the extent cannot be transformed from \(own.displayName) to \(reference.displayName)"
          + (PROJ.isAvailable ? "; check that it is within the area of both systems" : " without libproj")
          + ", or give it in \(reference.displayName)")
    }
    self.extent = Envelope(xMin: moved.xMin, yMin: moved.yMin, xMax: moved.xMax, yMax: moved.yMax)
    let edges = [moved.xMin, moved.yMin, moved.xMax, moved.yMax].map {
      DecimalNumber.shortest($0, significantDigits: 10)
    }
    notice =
      "the extent in \(own.displayName) is \(edges.joined(separator: ",")) in \(reference.displayName), the rectangle "
      + "around it"
  }
}
