import FileAccess
import Foundation
import Testing

@testable import TileStores

@Suite("The table of contents that were stored")
struct ContentTableTests {
  @Test(
    "Contents fall out as seldom as from random places",
    arguments: [500_000, 1_000_000])
  func spread(_ count: Int) {
    var table = ContentTable()
    for number in 0..<count {
      // Contents that are as much alike as those of tiles are at worst.
      let bytes = Array("tile \(number)".utf8)
      table.use(ContentTable.key(bytes.withUnsafeBytes { Checksum($0).value }, size: 16), at: number)
    }
    // A random place gets as many contents as Poisson's distribution says (S. D. Poisson, 1837), and keeps four.
    let sets = Double(ContentTable.capacity / 4)
    let mean = Double(count) / sets
    var share = exp(-mean)
    var fallen = 0.0
    for contents in 1..<60 {
      share *= mean / Double(contents)
      fallen += share * Double(max(0, contents - 4))
    }
    #expect(abs(Double(table.droppedCount) / (sets * fallen) - 1) < 0.05)
  }
}
