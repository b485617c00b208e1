import Foundation
import TestSupport
import Testing

private let hasResource = (try? CommandRun("python3", ["-c", "import resource"]))?.status == 0

@Suite("Memory", .tags(.slow), .enabled(if: hasResource, "Python has no module resource"))
struct MemoryTests {
  /// Two dozen tiles of 15 MB, 360 MB in total, which is close to the largest tile that a bundle can store. The files are
  /// sparse: only the headers take up space on the disk.
  private func largeTiles() throws -> SmallCache {
    let cache = try SmallCache([.init(11, 0, 0): Data(), .init(11, 128, 0): Data()], finestLevel: 11)
    for row in 0..<8 {
      let file = cache.file(String(format: "_alllayers/L11/R%04xC0000.bundle", row * 128))
      try SmallCache.bundle([:]).write(to: file)
      let handle = try FileHandle(forUpdating: file)
      let size = 15_000_000
      let tileCount = 3
      for tile in 0..<tileCount {
        let offset = 131_136 + 4 + tile * (size + 4)
        try handle.seek(toOffset: UInt64(64 + 8 * tile))
        handle.write(withUnsafeBytes(of: (UInt64(offset) | UInt64(size) << 40).littleEndian) { Data($0) })
        try handle.seek(toOffset: UInt64(offset - 4))
        handle.write(withUnsafeBytes(of: UInt32(size).littleEndian) { Data($0) } + Data([0xFF, 0xD8, 0xFF]))
      }
      try handle.truncate(atOffset: UInt64(131_136 + tileCount * (size + 4)))
    }
    return cache
  }

  @Test(
    "The largest possible tiles, in eight bundles at once, need less than 200 MB",
    arguments: [["verify"], ["convert", "--to", "tpkx"], ["convert", "--to", "mbtiles"]])
  func largest(command: [String]) throws {
    let cache = try largeTiles()
    let out = command[0] == "verify" ? [] : [cache.folder.path("out")]
    let script =
      "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL); print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    let run = try CommandRun(
      "python3",
      ["-c", script, CommandRun.tool.path, command[0], cache.path] + out + command.dropFirst() + ["--jobs", "8"])
    // macOS counts bytes, Linux kilobytes.
    #if os(macOS)
      let unit = 1
    #else
      let unit = 1024
    #endif
    let peak = try #require(Int(run.text.trimmingCharacters(in: .whitespacesAndNewlines)), "\(run.errors)")
    #expect(peak * unit < 200_000_000, "\(peak * unit) bytes")
    #expect(peak * unit > 15_000_000, "it did not run")
  }
}
