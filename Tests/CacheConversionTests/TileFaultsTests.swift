import CacheConversion
import Foundation
import SchemeFormats
import SystemPackage
import TestSupport
import Testing
import TileStores

@testable import CacheOpening

@Suite("What a conversion reports of the tiles")
struct TileFaultsTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  private func world(_ name: String) throws -> [SmallCache.Place: Data] { SmallCache.world(try SmallCache.tile(name)) }

  /// The image format and quality that a result declares.
  private func declared(_ name: String = "out") throws -> String {
    let image = try SchemeOpener.open(FilePath(folder.path(name))).model.image
    return "\(image?.format?.name ?? "none") \(image?.compressionQuality.map { Int($0) } ?? -1)"
  }

  @Test(
    "The result declares the format that the tiles have",
    arguments: [
      ("PNG", ["tile.jpg"], "JPEG 75"), ("JPEG", ["png32.png"], "PNG 0"), ("PNG32", ["png8.png"], "PNG 0"),
      ("PNG8", ["tile.jpg", "png32.png"], "MIXED 75"), ("MIXED", ["tile.jpg"], "MIXED 75"),
      ("PNG32", ["png32.png"], "PNG32 0"), ("PNG", ["png24.png", "png8.png"], "PNG 0"),
      ("JPEG", ["lerc-5.lerc"], "LERC 0"),
    ])
  func formats(_ format: String, _ images: [String], _ expected: String) async throws {
    var tiles = try world(images[0])
    if let other = images.dropFirst().first { tiles[.init(2, 1, 3)] = try SmallCache.tile(other) }
    let cache = try SmallCache(tiles, format: format)
    for (number, store) in ([PackageStore(), CompactV2Store.legacy] as [any TileStore]).enumerated() {
      let report = try await folder.convert(cache.path, to: "out\(number)", as: store)
      #expect(try declared("out\(number)") == expected)
      let isChanged = !expected.hasPrefix("\(format) ")
      #expect(report.notices.contains { $0.description.contains("the image format of the result") } == isChanged)
      #expect(try await folder.verify("out\(number)").filter { $0.hasPrefix("IMG") || $0.hasPrefix("STO") } == [])
    }
  }

  @Test(
    "A conversion reports what verify would report of a tile",
    arguments: [
      ("IMG002", "GIF89a-and-more"), ("IMG002", "RIFF1234WEBPVP8 "), ("IMG007", "<!DOCTYPE html>"), ("IMG007", "\0"),
    ])
  func text(_ rule: String, _ content: String) async throws {
    try await expect(rule, Data(content.utf8))
  }

  @Test("Tiles of another size, truncated and changed tiles are reported with their rules")
  func images() async throws {
    try await expect("IMG008", try SmallCache.tile("large.jpg"))
    try await expect("IMG005", try SmallCache.tile("tile.jpg").dropLast(2))
    var changed = try SmallCache.tile("png32.png")
    changed[changed.count / 2] ^= 1
    try await expect("IMG006", changed)
    try await expect("IMG003", try SmallCache.tile("png32.png").dropFirst(4))
  }

  private func expect(_ rule: String, _ tile: Data) async throws {
    var tiles = try SmallCache.world
    tiles[.init(2, 1, 3)] = tile
    let name = UUID().uuidString
    let cache = try SmallCache(tiles)
    let report = try await folder.convert(cache.path, to: name)
    #expect(report.faults.map(\.rule.identifier) == [rule], "\(report.faults)")
    let place = try #require(report.faults.first?.places.first)
    #expect(place.level == 2 && place.tile.row == 1 && place.tile.column == 3 && report.faults.first?.count == 1)
    #expect(try await folder.verify(name).contains(rule))
  }

  @Test("Wrong sizes and headers of bundles are reported")
  func storage() async throws {
    let cache = try SmallCache(SmallCache.world)
    try cache.change(cache.bundle(2)) { $0[131_136] ^= 1 }
    try cache.change(cache.bundle(1)) { $0[0] = 4 }
    let report = try await folder.convert(cache.path)
    #expect(report.faults.map(\.rule.identifier) == ["STO002", "STO013"], "\(report.faults)")
    // The result has both sizes and the header anew.
    #expect(try await folder.verify() == [])
  }

  @Test("Thousands of faults are counted, and the first are listed")
  func many() async throws {
    var tiles: [SmallCache.Place: Data] = [:]
    for row in 0..<64 { for column in 0..<64 { tiles[.init(6, row, column)] = Data("no image".utf8) } }
    let cache = try SmallCache(tiles, finestLevel: 6)
    let report = try await folder.convert(cache.path)
    let fault = try #require(report.faults.first)
    #expect(report.faults.count == 1 && fault.count == 4096 && fault.places.count == 20)
    #expect(fault.places.first?.tile.row == 0 && fault.places.last?.tile.column == 19)
  }

  @Test("The tiles of an elevation cache have one pixel more than the tile size")
  func elevation() async throws {
    func lerc(_ width: Int32, _ height: Int32) throws -> Data {
      // A CntZImage (Esri/lerc): name, version, type, height, width, maximum error, and two empty parts.
      var data = Data("CntZImage ".utf8)
      for number in [11, 8, height, width] { withUnsafeBytes(of: number.littleEndian) { data.append(contentsOf: $0) } }
      return data + Data(count: 8 + 32)
    }
    for (width, height, rules) in [(257, 257, []), (256, 256, []), (258, 258, ["IMG008"]), (257, 256, ["IMG008"])]
      as [(Int32, Int32, [String])]
    {
      let name = "out-\(width)-\(height)"
      let cache = try SmallCache([.init(0, 0, 0): lerc(width, height)], format: "LERC")
      let report = try await folder.convert(cache.path, to: name)
      #expect(report.faults.map(\.rule.identifier) == rules, "\(report.faults)")
      #expect(try await folder.verify(name).filter { $0.hasPrefix("IMG00") } == rules)
    }
  }
}
