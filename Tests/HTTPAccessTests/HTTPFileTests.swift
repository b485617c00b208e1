import FileAccess
import Foundation
import TestSupport
import Testing

@testable import HTTPAccess

@Suite(
  "Ranges of a file on a server", .tags(.slow),
  .enabled(if: RangeServer.isAvailable, "python3 or curl is not installed"))
struct HTTPFileTests {
  private let folder: TemporaryDirectory
  private let server: RangeServer
  private let content: [UInt8]

  init() throws {
    folder = try TemporaryDirectory()
    content = [UInt8](unsafeUninitializedCapacity: 1_000_000) { bytes, count in
      count = 1_000_000
      for place in 0..<count { bytes[place] = UInt8(truncatingIfNeeded: place &* 31 >> 5) }
    }
    try Data(content).write(to: URL(filePath: folder.path("a.tpkx")))
    try Data().write(to: URL(filePath: folder.path("empty.tpkx")))
    server = try RangeServer(folder.url.path)
  }

  private func open(_ path: String) throws -> HTTPFile {
    try HTTPFile(HTTPAddress("\(server.address)/\(path)", asksForJSON: false), limits: HTTPLimits(totalSeconds: 5))
  }

  /// What reading the file's end says, after it was opened.
  private func failure(_ path: String) -> String {
    do {
      _ = try open(path).bytes(of: [900_000..<900_100])
      return "no failure"
    } catch {
      return "\(error)"
    }
  }

  @Test(
    "Ranges are the bytes of the file, also after redirects and failures that pass",
    arguments: ["ok", "redirect", "flaky", "dropping"])
  func ranges(_ kind: String) throws {
    let file = try open("\(kind)/a.tpkx")
    #expect(file.size == content.count)
    #expect(file.head == Array(content[..<65_536]))
    let ranges = (0..<40).map { $0 * 25_000..<$0 * 25_000 + 3 * $0 + 1 }
    #expect(try file.bytes(of: ranges) == ranges.flatMap { content[$0] })
  }

  @Test("No more bytes are sent than were requested")
  func count() throws {
    let file = try open("ok/a.tpkx")
    _ = try server.count()
    _ = try file.bytes(of: [10..<20, 500_000..<500_100])
    let count = try server.count()
    #expect(count.bytes == 110)
    #expect(count.requests == 2)
  }

  @Test(
    "A server that does not send what was requested is refused, with the reason and what to do",
    arguments: [
      ("whole", "answered the request for a range of bytes with the whole file; download the file first (curl -L -O"),
      ("no-size", "does not state the size of the file; download"),
      ("other", "with other bytes: bytes 1 to 65536 instead of 0 to 65535; download"),
      ("no-range", "its Content-Range is “”; download"), ("multipart", "its Content-Range is “”; download"),
      ("length", "its Content-Length is 65535, but its Content-Range has 65536 bytes; download"),
      ("gzip", "compresses what it sends (gzip)"), ("more", "it sent more bytes than its Content-Range states"),
      ("fewer", "it sent fewer bytes than its Content-Range states"), ("short", "the connection was interrupted"),
      ("growing", "was changed while it was read: it had 1000000 bytes and has 1000001 now; start again, or download"),
      ("shrunk", "was changed while it was read: it has become shorter"),
      ("tag", "was changed while it was read: its ETag differs"),
      ("modified", "was changed while it was read: its Last-Modified differs"),
      ("redirect-file", "neither http nor https"), ("redirect-loop", "redirect loop"),
      ("secret", "refuses access (HTTP 403)"),
    ])
  func faults(_ kind: String, _ words: String) throws {
    let message = failure("\(kind)/a.tpkx")
    #expect(message.hasPrefix("\(server.address)/\(kind)/a.tpkx: "))
    #expect(message.contains(words), "\(message)")
  }

  @Test("A status says what is wrong", arguments: [("404", "there is no file"), ("500", "has failed (HTTP 500)")])
  func status(_ status: String, _ words: String) throws {
    #expect(failure("status/\(status)-a.tpkx").contains(words))
  }

  @Test("An empty file, and a server that does not answer, are errors")
  func noFile() throws {
    #expect(failure("ok/empty.tpkx").contains("the file on the server is empty"))
    let address = try HTTPAddress("http://127.0.0.1:9/a.tpkx", asksForJSON: false)
    #expect(throws: FileAccessError.self) { try HTTPFile(address) }
  }

  @Test("A token is sent and never shown")
  func token() throws {
    #expect(try open("secret/a.tpkx?token=s3cret").size == content.count)
    #expect(try open("secret/a.tpkx?token=s3cret").name == "\(server.address)/secret/a.tpkx")
    let message = failure("secret/a.tpkx?token=wr0ng")
    #expect(message.contains("the token may have expired"))
    #expect(!message.contains("wr0ng"))
    let other = failure("whole/a.tpkx?token=s3cret")
    #expect(other.contains("?token=…"))
    #expect(!other.contains("s3cret"))
  }

  @Test("Without curl, the message says how to get it")
  func noCurl() throws {
    let address = try HTTPAddress("\(server.address)/ok/a.tpkx", asksForJSON: false)
    do {
      _ = try HTTPFile(address, limits: HTTPLimits(), command: "no-such-curl")
      Issue.record("the file was opened without curl")
    } catch {
      #expect(error.message.contains("“curl” is needed"))
    }
  }
}
