import Diagnostics
import SystemPackage
import TilingSchemes

/// The rasters of a build, opened and checked.
struct SourceSet: Sendable {
  let sources: [RasterSource]
  let gdalVersion: String

  init(_ paths: [FilePath], _ options: SourceOptions) throws(BuildError) {
    guard !paths.isEmpty else { throw .noSources }
    do throws(GDALLibrary.Problem) {
      gdalVersion = try GDALLibrary.prepare()
    } catch {
      throw .gdal(error)
    }
    var sources: [RasterSource] = []
    do throws(SourceError) {
      for path in paths { sources.append(try RasterSource.open(path, options)) }
    } catch {
      throw .source(error)
    }
    self.sources = sources
  }

  /// Whether a raster must be sampled and not averaged.
  var isCategorical: Bool { sources.contains(where: \.isCategorical) }

  /// Whether tiles inside of the rasters can have transparent pixels.
  var hasMask: Bool { sources.contains(where: \.hasMask) }

  /// The method that is used if the request gives none.
  var method: ResamplingMethod { isCategorical ? .nearest : .bilinear }

  var notices: [Message] { sources.flatMap(\.notices).map { Message($0) } }

  /// The rasters with their places in a coordinate system.
  ///
  /// - Parameters:
  ///   - system: as GDAL reads it.
  ///   - world: the width of the world in it, if x-coordinates repeat.
  func placed(in system: String, world: Double?) throws(BuildError) -> [PlacedSource] {
    var placed: [PlacedSource] = []
    do throws(SourceError) {
      for source in sources {
        placed.append(PlacedSource(source, try SourceFootprint(source, target: system, world: world)))
      }
    } catch {
      throw .source(error)
    }
    return placed
  }
}
