import TestSupport
import Testing
import TileSchemeKit

@Suite("Who may read the answers of a server")
struct AccessTests {
  let cache: SmallCache

  init() throws { cache = try SmallCache(SmallCache.distinct()) }

  @Test("A request for another host is refused, because the name may lead here by DNS rebinding")
  func foreignHost() throws {
    let served = try Served(cache)
    #expect(served.get("/") { $0.host = "evil.example" }.status == .forbidden)
    #expect(served.get("/") { $0.host = "127.0.0.1.evil.example" }.status == .forbidden)
    #expect(served.get("/") { $0.host = "192.168.1.5" }.status == .forbidden)
    #expect(served.get("/") { $0.host = nil }.status == .badRequest)
  }

  @Test("The host of this machine, of the public address and of the permitted names are answered")
  func ownHost() throws {
    let served = try Served(cache) {
      $0.publicAddress = PublicAddress("https://maps.example.com/tiles")
      $0.allowedHosts = ["cache.local"]
    }
    for host in ["localhost", "LOCALHOST:8080", "127.0.0.1:1", "[::1]:8080", "maps.example.com", "cache.local:80"] {
      #expect(served.get("/caches.json") { $0.host = host }.status == .ok, "\(host)")
    }
  }

  @Test("Scripts of this machine's websites may read answers, and those of others may not")
  func origin() throws {
    let served = try Served(cache)
    let own = served.get("/caches.json") { $0.origin = "http://localhost:3000" }
    #expect(own.headers.values("Access-Control-Allow-Origin") == ["http://localhost:3000"])
    for origin in ["https://evil.example", "http://localhost.evil.example", "null"] {
      let other = served.get("/caches.json") { $0.origin = origin }
      #expect(other.headers.values("Access-Control-Allow-Origin").isEmpty, "\(origin)")
    }
  }

  @Test("A page of another site gets no JSON and no script")
  func crossSite() throws {
    let served = try Served(cache)
    #expect(served.get("/caches.json") { $0.fetchSite = "cross-site" }.status == .forbidden)
    let script = served.get("/arcgis/rest/services?f=json&callback=x") { $0.fetchSite = "cross-site" }
    #expect(script.status == .forbidden)
  }

  @Test("With all origins permitted, JSON goes to every site, and a script still does not")
  func allOrigins() throws {
    let served = try Served(cache) { $0.origins = .all }
    let json = served.get("/caches.json") { $0.fetchSite = "cross-site" }
    #expect(json.status == .ok)
    #expect(json.headers.values("Access-Control-Allow-Origin") == ["*"])
    let script = served.get("/arcgis/rest/services?f=json&callback=x") { $0.fetchSite = "cross-site" }
    #expect(script.status == .forbidden)
  }

  @Test("A permitted website reads JSON from another site")
  func listedOrigin() throws {
    let served = try Served(cache) { $0.origins = .listed(["https://maps.example.com"]) }
    let response = served.get("/caches.json") {
      $0.origin = "https://maps.example.com"
      $0.fetchSite = "cross-site"
    }
    #expect(response.status == .ok)
    #expect(response.headers.values("Access-Control-Allow-Origin") == ["https://maps.example.com"])
  }

  @Test("The name of a callback is a name, and nothing else")
  func callback() throws {
    let served = try Served(cache)
    let good = served.get("/arcgis/rest/services?f=json&callback=dojo.io_1.done")
    #expect(String(decoding: good.body.prefix(20), as: UTF8.self) == "/**/dojo.io_1.done({")
    for name in ["alert(1)//", "a%0Ab", "1a", String(repeating: "a", count: 200)] {
      #expect(served.get("/arcgis/rest/services?f=json&callback=\(name)").status == .badRequest, "\(name)")
    }
  }

  @Test("Only GET, HEAD and OPTIONS are answered")
  func methods() throws {
    let served = try Served(cache)
    let refused = served.get("/", .other)
    #expect(refused.status == .methodNotAllowed)
    #expect(refused.headers.values("Allow") == ["GET, HEAD, OPTIONS"])
    #expect(served.get("/", .options).status == .noContent)
  }

  @Test(
    "No path of a request leaves the list of caches",
    arguments: [
      "/../etc/passwd", "/caches/../../etc/passwd", "/caches/%2e%2e%2f%2e%2e%2fetc%2fpasswd/cache.json",
      "/assets/..%2f..%2fetc%2fpasswd", "/wmts/%00/0/0/0", "/%", "/%zz", "/arcgis/rest/services/..%5C..%5C/MapServer",
    ])
  func traversal(target: String) throws {
    let response = try Served(cache).get(target)
    #expect([.notFound, .badRequest].contains(response.status))
    #expect(!String(decoding: response.body, as: UTF8.self).contains("root:"))
  }

  @Test("An address that is too long is refused")
  func length() throws {
    #expect(try Served(cache).get("/" + String(repeating: "a", count: 3000)).status == .addressTooLong)
  }
}
