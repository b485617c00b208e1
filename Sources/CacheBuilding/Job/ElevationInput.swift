/// What elevation tiles are made from.
extension ElevationPixels {
  /// - Throws: `BuildError.elevation` if a raster has more than one value for each place, or liblerc is missing.
  init(_ set: SourceSet, _ target: CacheTarget) throws(BuildError) {
    for source in set.sources where source.layout.bands.count != 1 {
      throw .elevation(.bandCount(source.layout.bands.count))
    }
    self.init(
      sources: try set.placed(in: target.system, world: target.world), system: target.system,
      encoder: try ElevationEncoder(for: target))
  }
}

extension ElevationEncoder {
  /// ArcGIS's value for elevation, in the units of the values.
  private static let usualError = 0.1

  /// Uses the error that a cache states.
  init(for target: CacheTarget) throws(BuildError) {
    do throws(ElevationError) {
      try self.init(largestError: target.image.lercError ?? Self.usualError)
    } catch {
      throw .elevation(error)
    }
  }

  /// The encoder for values of a service.
  static func encoder(for target: CacheTarget, _ service: ServiceInput) throws(BuildError) -> ElevationEncoder {
    guard service.source.interface == .image else { throw .elevation(.notAnImageService) }
    return try ElevationEncoder(for: target)
  }
}
