import Foundation
import TestSupport
import Testing

/// Rasters for tests. The `rasterio` module of Python writes them, so that they are files of another program.
enum Rasters {
  static let canBeMade = Python.has("rasterio")

  /// What a raster contains.
  enum Kind: String, CaseIterable, Sendable {
    /// Red, green and blue: waves, noise and stripes.
    case photo
    case grey
    /// A hole and scattered pixels of 0, which is the value for no data.
    case nodata
    /// A disc with an alpha of 255, a ring with 120, and 0 outside.
    case alpha
    /// A mask of its own, within the file.
    case mask
    case palette
    /// One bit a pixel.
    case bit
    /// 16 bits: 200 times the photo, and 1000 more.
    case wide
    /// Floating-point numbers, some of which are NaN.
    case float
    /// Five bands.
    case bands
    /// Red is the column and green the row of a pixel, modulo 256; blue is 7.
    case places
    case cmyk
  }

  /// Writes a raster.
  ///
  /// - Parameters:
  ///   - system: its coordinate system; empty for none.
  ///   - transform: six numbers in the order of GDAL; empty for none.
  ///   - overviews: the factors of overviews, which are averages.
  static func write(
    _ kind: Kind, to path: String, width: Int = 700, height: Int = 600, system: String = "EPSG:32633",
    _ transform: [Double] = [500_000, 3.2, 0, 5_400_000, 0, -3.2], overviews: [Int] = [],
    driver: String = "GTiff"
  ) throws {
    let run = try Python.run(
      program,
      [
        kind.rawValue, path, "\(width)", "\(height)", system, transform.map { "\($0)" }.joined(separator: ","),
        overviews.map { "\($0)" }.joined(separator: ","), driver,
      ], importing: ["numpy", "rasterio"])
    try #require(run.status == 0, "\(run.errors)")
  }

  private static let program = """
    import sys, numpy as np, rasterio
    from rasterio.enums import ColorInterp, Resampling
    from rasterio.transform import Affine
    kind, path, w, h, system, transform, overviews, driver = sys.argv[1:9]
    w, h = int(w), int(h)
    rng = np.random.default_rng(1)
    y, x = np.mgrid[0:h, 0:w]
    waves = np.sin(x / 37.0) * 60 + np.cos(y / 23.0) * 50 + 128
    noise = lambda: rng.normal(0, 12, (h, w))
    photo = np.stack([np.clip(waves + noise(), 1, 255), np.clip(255 - waves + noise(), 1, 255),
                      np.clip((x * 3 + y * 5) % 256, 1, 255)]).astype("uint8")
    options, nodata, values = {}, None, photo
    if kind == "grey": values = photo[:1]
    if kind == "nodata":
        values = photo.copy(); values[:, h // 3:h // 2, w // 3:w // 2] = 0
        values[:, rng.random((h, w)) < 0.02] = 0; nodata = 0
    if kind == "alpha":
        far = (x - w / 2) ** 2 + (y - h / 2) ** 2
        ring = np.where(far < (h / 3) ** 2, 255, np.where(far < (h / 2.5) ** 2, 120, 0)).astype("uint8")
        values = np.concatenate([photo, ring[None]])
    if kind in ("palette", "bit"): values = ((x // 40 + y // 30) % (2 if kind == "bit" else 7)).astype("uint8")[None]
    if kind == "bit": options["nbits"] = 1
    if kind == "wide": values = photo.astype("uint16") * 200 + 1000
    if kind == "float":
        values = (waves[None] * 10 - 500).astype("float32"); values[0, 100:200, 100:200] = np.nan; nodata = float("nan")
    if kind == "bands": values = np.concatenate([photo, photo[:2]])
    if kind == "places": values = np.stack([x % 256, y % 256, x * 0 + 7]).astype("uint8")
    if kind == "cmyk": values = np.concatenate([photo, photo[:1]]); options["photometric"] = "CMYK"
    if driver == "GTiff": options["tiled"] = True
    if transform:
        t = [float(v) for v in transform.split(",")]
        options["transform"] = Affine(t[1], t[2], t[0], t[4], t[5], t[3])
    if system: options["crs"] = system
    with rasterio.Env(GDAL_TIFF_INTERNAL_MASK=True):
        with rasterio.open(path, "w", driver=driver, width=w, height=h, count=values.shape[0], dtype=values.dtype,
                           nodata=nodata, **options) as out:
            out.write(values)
            if kind == "alpha":
                out.colorinterp = [ColorInterp.red, ColorInterp.green, ColorInterp.blue, ColorInterp.alpha]
            if kind == "palette":
                out.write_colormap(1, {n: c + (255,) for n, c in enumerate(
                    [(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0), (0, 255, 255), (255, 0, 255), (9, 9, 9)])})
            if kind == "mask":
                out.write_mask(((x // 50 + y // 40) % 3 != 0).astype("uint8") * 255)
        if overviews:
            with rasterio.open(path, "r+") as out:
                out.build_overviews([int(n) for n in overviews.split(",")], Resampling.average)
    """
}
