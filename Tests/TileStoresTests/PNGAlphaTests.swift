import Foundation
import TestSupport
import Testing

@testable import TileStores

@Suite("The alpha of a PNG")
struct PNGAlphaTests {
  /// Python writes PNGs with all filters and divided image data, and prints the expected values.
  @Test("The alpha is found with all filters and divided image data", arguments: 0..<8)
  func found(seed: Int) throws {
    let folder = try TemporaryDirectory()
    let run = try Python.run(Self.script, [folder.url.path, String(seed)])
    #expect(run.status == 0, "\(run.errors)")
    let expected = try JSONDecoder().decode([String: [Bool]].self, from: run.output)
    #expect(expected.count == 12)
    for (name, truth) in expected {
      let data = try Data(contentsOf: folder.url.appending(path: name))
      let alpha = try #require(data.withUnsafeBytes { PNGAlpha($0) }, "\(name)")
      #expect([alpha.isPartial, alpha.isOpaque] == truth, "\(name)")
      #expect(data.withUnsafeBytes { TileImage.inspect($0).problem } == nil)
    }
  }

  @Test(
    "An image that is not a PNG32 with 8 bits gives no result",
    arguments: ["png24.png", "png8.png", "tile.jpg", "lerc-5.lerc"])
  func others(name: String) throws {
    #expect(try SmallCache.tile(name).withUnsafeBytes { PNGAlpha($0) } == nil)
  }

  @Test("A PNG that is truncated, interlaced or does not inflate gives no result")
  func damaged() throws {
    let good = try SmallCache.tile("png32.png")
    #expect(good.withUnsafeBytes { PNGAlpha($0) } != nil)
    for count in stride(from: 0, to: good.count - 16, by: 37) {
      #expect(good.prefix(count).withUnsafeBytes { PNGAlpha($0) } == nil, "\(count)")
    }
    var interlaced = good
    interlaced[28] = 1
    #expect(interlaced.withUnsafeBytes { PNGAlpha($0) } == nil)
    var taller = good
    taller[22] = 2
    #expect(taller.withUnsafeBytes { PNGAlpha($0) } == nil)
    var wide = good
    wide.replaceSubrange(16..<20, with: [0x7F, 0xFF, 0xFF, 0xFF])
    #expect(wide.withUnsafeBytes { PNGAlpha($0) } == nil)
  }

  @Test("A changed byte at any place causes no crash")
  func changed() throws {
    let good = try SmallCache.tile("png32.png")
    for place in good.indices {
      var bad = good
      bad[place] ^= 0x5A
      _ = bad.withUnsafeBytes { PNGAlpha($0) }
    }
  }

  private static let script = """
    import json, random, struct, sys, zlib
    folder, noise = sys.argv[1], random.Random(int(sys.argv[2]))
    def chunk(name, data): return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
    def paeth(a, b, c):
        p = a + b - c
        return min((abs(p - a), 0, a), (abs(p - b), 1, b), (abs(p - c), 2, c))[2]
    said = {}
    for number in range(12):
        width, height = noise.randrange(1, 40), noise.randrange(1, 40)
        values = [[255], [0, 255], [0, 255, 128], list(range(256))][number % 4]
        pixels = [bytes(b for _ in range(width) for b in (noise.randrange(256), noise.randrange(256),
                  noise.randrange(256), noise.choice(values))) for _ in range(height)]
        raw, above = b"", bytes(4 * width)
        for row in pixels:
            filter = noise.randrange(5)
            raw += bytes([filter])
            for i, x in enumerate(row):
                a, b, c = (row[i - 4] if i > 3 else 0), above[i], (above[i - 4] if i > 3 else 0)
                raw += bytes([(x - [0, a, b, (a + b) // 2, paeth(a, b, c)][filter]) % 256])
            above = row
        data = zlib.compress(raw, noise.randrange(10))
        pieces, size = [], noise.choice([1, 7, 100, 10**6])
        for start in range(0, len(data), size): pieces.append(chunk(b"IDAT", data[start:start + size]))
        header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0))
        name = f"{number}.png"
        open(folder + "/" + name, "wb").write(b"\\x89PNG\\r\\n\\x1a\\n" + header + b"".join(pieces) + chunk(b"IEND", b""))
        alpha = {row[i] for row in pixels for i in range(3, len(row), 4)}
        said[name] = [bool(alpha - {0, 255}), alpha == {255}]
    print(json.dumps(said))
    """
}
