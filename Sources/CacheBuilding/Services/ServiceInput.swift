import CoordinateSystems
import Diagnostics
import FileAccess
import TilingSchemes

/// A service that has described itself, before its place in a scheme is known.
struct ServiceInput: Sendable {
  let source: ServiceSource
  let description: ServiceDescription
  let notices: [Message]
  let gdalVersion: String
  let token: String?

  static func open(_ source: ServiceSource) async throws(ServiceError) -> ServiceInput {
    var token: String?
    do throws(FileAccessError) {
      token = try source.token?.text()
    } catch {
      throw .token(error)
    }
    var notices: [Message] = []
    // A notice and not an error: many internal servers have no https.
    if !source.address.isSecure, token != nil || source.address.holdsToken {
      notices.append("the token is sent over http, where others can read it; use https if the server supports it")
    }
    let gdalVersion: String
    do throws(GDALLibrary.Problem) {
      gdalVersion = try GDALLibrary.prepare()
    } catch {
      throw .noDecoder(error)
    }
    let description = try await ServiceDescription.fetch(source, token: token)
    return ServiceInput(
      source: source, description: description, notices: notices, gdalVersion: gdalVersion, token: token)
  }

  /// Whether the pictures are photographs and not maps.
  var isImagery: Bool { source.interface == .image }

  /// What decides the pixels, for the record of a build and the key of an unfinished result. A token does not.
  var identity: [(label: String, text: String)] {
    [
      ("service", source.address.displayText), ("gutter", source.gutter.map { String($0) } ?? "default"),
      ("averaged above", source.averagedAbove.map { String($0) } ?? "none"),
      ("parameters", source.parameters.map { "\($0.name)=\($0.value)" }.joined(separator: "&")),
    ]
  }

  /// The extent of the service in the coordinate system of a scheme.
  func extent(in reference: SpatialReference) throws(ServiceError) -> Envelope {
    guard let extent = description.extent, extent.xMin < extent.xMax, extent.yMin < extent.yMax else {
      throw .noExtent(source.address.displayText)
    }
    guard let own = extent.spatialReference ?? description.reference else {
      throw .noExtent(source.address.displayText)
    }
    if own.isSameSystem(as: reference) == .same { return extent }
    guard let transform = CoordinateTransform(from: own, to: reference), var moved = transform.extent(extent),
      moved.xMin < moved.xMax, moved.yMin < moved.yMax, moved.width.isFinite, moved.height.isFinite
    else { throw .noExtent(source.address.displayText) }
    moved.spatialReference = nil
    return moved
  }
}
