private import CGDAL
import CoordinateSystems
import FileAccess
package import SystemPackage
import TileStores
import TilingSchemes

extension RasterSource {
  /// Opens a raster and decides how its pixels become colours. GDAL must have been prepared.
  ///
  /// - Throws: `SourceError` if it cannot be read, or cannot be used.
  package static func open(_ path: FilePath, _ options: SourceOptions) throws(SourceError) -> RasterSource {
    func refusal(_ refusal: SourceRefusal) -> SourceError { SourceError(path, .refused(refusal)) }
    if path.string.hasPrefix("/vsi") || path.string.contains("://") { throw refusal(.remoteFile(path.string)) }
    // GDAL would wait for the writer of a pipe.
    if SpecialFile.at(path) != nil { throw refusal(.noFile) }
    let dataset = try RasterDataset(path)
    let raster = dataset.describe()
    guard raster.bands > 0 else {
      throw refusal(raster.subdatasets > 0 ? .subdatasets(Int(raster.subdatasets)) : .noBands)
    }
    let files = dataset.files()
    if let remote = files.first(where: { $0.hasPrefix("/vsi") && !$0.hasPrefix("/vsizip/") }) {
      throw refusal(.remoteFile(remote))
    }
    if let reason = SourceFiles(path, driver: raster.driverName, files).refusal { throw refusal(reason) }
    let transform = withUnsafeBytes(of: raster.transform) { Array($0.bindMemory(to: Double.self)) }
    if raster.has_inks { throw refusal(.cmyk) }
    guard raster.has_transform else {
      throw refusal(raster.control_points > 0 ? .controlPointsOnly(Int(raster.control_points)) : .noPlace)
    }
    let determinant = transform[1] * transform[5] - transform[2] * transform[4]
    guard transform.allSatisfy(\.isFinite), determinant != 0 else { throw refusal(.noPlace) }
    let bands = (1...Int(raster.bands)).map(dataset.band)
    for band in bands.prefix(4) where Int(band.block_width) * Int(band.block_height) > 1 << 26 {
      throw refusal(.blockSize(width: Int(band.block_width), height: Int(band.block_height)))
    }
    guard let reference = options.reference ?? Self.reference(of: dataset) else { throw refusal(.noSystem) }
    var notices: [String] = []
    let layout: SampleLayout
    let mask: PixelMask
    do throws(SourceRefusalError) {
      let chosen = try BandChoice(bands, options)
      notices += chosen.notices
      layout = try SampleRanges(dataset, chosen, options).layout(&notices)
      mask = chosen.mask
    } catch {
      throw error.source ?? refusal(error.refusal)
    }
    return RasterSource(
      path: path, size: TileSize(width: Int(raster.width), height: Int(raster.height)), transform: transform,
      reference: reference, hasForeignReference: options.reference != nil,
      overviews: dataset.overviewSizes(count: Int(raster.overviews)), bandCount: bands.count, layout: layout,
      mask: mask, period: Self.period(of: reference, transform), version: try? FileVersion(path),
      filesFingerprint: Self.fingerprint(of: files),
      notices: notices.map { "\(path): \($0)" })
  }

  /// A member of a mosaic can change while the VRT that names it stays the same.
  private static func fingerprint(of files: [String]) -> String {
    var fingerprint = Fingerprint()
    for file in files {
      let path = FilePath(file)
      fingerprint.add(path.name ?? file)
      for number in ((try? FileVersion(path))?.numbers ?? []).dropFirst() { fingerprint.add(number) }
    }
    return String(fingerprint.value, radix: 36)
  }

  /// The horizontal system that the raster states.
  private static func reference(of dataset: RasterDataset) -> SpatialReference? {
    guard let text = dataset.system("WKT2_2018") else { return nil }
    if let code = HorizontalSystem(text)?.epsgCode { return SpatialReference(wkid: code, latestWKID: code) }
    return dataset.system("WKT1_ESRI").map { SpatialReference(wellKnownText: $0) }
  }

  /// Longitudes repeat after 360 degrees. A raster across the antimeridian has longitudes beyond 180.
  private static func period(of reference: SpatialReference, _ transform: [Double]) -> Double? {
    guard reference.resolveSystem()?.kind == .geographic, transform[2] == 0, transform[4] == 0 else { return nil }
    return 360 / transform[1].magnitude
  }
}

/// A refusal, or an error of reading the values that decide it.
struct SourceRefusalError: Error {
  let refusal: SourceRefusal
  let source: SourceError?

  init(_ refusal: SourceRefusal, source: SourceError? = nil) {
    self.refusal = refusal
    self.source = source
  }
}
