import Foundation
import TestSupport
import Testing

@testable import HTTPAccess

@Suite(
  "HTTPClient, against a server", .tags(.slow),
  .enabled(if: LocalServer.isAvailable, "python3 or curl is not installed"))
struct HTTPClientTests {
  private let server: LocalServer
  private let client = HTTPClient(
    limits: HTTPLimits(totalSeconds: 20, connectSeconds: 5, byteCount: 200_000, redirectCount: 3))
  private let hasty = HTTPClient(limits: HTTPLimits(totalSeconds: 1.5, connectSeconds: 1))

  init() throws { server = try LocalServer(answer: "{\"mapName\": \"Roads\"}") }

  private func get(_ path: String, token: String? = nil) async throws -> HTTPAnswer {
    try await client.get(HTTPAddress(server.address + path), token: token)
  }

  private func failure(_ path: String, token: String? = nil, _ client: HTTPClient? = nil) async throws -> HTTPError {
    let address = try HTTPAddress(server.address + path)
    do {
      _ = try await (client ?? self.client).get(address, token: token)
    } catch {
      return error
    }
    throw NoFailure()
  }

  private struct NoFailure: Error {}

  /// The request that the server received.
  private func echo(_ path: String, token: String? = nil) async throws -> (query: String, headers: [String: String]) {
    let bytes = try await get(path, token: token).bytes
    let answer = try JSONDecoder().decode(Echo.self, from: Data(bytes))
    return (answer.query, answer.headers)
  }

  private struct Echo: Decodable {
    let query: String
    let headers: [String: String]
  }

  @Test("An answer is complete, with its content type and its address")
  func answer() async throws {
    let answer = try await get("/arcgis/rest/services/Base/Roads/MapServer?f=html")
    #expect(String(decoding: answer.bytes, as: UTF8.self) == "{\"mapName\": \"Roads\"}")
    #expect(answer.contentType == "application/json;charset=UTF-8")
    #expect(answer.service == ServiceName(folder: "Base", name: "Roads"))
    #expect(!answer.isImageService)
    #expect(try await get("/arcgis/rest/services/a/ImageServer").isImageService)
  }

  @Test("JSON is requested, and the token is sent as a parameter of the request")
  func request() async throws {
    let asked = try await echo("/echo?a=1", token: "s3cret+")
    #expect(asked.query == "a=1&f=json&token=s3cret%2B")
    #expect(asked.headers["User-Agent"] == "tilescheme")
  }

  @Test("A redirect is followed, without the token")
  func redirect() async throws {
    let answer = try await get("/redirect", token: "s3cret")
    #expect(answer.finalAddress == "\(server.address)/arcgis/rest/services/Moved/There/MapServer")
    #expect(answer.service == ServiceName(folder: "Moved", name: "There"))
    let asked = try await echo("/redirect-echo", token: "s3cret")
    #expect(asked.query == "from=redirect")
    #expect(!asked.headers.values.contains { $0.contains("s3cret") })
  }

  @Test("A redirect to anything but http and https is not followed", arguments: ["/redirect-file", "/redirect-ftp"])
  func otherProtocol(path: String) async throws {
    #expect(try await failure(path).reason == .otherProtocol)
  }

  @Test("A redirect loop is an error")
  func loop() async throws {
    #expect(try await failure("/redirect-loop").reason == .tooManyRedirects(limit: 3))
  }

  @Test("A redirect without an address is reported")
  func nowhere() async throws {
    #expect(try await failure("/redirect-nowhere").message.contains("redirects without giving an address"))
  }

  @Test(
    "A status is an error with advice",
    arguments: [
      (404, "nothing at this address"), (401, "refuses access"), (403, "refuses access"),
      (498, "refuses access"), (499, "refuses access"), (500, "has failed"), (503, "has failed"), (429, "later"),
      (400, "does not accept"),
    ])
  func status(status: Int, words: String) async throws {
    let error = try await failure("/status/\(status)")
    #expect(error.reason == .status(status, sentToken: false))
    #expect(error.message.contains(words))
    #expect(error.asksForToken == [401, 403, 498, 499].contains(status))
  }

  @Test("If a token was sent, no token is requested")
  func refusedToken() async throws {
    let error = try await failure("/status/403", token: "s3cret")
    #expect(error.message.contains("may have expired"))
    #expect(!error.asksForToken)
    #expect(!error.message.contains("s3cret"))
  }

  @Test(
    "Protocol errors are not answers, and contain no token",
    arguments: ["/truncated", "/redirect-loop", "/huge", "/status/500"])
  func noToken(path: String) async throws {
    #expect(try await !failure("\(path)?token=s3cret").message.contains("s3cret"))
    #expect(try await !failure(path, token: "s3cret").message.contains("s3cret"))
  }

  @Test("A slow answer ends at the time limit", arguments: ["/slow", "/silent"])
  func slow(path: String) async throws {
    // The time is not measured: on a busy machine this thread may wait longer than curl.
    #expect(try await failure(path, hasty).reason == .timedOut(limit: 1.5))
  }

  @Test(
    "An endless, an announced and a decompressed answer end at the size limit",
    arguments: ["/endless", "/huge", "/bomb"])
  func tooLarge(path: String) async throws {
    #expect(try await failure(path).reason == .tooLarge(limit: 200_000))
  }

  @Test("An interrupted answer is an error")
  func truncated() async throws {
    guard case .brokenOff = try await failure("/truncated").reason else {
      Issue.record("another reason")
      return
    }
  }

  @Test("A compressed answer is decompressed")
  func compressed() async throws {
    #expect(try await get("/compressed").bytes == Array("{\"mapName\": \"Roads\"}".utf8))
  }

  @Test("An unreachable server is an error with its name")
  func noServer() async throws {
    await #expect {
      _ = try await client.get(HTTPAddress("http://127.0.0.1:1/a"))
    } throws: { error in
      (error as? HTTPError)?.reason == .cannotConnect(host: "127.0.0.1:1")
    }
    await #expect {
      _ = try await client.get(HTTPAddress("http://no-such-host.invalid/a"))
    } throws: { error in
      guard let message = (error as? HTTPError)?.message else { return false }
      return message.contains("no-such-host.invalid")
    }
  }

  @Test("An invalid token is not sent", arguments: ["", "a b", "a\nb", "ü"])
  func unusableToken(token: String) async throws {
    #expect(try await failure("/echo", token: token).reason == .unusableToken)
  }

  @Test("The pause that a server states is read if it is a number of seconds")
  func retryAfter() async throws {
    #expect(try await failure("/busy/7").retryAfter == 7)
    #expect(try await failure("/busy/Fri,%2031%20Dec%202027%2023:59:59%20GMT").retryAfter == nil)
    #expect(try await failure("/busy/-1").retryAfter == nil)
    #expect(try await failure("/status/503").retryAfter == nil)
  }

  @Test("A query of more than 2000 bytes is sent in the body if the caller allows it, and the token with it")
  func longQuery() async throws {
    let value = String(repeating: "ü\"\\ ", count: 600)
    let address = try HTTPAddress(server.address + "/echo").appending([], [HTTPParameter("layers", value)])
    let answer = try await client.get(address, token: "s3cret", movesLongQueries: true)
    let body = try JSONDecoder().decode(Posted.self, from: Data(answer.bytes))
    #expect(body.query.isEmpty)
    #expect(body.body.hasSuffix("&token=s3cret"))
    #expect(body.body.removingPercentEncoding?.contains(value) == true)
    let short = try HTTPAddress(server.address + "/echo")
    let plain = try await client.get(short, token: "s3cret", movesLongQueries: true)
    #expect(try JSONDecoder().decode(Echo.self, from: Data(plain.bytes)).query == "f=json&token=s3cret")
  }

  private struct Posted: Decodable {
    let query: String
    let body: String
  }
}

@Suite("HTTPClient, and the command it runs", .enabled(if: LocalServer.isAvailable, "python3 or curl is not installed"))
struct CurlCommandTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  /// A command that saves its arguments and its input, and answers with an empty object.
  private func fakeCurl() throws -> HTTPClient {
    let path = folder.path("curl")
    let script = """
      #!/bin/sh
      printf '%s\\n' "$@" > "\(folder.path("arguments"))"
      cat > "\(folder.path("input"))"
      printf '{}'
      printf '@status 200\\n@redirects 0\\n@type application/json\\n@address x\\n' >&2
      """
    try Data(script.utf8).write(to: URL(filePath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    return HTTPClient(limits: HTTPLimits(), command: path)
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOf: URL(filePath: folder.path(name)), encoding: .utf8)
  }

  @Test("Neither the address nor the token is on the command line, which every user can read")
  func commandLine() async throws {
    let answer = try await fakeCurl().get(HTTPAddress("https://a.example/secret-path"), token: "s3cret")
    #expect(answer.bytes == Array("{}".utf8))
    let arguments = try text("arguments")
    #expect(!arguments.contains("s3cret"))
    #expect(!arguments.contains("a.example"))
    #expect(try text("input") == "url = \"https://a.example/secret-path?f=json&token=s3cret\"\n")
    // The user's own configuration could change anything. It is only ignored if `-q` is the first argument.
    #expect(arguments.hasPrefix("-q\n"))
  }

  @Test("Only http and https are allowed, also after redirects")
  func protocols() async throws {
    _ = try await fakeCurl().get(HTTPAddress("https://a.example/"))
    let arguments = try text("arguments")
    #expect(arguments.contains("--proto\n=http,https\n"))
    #expect(arguments.contains("--proto-redir\n=http,https\n"))
  }

  @Test("If curl is missing, the error says how to install it or do without it")
  func missing() async throws {
    let client = HTTPClient(limits: HTTPLimits(), command: "no-such-curl")
    await #expect {
      _ = try await client.get(HTTPAddress("https://a.example/"))
    } throws: { error in
      (error as? HTTPError)?.reason == .commandMissing && ((error as? HTTPError)?.message.contains("install") ?? false)
    }
  }
}
