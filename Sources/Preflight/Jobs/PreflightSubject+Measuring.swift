import CacheOpening
import CoordinateSystems
import SystemPackage
import TilingSchemes

/// The caches whose tiles are measured, or could be.
extension PreflightSubject {
  /// The path of the subject, if it is a package, a database or a directory with tiles; `nil` if it has none.
  var measurableCache: String? {
    // A package on a server has a path here, but no file.
    guard plan == nil, opened.hasTiles, (try? Stat(FilePath(name))) != nil else { return nil }
    if opened.archivePath != nil { return name }
    // A new cache has the folder of its tiles already.
    guard let file = opened.documents.first?.file, TileFolder.hasTiles(beside: FilePath(file)) else { return nil }
    return name
  }

  /// The full extent of the cache whose tiles are measured: most often it shows the same place. `nil` if none is measured,
  /// or it states none; an error in it is reported when it is measured.
  static func measuredExtent(_ request: PreflightRequest) -> Envelope? {
    guard case .calibrated(let path) = request.sizes,
      let model = try? SchemeOpener.open(path, reading: .description).model, var extent = model.fullExtent
    else { return nil }
    extent.spatialReference = extent.spatialReference ?? model.scheme?.spatialReference ?? model.spatialReference
    return extent
  }
}
