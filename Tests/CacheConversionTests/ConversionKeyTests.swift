import SchemeFormats
import Testing
import TileStores
import TilingSchemes

@testable import CacheConversion

@Suite("The key of a conversion")
struct ConversionKeyTests {
  private let options = ConversionKey.Options(
    target: "tpkx", levels: [3, 1], extent: Envelope(xMin: -1, yMin: -2.5, xMax: 1e7, yMax: 0.1), area: nil,
    numbers: [0: 2, 1: 3], storage: TileStorageInfo(format: .compactV2, packetSize: 128), imageFormat: .jpeg,
    thumbnail: "./thumbnail.png")

  private func key(_ options: ConversionKey.Options, level: Int = 3, name: String = "cache/L03") -> String {
    var tiles = Fingerprint()
    tiles.add(7)
    var key = ConversionKey(options)
    key.add(packet: name, level: level, tiles)
    return key.text
  }

  /// The number is an FNV-1a hash, computed by another program from the encoding that `ConversionKey` documents. If it
  /// has to be changed here, raise `ConversionKey.version`, so that no run continues the output of another version.
  @Test("The same request has the same key in every run and on every machine")
  func fixed() {
    #expect(ConversionKey.version == 1)
    #expect(key(options) == "b9e8x5n8diw4")
  }

  @Test("Everything that changes the result changes the key")
  func different() {
    var changes: [ConversionKey.Options] = []
    func change(_ body: (inout ConversionKey.Options) -> Void) {
      var changed = options
      body(&changed)
      changes.append(changed)
    }
    change { $0.target = "mbtiles" }
    change { $0.levels = nil }
    change { $0.levels = [1] }
    change { $0.extent = nil }
    change { $0.extent?.yMax = 0.1.nextUp }
    change { $0.area = Envelope(xMin: 0, yMin: 0, xMax: 1, yMax: 1) }
    change { $0.numbers = [:] }
    change { $0.storage = TileStorageInfo(format: .exploded, packetSize: 0) }
    change { $0.imageFormat = .png }
    change { $0.thumbnail = nil }
    var keys = changes.map { key($0) }
    keys += [key(options), key(options, level: 4), key(options, name: "other/L03")]
    #expect(Set(keys).count == keys.count)
  }
}
