import Foundation
import SystemPackage
import TestSupport
import Testing
import TileStores

@Suite("Recognition of stores")
struct StoreRecognitionTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  private func file(_ bytes: Data) throws -> FilePath {
    try bytes.write(to: folder.url.appending(path: "file"))
    return FilePath(folder.path("file"))
  }

  @Test(
    "The store of a file is detected from its first bytes, not from its name",
    arguments: [
      // PKWARE, APPNOTE 4.3.7 and 4.3.16: a local file header, and the end of an archive without entries.
      ([0x50, 0x4B, 0x03, 0x04], "tpkx"), ([0x50, 0x4B, 0x05, 0x06], "tpkx"),
      // SQLite, Database File Format, 1.2.
      (Array("SQLite format 3\0".utf8), "mbtiles"), (Array("SQLite format 2\0".utf8), nil),
      // PMTiles Version 3 Specification, “Header”.
      (Array("PMTiles".utf8) + [3], "pmtiles"),
      // OGC 12-128r18, 1.1.1.1.1: the application_id of SQLite is at byte 68.
      (Array("SQLite format 3\0".utf8) + [UInt8](repeating: 0, count: 52) + Array("GPKG".utf8), "geopackage"),
      (Array("<?xml version=\"1.0\"?>".utf8), nil), ([], nil), ([0x50], nil),
    ] as [([UInt8], String?)])
  func content(head: [UInt8], store: String?) throws {
    let path = try file(Data(head) + Data(count: head.count < 4 ? 0 : 600))
    #expect(try TileStoreRegistry.store(of: path)?.name == store)
  }

  @Test("A directory and a missing file have no store")
  func noFile() throws {
    #expect(try TileStoreRegistry.store(of: FilePath(folder.path("missing"))) == nil)
    #expect(try TileStoreRegistry.store(of: FilePath(folder.url.path)) == nil)
  }

  @Test("No two stores recognise the same file, or have the same name or extension")
  func distinct() {
    let heads = [[0x50, 0x4B, 0x03, 0x04], Array("SQLite format 3\0".utf8), Array("PMTiles".utf8) + [3]]
    for head in heads { #expect(TileStoreRegistry.all.count { $0.recognizes(head) } == 1) }
    #expect(Set(TileStoreRegistry.all.map(\.name)).count == TileStoreRegistry.all.count)
    let files = TileStoreRegistry.all.map(\.shape).filter(\.isFile)
    #expect(Set(files).count == files.count)
  }

  @Test("A store is found by its name and by its extension, in any letter case")
  func names() {
    for store in TileStoreRegistry.all {
      #expect(TileStoreRegistry.named(store.name.uppercased())?.name == store.name)
      guard case .file(let suffix) = store.shape else { continue }
      #expect(TileStoreRegistry.store(suffix: suffix.uppercased())?.name == store.name)
    }
    #expect(TileStoreRegistry.named("nothing") == nil)
    #expect(TileStoreRegistry.store(suffix: "") == nil)
  }
}
