import CoordinateSystems
import Diagnostics
import TilingSchemes

/// What tiles are made from, before it has a place in a scheme.
enum BuildInput: Sendable {
  case rasters(SourceSet)
  case service(ServiceInput)

  /// Opens what a request gives.
  ///
  /// - Parameter isElevation: whether the tiles contain values and not colours.
  static func open(_ request: BuildRequest, isElevation: Bool = false) async throws(BuildError) -> BuildInput {
    if let service = request.service {
      do throws(ServiceError) {
        return .service(try await ServiceInput.open(service))
      } catch {
        throw .service(error)
      }
    }
    var options = request.sourceOptions
    // The values themselves are read, so nothing has to be said about colours.
    if isElevation { options.stretch = .clamped }
    return .rasters(try SourceSet(request.sources, options))
  }

  /// Its own coordinate system: that of the first raster or of the service; `nil` if a service states none.
  var reference: SpatialReference? {
    switch self {
    case .rasters(let set): set.sources.first?.reference
    case .service(let service): service.description.reference
    }
  }

  /// Whether pixels must be sampled and not averaged.
  var isCategorical: Bool { if case .rasters(let set) = self { set.isCategorical } else { false } }

  var notices: [Message] {
    switch self {
    case .rasters(let set): set.notices
    case .service(let service): service.notices
    }
  }

  var gdalVersion: String? {
    switch self {
    case .rasters(let set): set.gdalVersion
    case .service(let service): service.gdalVersion
    }
  }

  /// Its place in a coordinate system.
  func outline(in reference: SpatialReference, system: String) throws(BuildError) -> InputOutline {
    switch self {
    case .rasters(let set):
      let placed = try set.placed(in: system, world: CacheTarget.world(of: reference))
      return InputOutline(
        extents: placed.flatMap(\.footprint.extents), finest: placed.map { 1 / $0.footprint.pixelsPerUnit }.min())
    case .service(let service):
      do throws(ServiceError) {
        return InputOutline(extents: [try service.extent(in: reference)], finest: nil)
      } catch {
        throw .service(error)
      }
    }
  }

  /// How pixels of a cache get their values; `nil` if the service decides it.
  func method(_ request: BuildRequest, _ target: CacheTarget) -> ResamplingMethod? {
    switch self {
    case .rasters(let set): target.isElevation ? .bilinear : request.resampling ?? set.method
    case .service: nil
    }
  }

  /// The pixels for a cache.
  func pixels(_ request: BuildRequest, _ target: CacheTarget) throws(BuildError) -> PixelInput {
    switch self {
    case .rasters(let set):
      if target.isElevation { return .elevation(try ElevationPixels(set, target)) }
      return .rasters(
        try set.placed(in: target.system, world: target.world), request.resampling ?? set.method, system: target.system)
    case .service(let service):
      let encoder = target.isElevation ? try ElevationEncoder.encoder(for: target, service) : nil
      do throws(ServiceError) {
        return .service(try service.pixels(for: target, area: request.extent, elevation: encoder))
      } catch {
        throw .service(error)
      }
    }
  }
}

/// The place of an input in a coordinate system.
struct InputOutline: Sendable {
  let extents: [Envelope]
  /// The smallest size of a pixel in map units; `nil` if the input can be drawn at any.
  let finest: Double?
}
