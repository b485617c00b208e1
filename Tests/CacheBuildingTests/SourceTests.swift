import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import CacheBuilding
@testable import TilingSchemes

@Suite("Rasters", .enabled(if: Rasters.canBeMade, "rasterio is not installed"))
struct SourceTests {
  private let folder: TemporaryDirectory

  init() throws {
    folder = try TemporaryDirectory()
    try GDALLibrary.prepare()
  }

  private func refusal(_ path: String, _ options: SourceOptions = SourceOptions()) -> SourceRefusal? {
    do throws(SourceError) {
      _ = try RasterSource.open(FilePath(path), options)
      return nil
    } catch {
      if case .refused(let refusal) = error.reason { return refusal }
      return nil
    }
  }

  private func raster(
    _ kind: Rasters.Kind, system: String = "EPSG:32633",
    _ transform: [Double] = [500_000, 3.2, 0, 5_400_000, 0, -3.2]
  ) throws -> String {
    let path = folder.path("\(kind.rawValue).tif")
    try Rasters.write(kind, to: path, width: 64, height: 48, system: system, transform)
    return path
  }

  @Test("A pipe is refused and not waited for", .timeLimit(.minutes(1)))
  func pipe() throws {
    let path = folder.path("pipe.tif")
    try #require(mkfifo(path, 0o600) == 0)
    #expect(refusal(path) == .noFile)
  }

  @Test("A raster without a coordinate system is refused, unless the request gives it")
  func noSystem() throws {
    let path = try raster(.photo, system: "")
    #expect(refusal(path) == .noSystem)
    var options = SourceOptions()
    options.reference = SpatialReference(wkid: 32_633)
    #expect(refusal(path, options) == nil)
  }

  @Test("A raster without a place is refused")
  func noPlace() throws { #expect(refusal(try raster(.photo, [])) == .noPlace) }

  @Test("A geotransform without an area is refused")
  func degenerate() throws {
    #expect(refusal(try raster(.photo, [500_000, 3.2, 3.2, 5_400_000, 3.2, 3.2])) == .noPlace)
  }

  @Test("More than 8 bits need a stretch", arguments: [Rasters.Kind.wide, .float])
  func needsStretch(_ kind: Rasters.Kind) throws {
    let path = try raster(kind)
    if case .needsStretch = refusal(path) {} else { Issue.record("not refused") }
    for stretch in [SourceOptions.Stretch.ranges([0...60_000]), .clamped, .minimumToMaximum, .percent(2)] {
      var options = SourceOptions()
      options.stretch = stretch
      #expect(refusal(path, options) == nil)
    }
  }

  @Test("Five bands need a choice, and a band that does not exist is refused")
  func bands() throws {
    let path = try raster(.bands)
    #expect(refusal(path) == .tooManyBands(5))
    var options = SourceOptions()
    options.bands = [5, 2, 1]
    #expect(refusal(path, options) == nil)
    options.bands = [6, 2, 1]
    #expect(refusal(path, options) == .noBand(6, count: 5))
  }

  @Test("CMYK is refused")
  func cmyk() throws { #expect(refusal(try raster(.cmyk)) == .cmyk) }

  @Test("A VRT that leads to the network is refused or fails, and reads nothing")
  func remote() throws {
    let template = { (source: String) in
      """
      <VRTDataset rasterXSize="64" rasterYSize="48"><SRS>EPSG:32633</SRS><GeoTransform>500000, 3, 0, 5400000, 0, -3
      </GeoTransform><VRTRasterBand dataType="Byte" band="1"><SimpleSource><SourceFilename relativeToVRT="0">\
      \(source)</SourceFilename><SourceBand>1</SourceBand></SimpleSource></VRTRasterBand></VRTDataset>
      """
    }
    let path = try folder.write(template("/vsicurl/http://127.0.0.1:9/a.tif"), "remote.vrt")
    for name in [path, "/vsicurl/http://127.0.0.1:9/a.tif"] {
      guard case .remoteFile(let remote) = refusal(name) else {
        Issue.record("\(name) is not refused")
        continue
      }
      #expect(remote.hasPrefix("/vsicurl/http:"))
    }
    // A description of a web service is no file of an allowed driver.
    let service = try folder.write(
      "<GDAL_WMS><Service name=\"WMS\"><ServerUrl>http://127.0.0.1:9/?</ServerUrl></Service></GDAL_WMS>", "a.xml")
    #expect(throws: SourceError.self) { _ = try RasterSource.open(FilePath(service), SourceOptions()) }
  }

  @Test("A truncated raster is an error with the window that cannot be read")
  func truncated() throws {
    let path = folder.path("short.tif")
    try Rasters.write(.photo, to: path)
    let bytes = try folder.bytes("short.tif")
    try bytes.prefix(bytes.count / 2).write(to: URL(filePath: path))
    do {
      let drawing = try Drawing(path, resolution: 4.777)
      _ = try drawing.pixels(drawing.region(width: 1200, height: 1000))
      Issue.record("no error")
    } catch let error as SourceError {
      #expect("\(error.message)".contains("short.tif: "))
      #expect("\(error.message)".contains("cannot be read"))
    }
  }

  @Test("A raster that claims to be enormous is refused or read in bounded windows")
  func enormous() throws {
    let path = try folder.write(
      """
      <VRTDataset rasterXSize="2000000000" rasterYSize="2000000000"><SRS>EPSG:32633</SRS><GeoTransform>500000, 1e-3, 0,
      5400000, 0, -1e-3</GeoTransform><VRTRasterBand dataType="Byte" band="1"/></VRTDataset>
      """, "huge.vrt")
    let drawing = try Drawing(path, resolution: 0.001)
    _ = try drawing.pixels(drawing.region())
  }

  @Test("A VRT that names a file of the system, itself or a missing file is an error, and not a picture")
  func vrtElsewhere() throws {
    for source in ["/etc/passwd", "self.vrt", "/dev/zero", "missing.tif"] {
      let path = try folder.write(
        """
        <VRTDataset rasterXSize="64" rasterYSize="48"><SRS>EPSG:32633</SRS><GeoTransform>500000, 3, 0, 5400000, 0, -3
        </GeoTransform><VRTRasterBand dataType="Byte" band="1"><SimpleSource><SourceFilename relativeToVRT="\(
          source.hasPrefix("/") ? 0 : 1)">\(source)</SourceFilename><SourceBand>1</SourceBand></SimpleSource>\
        </VRTRasterBand></VRTDataset>
        """, "self.vrt")
      #expect(throws: SourceError.self, "\(source)") {
        let drawing = try Drawing(path, resolution: 4.777)
        _ = try drawing.pixels(drawing.region())
      }
    }
  }

  @Test("A VRT with bytes of another file as its pixels is an error, unless the file is beside it")
  func rawVRT() throws {
    let path = try folder.write(
      """
      <VRTDataset rasterXSize="16" rasterYSize="16"><SRS>EPSG:32633</SRS><GeoTransform>500000, 3, 0, 5400000, 0, -3
      </GeoTransform><VRTRasterBand dataType="Byte" band="1" subClass="VRTRawRasterBand"><SourceFilename \
      relativeToVRT="0">/etc/passwd</SourceFilename><ImageOffset>0</ImageOffset><PixelOffset>1</PixelOffset>\
      <LineOffset>16</LineOffset></VRTRasterBand></VRTDataset>
      """, "raw.vrt")
    #expect(throws: SourceError.self) {
      let drawing = try Drawing(path, resolution: 4.777)
      _ = try drawing.pixels(drawing.region())
    }
  }

  @Test("A TIFF that claims to be enormous is an error, without the memory that it claims")
  func enormousTIFF() throws {
    let path = folder.path("claim.tif")
    let run = try Python.run(
      """
      import struct, sys
      def entry(tag, kind, count, value): return struct.pack("<HHII", tag, kind, count, value)
      tags = [entry(256, 4, 1, 2**31 - 1), entry(257, 4, 1, 2**31 - 1), entry(258, 3, 1, 8), entry(259, 3, 1, 1),
              entry(262, 3, 1, 1), entry(273, 4, 1, 8), entry(277, 3, 1, 1), entry(278, 4, 1, 2**31 - 1),
              entry(279, 4, 1, 2**32 - 1)]
      open(sys.argv[1], "wb").write(b"II*\\0" + struct.pack("<I", 8) + struct.pack("<H", len(tags)) + b"".join(tags)
                                    + b"\\0" * 4)
      """, [path])
    try #require(run.status == 0, "\(run.errors)")
    _ = try folder.write("3.2\n0\n0\n-3.2\n500001.6\n5399998.4\n", "claim.tfw")
    var options = SourceOptions()
    options.reference = SpatialReference(wkid: 32_633)
    #expect(throws: SourceError.self) {
      let drawing = try Drawing(path, resolution: 4.777, .bilinear, options)
      _ = try drawing.pixels(drawing.region())
    }
  }

  @Test("Files that are not rasters are errors", arguments: ["", "not a raster", "II*\0", "<VRTDataset"])
  func notRasters(_ text: String) throws {
    let path = try folder.write(text, "some.tif")
    #expect(throws: SourceError.self) { _ = try RasterSource.open(FilePath(path), SourceOptions()) }
  }

  @Test("A raster with other drivers' files: PNG with a world file")
  func worldFile() throws {
    let path = folder.path("a.png")
    try Rasters.write(
      .photo, to: path, width: 64, height: 48, system: "", [500_000, 3.2, 0, 5_400_000, 0, -3.2], driver: "PNG")
    _ = try folder.write("3.2\n0\n0\n-3.2\n500001.6\n5399998.4\n", "a.pgw")
    var options = SourceOptions()
    options.reference = SpatialReference(wkid: 32_633)
    let source = try RasterSource.open(FilePath(path), options)
    #expect(source.transform.map { ($0 * 1000).rounded() / 1000 } == [500_000, 3.2, 0, 5_400_000, 0, -3.2])
  }

  @Test("A raster around a pole ends at the square of Web Mercator")
  func pole() throws {
    let path = try raster(.photo, system: "EPSG:3031", [-3_200_000, 100_000, 0, 2_400_000, 0, -100_000])
    let source = try RasterSource.open(FilePath(path), SourceOptions())
    let footprint = try SourceFootprint(source, target: "EPSG:3857", world: 40_075_016.685578488)
    #expect(footprint.extents.map(\.yMin).min() == -20_037_508.342789244)
    #expect(footprint.extents.allSatisfy { $0.xMin >= -20_037_508.342789244 && $0.xMax <= 20_037_508.342789244 })
  }
}
