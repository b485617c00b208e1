import CResampling
import TestSupport
import Testing

@testable import CacheBuilding

/// The inner loops in C.
@Suite("Inner loops")
struct KernelTests {
  @Test("The fast path gives the same bytes as plain arithmetic")
  func fastPath() {
    var generator = SeededGenerator(seed: 20)
    var pixels = (0..<4 * 64 * 48).map { _ in UInt8.random(in: 0...255, using: &generator) }
    for alpha in stride(from: 3, to: pixels.count, by: 4) { pixels[alpha] = 255 }
    for _ in 0..<200 {
      // Corners anywhere in the picture, also turned and mirrored.
      let corners = (0..<4).map { _ in
        (
          Int64.random(in: 1 << 24..<62 << 24, using: &generator),
          Int64.random(in: 1 << 24..<46 << 24, using: &generator)
        )
      }
      var cell = cresampling_cell(
        corners: (
          corners[0].0, corners[0].1, corners[1].0, corners[1].1, corners[2].0, corners[2].1, corners[3].0,
          corners[3].1
        ), shift: 4, first_column: 0, first_row: 0, columns: 16, rows: 16)
      var fast = [UInt8](repeating: 1, count: 1024)
      var plain = [UInt8](repeating: 2, count: 1024)
      pixels.withUnsafeBufferPointer { buffer in
        var source = cresampling_source(
          pixels: buffer.baseAddress, x: 0, y: 0, width: 64, height: 48, source_width: 64, source_height: 48,
          is_opaque: true)
        cresampling_bilinear(&source, &cell, &fast, 64)
        cresampling_bilinear_plain(&source, &cell, &plain, 64)
      }
      #expect(fast == plain)
    }
  }

  @Test("Means of areas are those of NumPy, for 2, 2.5, 1.5 and 4", .enabled(if: Rasters.canBeMade))
  func means() throws {
    for (p, q) in [(2, 1), (5, 2), (3, 2), (4, 1)] {
      var generator = SeededGenerator(seed: UInt64(p))
      let side = 24
      let finer = side * p / q
      var pixels = (0..<4 * finer * finer).map { _ in UInt8.random(in: 0...255, using: &generator) }
      for alpha in stride(from: 3, to: pixels.count, by: 4) { pixels[alpha] = pixels[alpha] < 40 ? 0 : 255 }
      var out = [UInt8](repeating: 0, count: 4 * side * side)
      cresampling_average(pixels, Int64(4 * finer), &out, Int64(4 * side), Int32(side), Int32(side), Int32(p), Int32(q))
      let run = try Python.run(
        """
        import sys, numpy as np
        p, q, side = map(int, sys.argv[1:4])
        fine = np.frombuffer(sys.stdin.buffer.read(), "uint8").reshape(side * p // q, side * p // q, 4).astype("int64")
        # Each pixel as q × q equal ones: then a coarser pixel is p × p of these.
        big = fine.repeat(q, 0).repeat(q, 1).reshape(side, p, side, p, 4).swapaxes(1, 2).reshape(side, side, p * p, 4)
        valid = big[..., 3] > 0
        count = valid.sum(2)[..., None]
        total = (big * valid[..., None]).sum(2)
        mean = np.where(count > 0, (total + count // 2) // np.maximum(count, 1), 0)
        sys.stdout.buffer.write(mean.astype("uint8").tobytes())
        """, ["\(p)", "\(q)", "\(side)"], input: .init(pixels), importing: ["numpy"])
      #expect(run.status == 0, "\(run.errors)")
      #expect(Array(run.output) == out, "ratio \(p)/\(q)")
    }
  }
}
