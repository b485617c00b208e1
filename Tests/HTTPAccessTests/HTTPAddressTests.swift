import Testing

@testable import HTTPAccess

@Suite("HTTPAddress")
struct HTTPAddressTests {
  private let base = "https://gis.example.org/arcgis/rest/services"

  @Test(
    "JSON is requested, whatever format the address contains",
    arguments: ["", "?f=html", "?F=pjson", "?f=html&f=json", "?f=", "?f=json#layers"])
  func format(query: String) throws {
    let address = try HTTPAddress("\(base)/Roads/MapServer\(query)")
    #expect(address.requestText(token: nil) == "\(base)/Roads/MapServer?f=json")
  }

  @Test("Other parameters are kept in their order")
  func parameters() throws {
    let address = try HTTPAddress("\(base)/Roads/MapServer?b=2&f=html&a=1")
    #expect(address.requestText(token: nil) == "\(base)/Roads/MapServer?b=2&a=1&f=json")
  }

  @Test(
    "The folder and the name come from the address",
    arguments: [
      ("Roads/MapServer", nil, "Roads"), ("Base/Roads/MapServer", "Base", "Roads"),
      ("Base/Roads/ImageServer/", "Base", "Roads"), ("Base/Roads/mapserver/3", "Base", "Roads"),
      ("Gr%C3%BCn/Stra%C3%9Fen/MapServer?f=html", "Grün", "Straßen"),
      ("My Maps/Two words/MapServer", "My Maps", "Two words"),
    ] as [(String, String?, String)])
  func service(path: String, folder: String?, name: String) throws {
    let service = try #require(try HTTPAddress("\(base)/\(path)").service)
    #expect(service.folder == folder)
    #expect(service.name == name)
  }

  @Test(
    "A name that could lead out of a directory is ignored",
    arguments: [
      "../Roads/MapServer", "a/%2E%2E/MapServer", "a/b%2Fc/MapServer", "a/b/c/MapServer", "MapServer",
      "a/%00/MapServer",
    ])
  func noService(path: String) throws {
    #expect(try HTTPAddress("\(base)/\(path)").service == nil)
  }

  @Test("An image service is detected from its address")
  func imageService() throws {
    #expect(try HTTPAddress("\(base)/a/ImageServer").isImageService)
    #expect(try !HTTPAddress("\(base)/a/MapServer").isImageService)
  }

  @Test("Blanks, umlauts and quotes are encoded, and encoded ones are kept")
  func encoding() throws {
    let address = try HTTPAddress("HTTPS://gis.example.org/a b/ü/\"x\"/%20?q=a b")
    #expect(address.requestText(token: nil) == "https://gis.example.org/a%20b/%C3%BC/%22x%22/%20?q=a%20b&f=json")
  }

  @Test("A token is encoded, and replaces one in the address")
  func token() throws {
    let address = try HTTPAddress("https://a.example/x?token=old")
    #expect(address.requestText(token: "a+b/c=") == "https://a.example/x?f=json&token=a%2Bb%2Fc%3D")
  }

  @Test(
    "Secrets are in no description",
    arguments: [
      "https://user:hunter2@a.example/x", "https://a.example/x?token=hunter2", "https://a.example/x?TOKEN=hunter2&a=1",
      "https://a.example/x?api_key=hunter2", "https://a.example/x?%74oken=hunter2", "https://a.example/x?sig=hunter2",
    ])
  func secrets(text: String) throws {
    let address = try HTTPAddress(text)
    var dumped = ""
    dump(address, to: &dumped)
    for shown in ["\(address)", address.displayText, String(reflecting: address), dumped] {
      #expect(!shown.contains("hunter2"))
    }
    #expect(address.requestText(token: nil).contains("hunter2"))
  }

  @Test("An address is distinguished from a path by its start")
  func isAddress() {
    #expect(HTTPAddress.isAddress("http://a") && HTTPAddress.isAddress("HTTPS://a"))
    for path in ["http", "httpx://a", "/http://", "ftp://a", "", "https:/a"] { #expect(!HTTPAddress.isAddress(path)) }
  }

  @Test(
    "Other schemes are refused, and their text is not repeated",
    arguments: ["ftp://hunter2", "file:///etc/passwd", "javascript://x"])
  func otherSchemes(text: String) {
    #expect {
      _ = try HTTPAddress(text)
    } throws: { error in
      guard case .notHTTP(.some)? = error as? HTTPAddressError else { return false }
      return !((error as? HTTPAddressError)?.message.contains("hunter2") ?? true)
    }
  }

  @Test(
    "A text without a server name is refused",
    arguments: [
      "http://", "http:///path", "http://?f=json", "https://a b/", "http://a:99999/", "http://a:x/", "http://[::1/",
    ])
  func noHost(text: String) {
    #expect(throws: HTTPAddressError.noHost) { _ = try HTTPAddress(text) }
  }

  @Test(
    "IPv6 addresses and ports are accepted",
    arguments: ["http://[::1]:6080/a", "http://a.example:6443/a", "https://192.0.2.1/a"])
  func hosts(text: String) throws {
    #expect(try HTTPAddress(text).requestText(token: nil) == "\(text)?f=json")
  }

  @Test(
    "A line break, which would start another option for curl, is refused",
    arguments: ["\n", "\r", "\u{0}", "\u{7F}", "\u{85}"])
  func controlCharacters(character: String) {
    #expect(throws: HTTPAddressError.controlCharacter) { _ = try HTTPAddress("http://a/\(character)output=/tmp/x") }
  }

  @Test("Names are added to the path and parameters to the query, encoded, and replace those of the same name")
  func appending() throws {
    let address = try HTTPAddress("\(base)/Roads/MapServer/?b=2&token=x")
    let picture = address.appending(["export", "a/b"], [HTTPParameter("f", "image"), HTTPParameter("Size", "1,2 ü")])
    #expect(
      picture.requestText(token: nil)
        == "\(base)/Roads/MapServer/export/a%2Fb?b=2&token=x&f=image&Size=1%2C2%20%C3%BC")
    #expect(!picture.displayText.contains("token=x"))
    #expect(
      picture.appending([], [HTTPParameter("size", "3")]).requestText(token: nil).hasSuffix(
        "?b=2&token=x&f=image&size=3"))
  }

  @Test("The address of another interface keeps its query, and gets no f=json")
  func otherInterface() throws {
    let address = try HTTPAddress("https://a/wms?map=/x.map&f=html", asksForJSON: false)
    #expect(address.requestText(token: nil) == "https://a/wms?map=/x.map&f=html")
    #expect(try HTTPAddress("https://a", asksForJSON: false).requestText(token: nil) == "https://a/")
  }
}
