import Foundation
import TestSupport
import Testing

/// A fault that is written into a good cache, and the rule that must find it.
struct Damage: Sendable, CustomTestStringConvertible {
  let rule: String
  /// A part of the path that is reported.
  var file = "R0000C0000.bundle"
  var tile: SmallCache.Place?
  var storage = SmallCache.Storage.compactV2
  var format = "JPEG"
  /// Other rules that find the same fault.
  var ignored = ["LOD007", "IMG004", "LOD005", "STO025"]
  var tiles: @Sendable ([SmallCache.Place: Data]) throws -> [SmallCache.Place: Data] = { $0 }
  var plant: @Sendable (SmallCache) throws -> Void = { _ in }
  let testDescription: String

  init(_ rule: String, _ description: String) {
    self.rule = rule
    testDescription = "\(rule): \(description)"
  }

  private func with(_ change: (inout Damage) -> Void) -> Damage {
    var copy = self
    change(&copy)
    return copy
  }

  /// A tile that is replaced by another image or by other data.
  private static func image(
    _ rule: String, _ description: String, format: String = "JPEG", _ tile: @escaping @Sendable () throws -> Data
  ) -> Damage {
    Damage(rule, description).with {
      $0.tile = SmallCache.Place(2, 1, 3)
      $0.file = "L02/R0000C0000.bundle"
      $0.format = format
      let bases = ["JPEG": "tile.jpg", "PNG8": "png8.png", "PNG24": "png24.png", "LERC": "lerc-5.lerc"]
      let base = bases[format] ?? "png32.png"
      $0.tiles = { _ in
        var tiles = SmallCache.world(try SmallCache.tile(base))
        tiles[SmallCache.Place(2, 1, 3)] = try tile()
        return tiles
      }
    }
  }

  /// The bytes of an index record in the bundle of level 2.
  private static func entry(_ position: Int) -> Range<Int> { 64 + 8 * position..<72 + 8 * position }

  private static func bundle(
    _ rule: String, _ description: String, tile: SmallCache.Place? = nil,
    _ change: @escaping @Sendable (inout Data) -> Void
  ) -> Damage {
    Damage(rule, description).with {
      $0.tile = tile
      $0.file = "L02/R0000C0000.bundle"
      $0.plant = { cache in try cache.change(cache.bundle(2), change) }
      // A tile that cannot be read is reported as missing too.
      $0.ignored += ["EXT004", "STO015"]
    }
  }

  private static func files(
    _ rule: String, _ description: String, file: String, ignored: [String] = [],
    storage: SmallCache.Storage = .compactV2,
    _ plant: @escaping @Sendable (SmallCache) throws -> Void
  ) -> Damage {
    Damage(rule, description).with {
      $0.file = file
      $0.storage = storage
      $0.ignored += ignored
      $0.plant = plant
    }
  }

  /// Makes conf.xml declare one band and a LERC error of 0.1.
  private static func sayLERC(_ cache: SmallCache) throws {
    try cache.change(cache.file("conf.xml")) { data in
      data = Data(
        String(decoding: data, as: UTF8.self).replacing(
          "</Antialiasing>", with: "</Antialiasing><BandCount>1</BandCount><LERCError>0.1</LERCError>"
        ).utf8)
    }
  }

  /// A PNG with a changed byte of its header and the checksum of the new header.
  private static func png(_ place: Int, _ value: UInt8, of name: String = "png32.png") throws -> Data {
    var data = try SmallCache.tile(name)
    data[place] = value
    var checksum = UInt32.max
    for byte in data[12..<29] {
      checksum ^= UInt32(byte)
      for _ in 0..<8 { checksum = checksum & 1 == 1 ? checksum >> 1 ^ 0xEDB8_8320 : checksum >> 1 }
    }
    data.replaceSubrange(29..<33, with: withUnsafeBytes(of: (~checksum).bigEndian) { Data($0) })
    return data
  }

  private static func move(_ cache: SmallCache, _ name: String, _ other: String) throws {
    try FileManager.default.moveItem(at: cache.file(name), to: cache.file(other))
  }

  static let all: [Damage] =
    [
      image("IMG002", "a PNG in a cache of JPEG") { try SmallCache.tile("png24.png") },
      image("IMG002", "a PNG24 in a cache of PNG32", format: "PNG32") { try SmallCache.tile("png24.png") },
      image("IMG002", "a PNG32 in a cache of PNG8", format: "PNG8") { try SmallCache.tile("png32.png") },
      image("IMG003", "a PNG without its first four bytes", format: "PNG32") {
        try SmallCache.tile("png32.png").dropFirst(4) + Data(count: 4)
      },
      image("IMG005", "half a JPEG") { try SmallCache.tile("tile.jpg").prefix(1000) },
      image("IMG005", "a JPEG without its last two bytes") { try SmallCache.tile("tile.jpg").dropLast(2) },
      image("IMG005", "half a PNG", format: "PNG32") { try SmallCache.tile("png32.png").prefix(500) },
      image("IMG006", "a PNG with a changed byte", format: "PNG32") {
        var data = try SmallCache.tile("png32.png")
        data[data.count / 2] ^= 1
        return data
      },
      // Each with the right checksum, as a program writes it.
      image("IMG006", "a PNG of 5 bits", format: "PNG32") { try png(24, 5) },
      image("IMG006", "a PNG of 4 bits in three channels", format: "PNG24") { try png(24, 4, of: "png24.png") },
      image("IMG006", "a PNG of 16 bits with a palette", format: "PNG8") { try png(24, 16, of: "png8.png") },
      image("IMG006", "a PNG of colour type 5", format: "PNG32") { try png(25, 5) },
      image("IMG006", "a PNG with an unknown compression", format: "PNG32") { try png(26, 1) },
      image("IMG006", "a PNG8 without its palette", format: "PNG8") {
        let data = try SmallCache.tile("png8.png")
        let name = try #require(data.range(of: Data("PLTE".utf8)))
        let length = data[name.lowerBound - 2..<name.lowerBound].reduce(0) { $0 << 8 | Int($1) }
        return data[..<(name.lowerBound - 4)] + data[(name.upperBound + length + 4)...]
      },
      image("IMG009", "bytes after IEND", format: "PNG32") { try SmallCache.tile("png32.png") + Data([0, 0]) },
      image("IMG007", "a tile of zeros") { Data(count: 500) },
      image("IMG007", "a web page") { Data("<!DOCTYPE html><title>502</title>".utf8) },
      image("IMG008", "a tile of 512 pixels in a cache of 256") { try SmallCache.tile("large.jpg") },
      image("IMG015", "a pixel that is half transparent", format: "PNG32") {
        try SmallCache.tile("png32-partial.png")
      },
      image("IMG015", "a pixel that is half transparent, in a cache of MIXED", format: "MIXED") {
        try SmallCache.tile("png32-partial.png")
      },
      image("IMG016", "an opaque PNG32 in a cache of MIXED", format: "MIXED") {
        try SmallCache.tile("png32-opaque.png")
      },
      image("IMG017", "LERC of three bands in a cache of one", format: "LERC") {
        try SmallCache.tile("lerc-5-bands.lerc")
      }.with { $0.plant = sayLERC },
      image("IMG018", "LERC with a larger error", format: "LERC") {
        var data = try SmallCache.tile("lerc-5.lerc")
        // The error follows the value type, 6.
        data.replaceSubrange(42..<50, with: withUnsafeBytes(of: (2.0).bitPattern.littleEndian) { Data($0) })
        return data
      }.with { $0.plant = sayLERC },
      image("IMG009", "bytes after the end of a JPEG") { try SmallCache.tile("tile.jpg") + Data([1, 2, 3]) },
      bundle("STO002", "another version") { $0[0] = 4 },
      bundle("STO002", "nothing but zeros") { $0 = Data(count: $0.count) },
      bundle("STO002", "an invalid record count") { $0[4] = 7 },
      bundle("STO002", "a file that ends within its index") { $0 = $0.prefix(1000) },
      bundle("STO014", "a header with a wrong size") { $0[24] ^= 1 },
      bundle("STO011", "an index entry beyond the end", tile: .init(2, 1, 2)) {
        $0.replaceSubrange(entry(130), with: [0, 0, 0, 0, 1, 5, 0, 0])
      },
      bundle("STO011", "an index entry that points into the index", tile: .init(2, 0, 1)) {
        $0.replaceSubrange(entry(1), with: [64, 0, 0, 0, 0, 5, 0, 0])
      },
      bundle("STO027", "an index of other bytes") {
        $0.replaceSubrange(64..<131_136, with: Data(repeating: 0xA5, count: 131_072))
      },
      bundle("STO012", "two tiles that overlap", tile: .init(2, 0, 0)) {
        // Both sizes of the first tile are ten bytes too large, so that its end is in the second tile.
        for place in [entry(0).lowerBound + 5, 131_136] {
          let size = Int($0[place]) + Int($0[place + 1]) << 8 + 10
          $0[place] = UInt8(size & 255)
          $0[place + 1] = UInt8(size >> 8)
        }
      }.with { $0.ignored += ["IMG009"] },
      bundle("STO013", "a size in the index that reaches into the next tile", tile: .init(2, 0, 0)) {
        $0[entry(0).lowerBound + 5] ^= 8
      },
      files("STO022", "two folders for one level", file: "_alllayers/L2", ignored: ["STO003"]) { cache in
        try FileManager.default.copyItem(at: cache.file("_alllayers/L02"), to: cache.file("_alllayers/L2"))
      },
      files("STO022", "a PNG and a JPEG for one place", file: "C00000001.png", storage: .exploded) { cache in
        try SmallCache.tile("png32.png").write(to: cache.file("_alllayers/L02/R00000000/C00000001.png"))
      },
      files("STO023", "a .bundlx without its footer", file: "L02/R0000C0000.bundle", storage: .compactV1) { cache in
        try cache.change(cache.file("_alllayers/L02/R0000C0000.bundlx")) { $0 = $0.dropLast(16) }
      },
      files(
        "STO023", "a .bundlx with a changed byte in its footer", file: "L02/R0000C0000.bundle", storage: .compactV1
      ) { cache in
        try cache.change(cache.file("_alllayers/L02/R0000C0000.bundlx")) { $0[$0.count - 12] ^= 1 }
      },
      files(
        "STO002", "a .bundlx with a changed byte in its header", file: "L02/R0000C0000.bundle", storage: .compactV1
      ) { cache in
        try cache.change(cache.file("_alllayers/L02/R0000C0000.bundlx")) { $0[9] ^= 1 }
      },
      files(
        "EXT009", "a conf.cdi of another cache in the same system", file: "_alllayers", ignored: ["EXT003", "EXT004"]
      ) { cache in
        try cache.change(cache.file("conf.cdi")) { data in
          data = Data(
            String(decoding: data, as: UTF8.self)
              .replacing(/<XMax>[^<]*</, with: "<XMax>-15000000<").replacing(/<YMin>[^<]*</, with: "<YMin>15000000<")
              .utf8)
        }
      }.with { $0.tiles = { tiles in tiles.filter { $0.key.level < 2 || $0.key.row > 1 } } },
      files(
        "STO024", "a .bundlx that lost an entry", file: "L02/R0000C0000.bundle", ignored: ["EXT004", "STO015"],
        storage: .compactV1
      ) {
        cache in
        try cache.change(cache.file("_alllayers/L02/R0000C0000.bundlx")) {
          $0.replaceSubrange(16..<21, with: [60, 0, 0, 0, 0])
        }
      },
      bundle("STO013", "a size field that differs from the index", tile: .init(2, 0, 0)) { $0[131_136] ^= 1 },
      bundle("STO016", "two entries for one tile", tile: .init(2, 0, 1)) { data in
        data.replaceSubrange(entry(1), with: Data(data[entry(0)]))
      },
      bundle("STO015", "bytes that belong to no tile") { data in
        data.append(Data(count: 50))
        data.replaceSubrange(24..<32, with: withUnsafeBytes(of: UInt64(data.count).littleEndian) { Data($0) })
      }.with { $0.ignored = ["LOD007", "IMG004", "LOD005", "STO025"] },
      files("EXT004", "a missing tile", file: "_alllayers") { _ in }.with {
        $0.tiles = { tiles in tiles.filter { $0.key != SmallCache.Place(2, 2, 2) } }
      },
      files("EXT003", "a tile outside", file: "_alllayers") { _ in }.with {
        $0.tiles = { tiles in
          var tiles = tiles
          tiles[SmallCache.Place(2, 4, 0)] = try SmallCache.tile("tile.jpg")
          return tiles
        }
      },
      files("STO003", "a level in hexadecimal digits", file: "L0a", ignored: ["STO018", "EXT004"]) {
        try move($0, "_alllayers/L02", "_alllayers/L0a")
      },
      files("STO003", "a bundle whose name is not a multiple of 128", file: "R0001C0000.bundle", ignored: ["EXT004"]) {
        try move($0, "_alllayers/L02/R0000C0000.bundle", "_alllayers/L02/R0001C0000.bundle")
      },
      files("STO005", "a lock", file: "R0000C0000.bundle.lock") {
        try Data().write(to: $0.file("_alllayers/L01/R0000C0000.bundle.lock"))
      },
      files("STO006", "a folder in small letters", file: "l02") { try move($0, "_alllayers/L02", "_alllayers/l02") },
      files("STO008", "a stray file", file: "Thumbs.db") { try Data([1]).write(to: $0.file("_alllayers/Thumbs.db")) },
      files("STO009", "bundles of another storage", file: "_alllayers", storage: .compactV1) { cache in
        try cache.change(cache.file("conf.xml")) { data in
          data = Data(
            String(decoding: data, as: UTF8.self).replacing("ModeCompact<", with: "ModeCompactV2<").utf8)
        }
      },
      files("STO010", "a bundle without its index", file: "R0000C0000.bundle", ignored: ["EXT004"], storage: .compactV1)
      {
        try FileManager.default.removeItem(at: $0.file("_alllayers/L02/R0000C0000.bundlx"))
      },
      files(
        "STO010", "an index without its bundle", file: "R0000C0000.bundlx", ignored: ["EXT004"], storage: .compactV1
      ) {
        try FileManager.default.removeItem(at: $0.file("_alllayers/L02/R0000C0000.bundle"))
      },
      files("STO017", "no tiles", file: "_alllayers") {
        try FileManager.default.removeItem(at: $0.file("_alllayers"))
      },
      files("STO018", "a level without a folder", file: "_alllayers") {
        try FileManager.default.removeItem(at: $0.file("_alllayers/L02"))
      },
      files("STO020", "a tile of 16 MB", file: "L02", ignored: ["EXT004"], storage: .exploded) { cache in
        try SmallCache.tile("tile.jpg").write(to: cache.file("_alllayers/L02/R00000000/C00000000.jpg"))
        let handle = try FileHandle(forUpdating: cache.file("_alllayers/L02/R00000000/C00000000.jpg"))
        try handle.truncate(atOffset: 1 << 24)
      }.with { $0.tile = SmallCache.Place(2, 0, 0) },
      files("STO021", "a bundle that is a dangling link", file: "L02/R0000C0000.bundle", ignored: ["EXT004"]) { cache in
        try FileManager.default.removeItem(at: cache.bundle(2))
        try FileManager.default.createSymbolicLink(at: cache.bundle(2), withDestinationURL: cache.file("nothing"))
      },
      files("STO019", "a level that is missing from the scheme", file: "L07", ignored: ["STO018"]) {
        try move($0, "_alllayers/L02", "_alllayers/L07")
      },
    ]
}
