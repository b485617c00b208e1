import Foundation
import HTTPServing
import TestSupport
import Testing
import TileSchemeKit

/// A server that listens at a free port while a test runs.
private func serving(
  _ cache: SmallCache, _ body: (_ address: String) throws -> Void
) async throws {
  var request = ServingRequest([FilePath(cache.path)])
  request.port = 0
  let server = HTTPServer(try CacheServer(request.paths, settings: request.settings), request)
  let (addresses, continuation) = AsyncStream.makeStream(of: String.self)
  let task = Task {
    do {
      try await server.run { continuation.yield($0.first ?? "") }
    } catch {
      continuation.finish()
      throw error
    }
  }
  var iterator = addresses.makeAsyncIterator()
  let address = try #require(await iterator.next())
  defer { task.cancel() }
  try body(address)
}

/// What a server sends back for bytes, until it closes the connection or is silent for two seconds.
private func exchange(_ request: String, with address: String) throws -> String {
  let port = try #require(address.split(separator: ":").last)
  let program = """
    import socket, sys
    s = socket.create_connection(("127.0.0.1", int(sys.argv[1])), 2)
    s.settimeout(2)
    s.sendall(sys.stdin.buffer.read())
    try:
        while True:
            data = s.recv(65536)
            if not data: break
            sys.stdout.buffer.write(data)
    except socket.timeout:
        sys.stdout.buffer.write(b"[open]")
    except ConnectionResetError:
        pass
    """
  let run = try CommandRun("python3", ["-c", program, String(port)], input: Data(request.utf8))
  return String(decoding: run.output, as: UTF8.self)
}

@Suite("A server on the network", .enabled(if: CommandRun.isInstalled("python3")))
struct HTTPServerTests {
  private let cache: SmallCache

  init() throws { cache = try SmallCache(SmallCache.world) }

  @Test("A tile arrives whole, with its length, type and date")
  func tile() async throws {
    try await serving(cache) { address in
      let answer = try exchange(
        "GET /wmts/cache/1/0/1 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", with: address)
      let size = try #require(try SmallCache.world[.init(1, 0, 1)]?.count)
      #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\nDate: "))
      #expect(answer.contains("\r\nContent-Length: \(size)\r\n"))
      #expect(answer.contains("\r\nContent-Type: image/jpeg\r\n"))
      #expect(answer.contains("\r\nConnection: close\r\n\r\n"))
    }
  }

  @Test("Requests that are sent together are answered in their order")
  func pipelining() async throws {
    try await serving(cache) { address in
      let targets = ["/caches.json", "/wmts/cache/9/0/0", "/arcgis/rest/info?f=json", "/nothing"]
      let request =
        targets.map { "HEAD \($0) HTTP/1.1\r\nHost: localhost\r\n\r\n" }.joined()
        + "HEAD /xyz/cache.json HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
      let statuses = try exchange(request, with: address).split(separator: "HTTP/1.1 ").map { $0.prefix(3) }
      #expect(statuses == ["200", "404", "200", "404", "200"])
    }
  }

  @Test("HEAD has the headers of GET and no body")
  func head() async throws {
    try await serving(cache) { address in
      let answer = try exchange(
        "HEAD /wmts/cache/1/0/1 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", with: address)
      #expect(answer.hasPrefix("HTTP/1.1 200 OK"))
      #expect(answer.hasSuffix("\r\n\r\n"))
      #expect(!answer.contains("Content-Length: 0\r\n"))
    }
  }

  @Test("Bytes that are no request get 400, and the connection ends")
  func junk() async throws {
    try await serving(cache) { address in
      let answer = try exchange("\u{1}\u{2}junk\r\n\r\n", with: address)
      #expect(answer.hasPrefix("HTTP/1.1 400 Bad Request"))
      #expect(!answer.hasSuffix("[open]"))
    }
  }

  @Test("A request with a body is answered once, and the connection ends")
  func body() async throws {
    try await serving(cache) { address in
      let answer = try exchange(
        "POST /caches.json HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n\r\nabcd"
          + "GET /caches.json HTTP/1.1\r\nHost: localhost\r\n\r\n", with: address)
      #expect(answer.hasPrefix("HTTP/1.1 405 Method Not Allowed"))
      #expect(answer.split(separator: "HTTP/1.1 ").count == 1)
      #expect(!answer.hasSuffix("[open]"))
    }
  }

  @Test("Headers without end are refused and do not fill the memory")
  func hugeHeaders() async throws {
    try await serving(cache) { address in
      let answer = try exchange(
        "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + String(repeating: "a", count: 300_000) + "\r\n\r\n", with: address)
      #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 400"))
    }
  }

  @Test("A port that is in use is an error that says so")
  func port() async throws {
    try await serving(cache) { address in
      let port = try #require(address.split(separator: ":").last.flatMap { Int($0) })
      let run = try CommandRun(
        CommandRun.program("tilescheme-serve").path, ["port=\(port)", "path=\(cache.path)"])
      #expect(run.status == 3)
      #expect(run.errors.contains("another program uses the port"))
    }
  }
}
