import Foundation
import TestSupport
import Testing

/// Pillow, with libpng and libjpeg-turbo of its own, reads what we write.
enum Pillow {
  static let isInstalled = Python.has("PIL")

  /// A picture as Pillow reads it.
  struct Picture: Equatable {
    /// Pillow's name for the samples of the file: `P`, `RGB`, `RGBA`, `L`.
    let mode: String
    let width: Int
    let height: Int
    /// Red, green, blue and alpha of each pixel.
    let rgba: [UInt8]
  }

  /// Decodes files with all checks that the libraries have.
  static func decode(_ files: [[UInt8]]) throws -> [Picture] {
    let output = try run(
      """
      for file in files:
          image = Image.open(io.BytesIO(file))
          image.load()
          mode = image.mode
          write(f"{mode} {image.width} {image.height}".encode(), image.convert("RGBA").tobytes())
      """, files)
    return try stride(from: 0, to: output.count, by: 2).map { number in
      let words = String(decoding: output[number], as: UTF8.self).split(separator: " ").map(String.init)
      return Picture(
        mode: words[0], width: try #require(Int(words[1])), height: try #require(Int(words[2])),
        rgba: output[number + 1])
    }
  }

  /// Decodes one file.
  static func decode(_ file: [UInt8]) throws -> Picture { try #require(try decode([file]).first) }

  /// Runs a program that has `Image`, the `files`, and `write`, which returns blocks of bytes to us.
  static func run(_ program: String, _ files: [[UInt8]]) throws -> [[UInt8]] {
    let start = """
      import io, struct, sys
      from PIL import Image
      data, files = sys.stdin.buffer.read(), []
      while data:
          (size,) = struct.unpack_from("<I", data)
          files.append(data[4:4 + size])
          data = data[4 + size:]
      def write(*blocks):
          for block in blocks: sys.stdout.buffer.write(struct.pack("<I", len(block)) + block)

      """
    var input = Data()
    for file in files {
      withUnsafeBytes(of: UInt32(file.count).littleEndian) { input.append(contentsOf: $0) }
      input += Data(file)
    }
    let result = try Python.run(start + program, input: input, importing: ["PIL.Image", "PIL.PngImagePlugin"])
    guard result.status == 0 else { throw Unreadable(message: result.errors) }
    var output = [UInt8](result.output)[...]
    var blocks: [[UInt8]] = []
    while output.count >= 4 {
      let size = output.prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
      blocks.append(Array(output.dropFirst(4).prefix(size)))
      output = output.dropFirst(4 + size)
    }
    return blocks
  }
}
