import FileAccess
import Foundation
import SystemPackage
import TestSupport
import Testing
import TilingSchemes

@testable import TileStores

@Suite("Bundles")
struct BundleTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  /// Tiles of random sizes at random positions.
  private func randomTiles(_ generator: inout SeededGenerator) -> [Int: Data] {
    var tiles: [Int: Data] = [:]
    for _ in 0..<Int.random(in: 0...60, using: &generator) {
      let size = Int.random(in: 1...3000, using: &generator)
      tiles[Int.random(in: 0..<16_384, using: &generator)] = Data(
        (0..<size).map { _ in UInt8.random(in: 0...255, using: &generator) })
    }
    return tiles
  }

  @Test("Bundles by other programs are read, in Compact V1 and V2")
  func read() throws {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<20 {
      let tiles = randomTiles(&generator)
      let new = try ReadPacket(folder.bundle(SmallCache.bundle(tiles)))
      #expect(new.tiles == Dictionary(uniqueKeysWithValues: tiles.map { (UInt16($0.key), $0.value) }))
      #expect(new.index.problems.isEmpty && new.problems.isEmpty && new.index.slack == 0)
      let files = SmallCache.oldBundle(tiles, row: 0, column: 0)
      let old = try ReadPacket(folder.oldBundle(files.bundle, files.index))
      #expect(old.tiles == new.tiles)
      #expect(old.index.problems.isEmpty && old.index.slack == 0)
    }
  }

  @Test("A written bundle equals one by another program, byte for byte")
  func write() throws {
    var generator = SeededGenerator(seed: 2)
    for _ in 0..<20 {
      let tiles = randomTiles(&generator)
      let ordered = tiles.sorted { $0.key < $1.key }
      var written = Data()
      var writer = CompactV2Writer(recordCount: 0)
      let write = { (bytes: UnsafeRawBufferPointer, offset: Int) throws(FileAccessError) in
        #expect(offset == written.count)
        written.append(contentsOf: bytes)
      }
      try writer.begin(ordered.map { StoredTile(position: $0.key, size: $0.value.count, offset: 0) }, write)
      for tile in ordered {
        let copy = Array(tile.value)
        try copy.withUnsafeBytes { try writer.add(tile: $0, write) }
      }
      try writer.finish(write)
      #expect(written == SmallCache.bundle(tiles))
      #expect(writer.checksum == written.withUnsafeBytes { Checksum($0) })
    }
  }

  @Test("A bundle with the header of Esri's white paper is also read")
  func whitePaper() throws {
    var bytes = SmallCache.bundle([5: Data([1, 2, 3])])
    bytes.replaceSubrange(4..<8, with: [0, 64, 0, 0])
    bytes.replaceSubrange(48..<52, with: [16, 0, 0, 0])
    // Empty index entries are 0 in the white paper.
    bytes.replaceSubrange(64..<72, with: Data(count: 8))
    let read = try ReadPacket(folder.bundle(bytes))
    #expect(read.tiles == [5: Data([1, 2, 3])])
    #expect(read.index.problems.isEmpty)
  }

  @Test("A tile of nearly 16 MB is read, and an entry beyond the end of the file is a problem")
  func large() throws {
    let large = Data(repeating: 7, count: 16_777_215)
    #expect(try ReadPacket(folder.bundle(SmallCache.bundle([0: large]))).tiles == [0: large])
    var bytes = SmallCache.bundle([0: Data([1])])
    bytes.replaceSubrange(64..<72, with: [0x44, 0, 2, 0, 0, 0xFF, 0xFF, 0xFF])
    let index = try folder.bundle(bytes).open().index()
    #expect(index.tiles.isEmpty)
    #expect(index.problems == [.outside(0, offset: 131_140, size: 16_777_215)])
  }

  @Test("Damaged bundles and indexes cause no crash, and no tile is larger than its file")
  func damaged() throws {
    var generator = SeededGenerator(seed: 3)
    let tile = try SmallCache.tile("png32.png")
    let tiles = Dictionary(uniqueKeysWithValues: (0..<40).map { ($0 * 3, tile) })
    let new = SmallCache.bundle(tiles)
    let old = SmallCache.oldBundle(tiles, row: 0, column: 0)
    for _ in 0..<TestRun.rounds(usually: 100, long: 400) {
      let packets = [
        try folder.bundle(damage(new, &generator)),
        try folder.oldBundle(damage(old.bundle, &generator), damage(old.index, &generator)),
      ]
      for packet in packets {
        do {
          let read = try ReadPacket(packet)
          #expect(read.tiles.values.allSatisfy { $0.count < new.count })
        } catch is FileAccessError {
          // An error is a correct answer to a damaged file.
        }
      }
    }
  }

  /// Changes up to eight bytes, mostly near the start, and sometimes truncates the data.
  private func damage(_ data: Data, _ generator: inout SeededGenerator) -> Data {
    var data = data
    for _ in 0..<Int.random(in: 0...8, using: &generator) {
      let end = Bool.random(using: &generator) ? 400 : data.count
      data[Int.random(in: 0..<min(end, data.count), using: &generator)] = UInt8.random(in: 0...255, using: &generator)
    }
    return Int.random(in: 0..<6, using: &generator) == 0
      ? data.prefix(Int.random(in: 0...data.count, using: &generator)) : data
  }
}

@Suite("Images")
struct TileImageTests {
  private func inspect(_ data: Data) -> TileImage.Inspection { Array(data).withUnsafeBytes { TileImage.inspect($0) } }

  @Test(
    "The type and size of an image are detected",
    arguments: [
      ("tile.jpg", TileImage.Kind.jpeg(componentCount: 3), 256), ("large.jpg", .jpeg(componentCount: 3), 512),
      ("png8.png", .png(colorType: 3, bitDepth: 8, hasTransparency: false), 256),
      ("png24.png", .png(colorType: 2, bitDepth: 8, hasTransparency: false), 256),
      ("png32.png", .png(colorType: 6, bitDepth: 8, hasTransparency: false), 256),
    ])
  func kinds(name: String, kind: TileImage.Kind, size: Int) throws {
    let found = inspect(try SmallCache.tile(name))
    #expect(found.image == TileImage(kind: kind, width: size, height: size))
    #expect(found.problem == nil)
  }

  @Test(
    "An image truncated at any byte has a problem", arguments: ["tile.jpg", "png8.png", "png24.png", "png32.png"])
  func cutOff(name: String) throws {
    let data = try SmallCache.tile(name)
    for length in 0..<data.count { #expect(inspect(data.prefix(length)).problem != nil, "\(length)") }
  }

  @Test("Every changed byte of a PNG is a problem", arguments: ["png8.png", "png24.png", "png32.png"])
  func changed(name: String) throws {
    let data = try SmallCache.tile(name)
    for place in data.indices {
      var damaged = data
      damaged[place] ^= 0x10
      #expect(inspect(damaged).problem != nil, "\(place)")
    }
  }

  @Test("Random bytes cause no crash")
  func noise() throws {
    var generator = SeededGenerator(seed: 4)
    let heads = [
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], [0xFF, 0xD8, 0xFF], Array("Lerc2 ".utf8),
      Array("CntZImage ".utf8), [],
    ]
    for _ in 0..<20_000 {
      let head = heads.randomElement(using: &generator) ?? []
      let rest = (0..<Int.random(in: 0...80, using: &generator)).map { _ in UInt8.random(in: 0...255, using: &generator)
      }
      _ = inspect(Data(head + rest))
    }
  }
}
