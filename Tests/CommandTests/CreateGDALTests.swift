import Foundation
import TestSupport
import Testing

private let hasRasterio = Python.has("rasterio")

@Suite("create, read by GDAL", .tags(.peer), .enabled(if: hasRasterio, "Python has no rasterio"))
struct CreateGDALTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  /// GDAL's description of a cache with one tile, the first of its first level.
  private func describe(_ arguments: [String], isReady: Bool) throws -> Description {
    let run = try CommandRun.tilescheme(
      ["create", folder.url.path, "--name", "a", "--ready-to-serve-format", "\(isReady)"] + arguments)
    #expect(run.status == 0, "\(run.errors)")
    let cache = folder.path("a/Layers")
    let read = try Python.run(
      Self.script, [cache, isReady ? "tile" : "_alllayers", isReady ? "root.json" : "conf.xml"],
      importing: ["rasterio"])
    #expect(read.status == 0, "\(read.errors)")
    return try JSONDecoder().decode(Description.self, from: read.output)
  }

  private struct Description: Decodable {
    let width, height: Int
    let left, top, resolution: Double
    let system: String
    let coarsest: [Int]
    let pixel: [Int]
  }

  @Test("Web Mercator, levels 0 to 22", arguments: [false, true])
  func webMercator(isReady: Bool) throws {
    let extent = "-20037508.342787,-20037508.342787,20037508.342787,20037508.342787"
    let found = try describe(
      ["--extent", extent, "--crs", "3857", "--predefined", "arcgis-online", "--levels", "0-22"], isReady: isReady)
    #expect(found.system == "EPSG:3857")
    #expect(found.left == -20_037_508.342787)
    #expect(found.top == 20_037_508.342787)
    #expect(found.resolution == 0.037322767705952081)
    // 256 · 2^22 pixels, and one more if the digits that Esri writes make the last pixel narrower.
    #expect((1_073_741_824...1_073_741_825).contains(found.width))
    #expect((1_073_741_824...1_073_741_825).contains(found.height))
    #expect(found.coarsest == [256, 256])
    #expect(found.pixel == [16, 128, 240, 255])
  }

  @Test("WGS84 from -180, 90", arguments: [false, true])
  func wgs84(isReady: Bool) throws {
    let found = try describe(
      ["--extent", "-180,-90,180,90", "--predefined", "wgs84-v2", "--levels", "0-20"], isReady: isReady)
    #expect(found.system == "EPSG:4326")
    #expect(found.left == -180)
    #expect(found.top == 90)
    #expect(found.width == 536_870_912)
    #expect(found.height == 268_435_456)
    #expect(found.pixel == [16, 128, 240, 255])
  }

  @Test("A new scheme with its own tile origin, for a part of the world", arguments: [false, true])
  func ownScheme(isReady: Bool) throws {
    let found = try describe(
      [
        "--extent", "-180,-90,180,90", "--crs", "4326", "--origin", "-180,90", "--number-of-scales", "8", "--tile-size",
        "512",
      ], isReady: isReady)
    #expect(found.left == -180)
    #expect(found.top == 90)
    // 1:295,491,000 on 512 px; the eighth scale is 1:2,000,000.
    let expected = 2_000_000 / (96 * 39.37 * 20_015_077 / 180)
    #expect((found.resolution - expected).magnitude / expected < 1e-14)
    #expect(found.pixel == [16, 128, 240, 255])
  }

  /// Writes one tile into a bundle with ArcGIS's layout, and opens the cache.
  private static let script = #"""
    import json, struct, sys, warnings, zlib
    import rasterio
    warnings.simplefilter("ignore")
    cache, folder, scheme = sys.argv[1:4]
    text = open(f"{cache}/{scheme}").read()
    size = 512 if "<TileCols>512" in text or '"rows":512' in text else 256

    def chunk(name, data):
      return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = (b"\0" + b"\x10\x80\xf0\xff" * size) * size
    tile = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", size, size, 8, 6, 0, 0, 0))
    tile += chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    start = 64 + 131072 + 4
    index = struct.pack("<Q", len(tile) << 40 | start) + struct.pack("<Q", 4) * 16383
    # With a conf.xml, GDAL requires 16384 records in the header; ArcGIS writes 0.
    header = struct.pack("<IIIIQQQIIIII", 3, 16384, 131092, 5, 0, start + len(tile), 40, 131092, 3, 0, 16384, 5)
    with open(f"{cache}/{folder}/L00/R0000C0000.bundle", "wb") as bundle:
      bundle.write(header + struct.pack("<I", 131072) + index + struct.pack("<I", len(tile)) + tile)
    with rasterio.open(f"{cache}/{scheme}") as image:
      result = dict(width=image.width, height=image.height, left=image.transform.c, top=image.transform.f,
                    resolution=image.transform.a, system=str(image.crs))
      last = len(image.overviews(1)) - 1
    with rasterio.open(f"{cache}/{scheme}", OVERVIEW_LEVEL=last) as image:
      result["coarsest"] = [image.width, image.height]
      result["pixel"] = [int(band[0][0]) for band in image.read(window=((0, 1), (0, 1)))]
    print(json.dumps(result))
    """#
}
