import TileSchemeKit

/// Requests of any kind to a server of one small cache. The first line is the target; each following line is a header: a
/// letter and its value.
enum ServerFuzzing {
  private static let server: CacheServer = {
    do {
      return try CacheServer(["Samples/exploded-9.3/conf.xml"], settings: ServerSettings())
    } catch {
      fatalError("\(error)")
    }
  }()

  static func run(_ bytes: [UInt8]) {
    // A parser of HTTP hands over text of any bytes, but no line ends.
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    var headers = RequestHeaders()
    headers.host = "localhost"
    for line in lines.dropFirst() {
      let value = String(line.dropFirst())
      switch line.first {
      case "h": headers.host = value
      case "o": headers.origin = value
      case "s": headers.fetchSite = value
      case "n": headers.ifNoneMatch = value
      case "a": headers.acceptEncoding = value
      default: break
      }
    }
    let request = ServerRequest(.get, lines.first ?? "", headers: headers)
    if let atOnce = server.answerAtOnce(request) { check(atOnce, request) }
    check(server.answer(request), request)
  }

  private static func check(_ response: ServerResponse, _ request: ServerRequest) {
    // Whatever a client sends, it cannot add a header or end the list of headers.
    for line in response.headers.lines.split(separator: 0x0A) {
      precondition(line.last == 0x0D && line.contains(UInt8(ascii: ":")) && line.count(where: { $0 == 0x0D }) == 1)
    }
    let isJSON = response.headers.values("Content-Type").first?.hasPrefix("application/json") == true
    guard isJSON, response.headers.values("Content-Encoding").isEmpty, !response.body.isEmpty
    else { return }
    guard let text = try? SourceText(response.body), (try? JSONReader.read(text)) != nil else {
      fatalError("not JSON: \(String(decoding: response.body, as: UTF8.self))")
    }
  }
}
