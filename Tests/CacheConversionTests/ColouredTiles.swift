import Foundation
import TestSupport

/// Tiles of one colour each, so that a program that places one wrongly shows another colour there.
enum ColouredTiles {
  /// Makes a square of tiles, each a PNG24 of 256 × 256 pixels.
  ///
  /// - Parameters:
  ///   - side: how many rows, and how many columns.
  ///   - colour: red, green and blue in Python, from `row` and `column`.
  ///   - first: the upper left tile.
  ///   - folder: where the files are written.
  static func square(
    _ side: Int, colour: String, from first: SmallCache.Place, in folder: TemporaryDirectory
  ) throws -> [SmallCache.Place: Data] {
    let pictures = """
      import struct, sys, zlib
      def part(kind, data): return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
      for row in range(\(side)):
          for column in range(\(side)):
              line = b'\\0' + bytes([\(colour)]) * 256
              png = b'\\x89PNG\\r\\n\\x1a\\n' + part(b'IHDR', struct.pack('>IIBBBBB', 256, 256, 8, 2, 0, 0, 0)) \\
                  + part(b'IDAT', zlib.compress(line * 256)) + part(b'IEND', b'')
              open(f'{sys.argv[1]}/{row}-{column}.png', 'wb').write(png)
      """
    let run = try Python.run(pictures, [folder.path("")], importing: ["zlib"])
    guard run.status == 0 else { throw Failure(errors: run.errors) }
    var tiles: [SmallCache.Place: Data] = [:]
    for row in 0..<side {
      for column in 0..<side {
        tiles[.init(first.level, first.row + row, first.column + column)] = try Data(
          contentsOf: folder.url.appending(path: "\(row)-\(column).png"))
      }
    }
    return tiles
  }

  private struct Failure: Error { let errors: String }
}
