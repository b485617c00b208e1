import Foundation
import TestSupport
import Testing
import TileSchemeKit

@Suite("Tiles that a server sends")
struct TileAnswerTests {
  static let tile = "/arcgis/rest/services/cache/MapServer/tile/1/0/1"

  @Test("A tile is sent with the bytes of the file, in every storage", arguments: SmallCache.Storage.allCases)
  func bytes(storage: SmallCache.Storage) throws {
    let cache = try SmallCache(SmallCache.distinct(), storage: storage)
    let served = try Served(cache)
    let response = served.get("/arcgis/rest/services/\(cache.url.lastPathComponent)/MapServer/tile/1/0/1")
    #expect(response.status == .ok)
    #expect(Data(response.body) == (try SmallCache.distinct()[.init(1, 0, 1)]))
  }

  @Test("The same tile has three addresses: ArcGIS, WMTS by template, WMTS by key and value")
  func addresses() throws {
    let cache = try SmallCache(SmallCache.distinct())
    let served = try Served(cache)
    let name = cache.url.lastPathComponent
    let addresses = [
      "/arcgis/rest/services/\(name)/MapServer/tile/1/0/1", "/ArcGIS/REST/Services/\(name)/mapserver/tile/1/0/1/",
      "/wmts/\(name)/1/0/1", "/wmts/\(name)/1/0/1.png",
      "/wmts?service=WMTS&Request=GetTile&VERSION=1.0.0&layer=\(name)&STYLE=default&FORMAT=image/png&TileMatrixSet="
        + "\(name)&TILEMATRIX=1&TILEROW=0&TILECOL=1",
    ]
    for address in addresses {
      #expect(Data(served.get(address).body) == (try SmallCache.distinct()[.init(1, 0, 1)]), "\(address)")
    }
  }

  @Test("The media type is that of the bytes and not the declared one")
  func mediaType() throws {
    let png = try SmallCache.tile("png24.png")
    let cache = try SmallCache([.init(0, 0, 0): png])
    let served = try Served(cache)
    let response = served.get("/wmts/\(cache.url.lastPathComponent)/0/0/0")
    #expect(response.headers.values("Content-Type") == ["image/png"])
  }

  @Test("A damaged tile is sent as it lies, as bytes of no known type")
  func damaged() throws {
    let damaged = Data("not an image".utf8)
    let cache = try SmallCache([.init(0, 0, 0): damaged])
    let response = try Served(cache).get("/wmts/\(cache.url.lastPathComponent)/0/0/0")
    #expect(response.status == .ok)
    #expect(Data(response.body) == damaged)
    #expect(response.headers.values("Content-Type") == ["application/octet-stream"])
  }

  @Test("A tile that does not exist is 404 with an error that ArcGIS's clients read")
  func missing() throws {
    let cache = try SmallCache(SmallCache.distinct())
    let response = try Served(cache).get("/arcgis/rest/services/\(cache.url.lastPathComponent)/MapServer/tile/9/0/0")
    #expect(response.status == .notFound)
    #expect(String(decoding: response.body, as: UTF8.self).hasPrefix(#"{"error":{"code":404"#))
  }

  @Test("A missing tile of a WMTS is the exception TileOutOfRange")
  func outOfRange() throws {
    let cache = try SmallCache(SmallCache.distinct())
    let response = try Served(cache).get("/wmts/\(cache.url.lastPathComponent)/9/0/0")
    #expect(response.status == .notFound)
    #expect(String(decoding: response.body, as: UTF8.self).contains("exceptionCode='TileOutOfRange'"))
  }

  @Test("With 204 chosen, a missing tile has no content")
  func noContent() throws {
    let cache = try SmallCache(SmallCache.distinct())
    let response = try Served(cache) { $0.missingTile = .noContent }.get("/wmts/\(cache.url.lastPathComponent)/9/0/0")
    #expect(response.status == .noContent)
    #expect(response.body.isEmpty)
  }

  @Test("With an empty image chosen, a missing tile is transparent and has the tile size of the cache")
  func transparent() throws {
    let cache = try SmallCache(SmallCache.distinct())
    let response = try Served(cache) { $0.missingTile = .transparent }.get(
      "/arcgis/rest/services/\(cache.url.lastPathComponent)/MapServer/tile/9/0/0")
    #expect(response.headers.values("blank-tile") == ["true"])
    let image = response.body.withUnsafeBytes { TileImage.inspect($0) }
    #expect(image.problem == nil)
    #expect(image.image?.width == 256 && image.image?.height == 256)
  }

  @Test("A client that has the tile gets 304 without bytes")
  func notModified() throws {
    let cache = try SmallCache(SmallCache.distinct())
    let served = try Served(cache)
    let target = "/wmts/\(cache.url.lastPathComponent)/1/0/1"
    let tag = try #require(served.get(target).headers.values("ETag").first)
    let response = served.get(target) { $0.ifNoneMatch = "\"other\", W/\(tag)" }
    #expect(response.status == .notModified)
    #expect(response.body.isEmpty)
    #expect(response.headers.values("ETag") == [tag])
  }

  @Test("A bundle that is replaced gives the new tile, with another entity tag")
  func replaced() async throws {
    let cache = try SmallCache(SmallCache.distinct())
    let served = try Served(cache)
    let target = "/wmts/\(cache.url.lastPathComponent)/0/0/0"
    let before = served.get(target)
    let new = try SmallCache.tile("png24.png")
    try SmallCache.bundle([0: new]).write(to: cache.bundle(0), options: .atomic)
    // Longer than the server takes a look at a file for new.
    try await Task.sleep(for: .milliseconds(1100))
    let after = served.get(target)
    #expect(Data(after.body) == new)
    #expect(before.headers.values("ETag") != after.headers.values("ETag"))
  }

  @Test("A bundle that became shorter gives 404 and no crash")
  func shortened() async throws {
    let cache = try SmallCache(SmallCache.distinct())
    let served = try Served(cache)
    let target = "/wmts/\(cache.url.lastPathComponent)/0/0/0"
    #expect(served.get(target).status == .ok)
    let file = try FileHandle(forWritingTo: cache.bundle(0))
    try file.truncate(atOffset: 131_136)
    #expect(served.get(target).status == .notFound)
  }

  @Test("Rows, columns and levels of any size are no tile and no crash")
  func hostileNumbers() throws {
    let cache = try SmallCache(SmallCache.distinct())
    let served = try Served(cache)
    let name = cache.url.lastPathComponent
    for place in [
      "0/0/9999999999", "9999999999/9999999999/9999999999", "0/-1/0", "0/0/0x1", "0/99999999999999999999/0", "0//0",
    ] {
      #expect(served.get("/arcgis/rest/services/\(name)/MapServer/tile/\(place)").status == .notFound, "\(place)")
    }
  }

  @Test("What is in memory is answered at once, and equals what is read from the disk")
  func atOnce() throws {
    let cache = try SmallCache(SmallCache.distinct())
    let served = try Served(cache)
    var headers = RequestHeaders()
    headers.host = "localhost"
    let request = ServerRequest(.get, "/wmts/\(cache.url.lastPathComponent)/1/0/1", headers: headers)
    #expect(served.server.answerAtOnce(request) == nil, "the cache is not open yet")
    let first = served.server.answer(request)
    // A file system without this call answers nothing at once, which is right as well.
    if let second = served.server.answerAtOnce(request) { #expect(second.body == first.body) }
    #expect(first.status == .ok)
  }
}
