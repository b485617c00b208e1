import Foundation
import TestSupport
import Testing
import TilingSchemes

@testable import TileStores

@Suite("Thumbnail")
struct ThumbnailTests {
  private let world = Envelope(xMin: -20_037_508, yMin: -20_037_508, xMax: 20_037_508, yMax: 20_037_508)
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  private func scheme(_ resolutions: [Double], tileSize: Int = 256) -> TilingScheme {
    TilingScheme(
      origin: MapPoint(x: -20_037_508, y: 20_037_508), tileWidth: tileSize, tileHeight: tileSize,
      levels: resolutions.enumerated().map { LevelOfDetail(number: $0, resolution: $1, scale: 1) })
  }

  /// Reads the image with Python: the header, and the pixels as `rrggbb`.
  ///
  /// - Parameter hasRows: whether pixels are returned; without them the test is faster, and the image is still checked.
  private func read(_ png: [UInt8], hasRows: Bool = true) throws -> (header: String, rows: [[String]]) {
    let path = folder.path("image.png")
    try Data(png).write(to: URL(filePath: path))
    let script = """
      import struct, sys, zlib
      data = open(sys.argv[1], "rb").read()
      assert data[:8] == b"\\x89PNG\\r\\n\\x1a\\n"
      at, body, names = 8, b"", []
      while at < len(data):
        size, name = struct.unpack(">I4s", data[at:at + 8])
        content = data[at + 8:at + 8 + size]
        assert struct.unpack(">I", data[at + 8 + size:at + 12 + size])[0] == zlib.crc32(name + content)
        names.append(name.decode())
        if name == b"IHDR": header = struct.unpack(">IIBBBBB", content)
        if name == b"IDAT": body += content
        at += 12 + size
      print(*header, *names)
      body, width, height = zlib.decompress(body), header[0], header[1]
      assert len(body) == height * (1 + width * 3)
      above = bytes(width * 3)
      for row in range(height):
        line = body[row * (1 + width * 3):(row + 1) * (1 + width * 3)]
        assert line[0] == 2
        if len(sys.argv) < 3: continue
        above = bytes((a + b) & 255 for a, b in zip(line[1:], above))
        print(*[above[i:i + 3].hex() for i in range(0, width * 3, 3)])
      """
    let run = try Python.run(script, [path] + (hasRows ? ["rows"] : []))
    #expect(run.status == 0, "\(run.errors)")
    let lines = run.text.split(separator: "\n")
    return (String(lines.first ?? ""), lines.dropFirst().map { $0.split(separator: " ").map(String.init) })
  }

  @Test("The thumbnail is an RGB image of 200 × 133 pixels that Python reads")
  func format() throws {
    let image = try read(Thumbnail(scheme: scheme([156_543.033928]), extent: world).png)
    #expect(image.header == "200 133 8 2 0 0 0 IHDR IDAT IEND")
    #expect(image.rows.count == 133)
  }

  @Test("The outline of the extent is in the right place, and four fifths of the image high")
  func outline() throws {
    let rows = try read(Thumbnail(scheme: scheme([156_543.033928, 39135.758482]), extent: world).png).rows
    let dark = rows.map { row in row.indices.filter { row[$0] == "0b4f9e" } }
    // 133 · 0.8 = 106.4 pixels, in the middle: from 46.8 to 153.2 across, from 13.3 to 119.7 down.
    #expect(dark[66] == [46, 47, 152, 153])
    #expect(dark.indices.filter { !dark[$0].isEmpty } == Array(12...120))
    #expect(dark[13].count == 108)
  }

  @Test("Tiles of the extent have two alternating colours, the area beyond the origin is grey, the rest is light")
  func tiles() throws {
    // At this resolution the extent is four tiles wide, with 26.6 pixels each.
    let rows = try read(Thumbnail(scheme: scheme([39135.758482]), extent: world).png).rows
    #expect(rows[20][60] == "c9dff5")
    #expect(rows[20][87] == "dbeaf8")
    #expect(rows[47][60] == "dbeaf8")
    #expect(rows[47][87] == "c9dff5")
    #expect(rows[5][60] == "e6e9ed")
    #expect(rows[60][30] == "e6e9ed")
    #expect(rows[60][190] == "f7f8fa")
  }

  @Test("Grid lines are between the tiles")
  func lines() throws {
    let rows = try read(Thumbnail(scheme: scheme([39135.758482]), extent: world).png).rows
    let lines = rows[20].indices.filter { rows[20][$0] == "a3c4e6" }
    // 46.8 + 26.6 · 1, 2, 3
    #expect(lines == [73, 100, 127])
  }

  @Test("The same scheme and extent give the same bytes")
  func deterministic() {
    let first = Thumbnail(scheme: scheme([39135.758482]), extent: world).png
    #expect(first == Thumbnail(scheme: scheme([39135.758482]), extent: world).png)
    #expect(first != Thumbnail(scheme: scheme([29135.758482]), extent: world).png)
  }

  @Test("An extent without a size is shown with tiles of the finest level")
  func point() throws {
    let point = Envelope(xMin: 5, yMin: 5, xMax: 5, yMax: 5)
    let rows = try read(Thumbnail(scheme: scheme([100, 10]), extent: point).png).rows
    #expect(rows.joined().contains("d3d9e0"))
    #expect(rows.joined().contains("0b4f9e"))
  }

  @Test(
    "Invalid and extreme numbers also give a picture",
    arguments: [[], [1e-300], [1e300], [0], [-1], [.nan], [.infinity], [1e-300, 1e300], [.leastNonzeroMagnitude]])
  func hostile(resolutions: [Double]) throws {
    let extents = [
      world, Envelope(xMin: 1e300, yMin: -1e300, xMax: 1e301, yMax: 1e300),
      Envelope(xMin: 0, yMin: 0, xMax: 0, yMax: 0),
      Envelope(xMin: -1e15, yMin: 1e15, xMax: -1e15 + 1, yMax: 1e15 + 1),
      Envelope(xMin: .nan, yMin: 0, xMax: .infinity, yMax: 1),
    ]
    for extent in extents {
      let image = try read(Thumbnail(scheme: scheme(resolutions), extent: extent).png, hasRows: false)
      #expect(image.header.hasPrefix("200 133"))
    }
  }
}
