import Testing

@testable import HTTPAccess

@Suite("Answers to requests for ranges, as curl prints them")
struct RangeAnswersTests {
  private static let redirect = "HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Length: 5\r\n\r\n"
  private static let early = "HTTP/2 103 \r\nlink: </a>\r\n\r\n"

  private static func answer(_ range: String, _ body: String, more: String = "") -> String {
    "HTTP/1.1 206 Partial Content\r\ncontent-RANGE:  \(range) \r\nETag: \"a\"\r\n\(more)\r\n\(body)"
  }

  /// Takes the text in pieces of a size.
  private func read(_ text: String, _ ranges: [Range<Int>], pieces: Int = 1000) -> RangeAnswers {
    var answers = RangeAnswers(ranges, nil)
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: pieces) {
      let goesOn = bytes[start..<min(bytes.count, start + pieces)].withUnsafeBytes { answers.add($0) }
      if !goesOn { break }
    }
    return answers
  }

  @Test("Headers and bytes may be cut anywhere, and redirects come before each answer", arguments: [1, 2, 3, 7, 1000])
  func pieces(_ size: Int) {
    let text =
      Self.redirect + Self.answer("bytes 0-4/100", "HTTP/") + Self.early + Self.redirect
      + Self.answer("bytes 90-99/100", "\r\n\r\n567890", more: "Content-Length: 10\r\n")
    let answers = read(text, [0..<5, 90..<100], pieces: size)
    #expect(answers.isComplete)
    #expect(answers.bytes == Array("HTTP/\r\n\r\n567890".utf8))
  }

  @Test("What is whole is kept when the rest is missing")
  func interrupted() {
    let answers = read(Self.answer("bytes 0-4/9", "abcde") + Self.answer("bytes 5-8/9", "fg"), [0..<5, 5..<9])
    #expect(!answers.isComplete && answers.failure == nil)
    #expect(answers.finishedCount == 1 && answers.finishedSize == 5)
  }

  @Test("The first request may exceed the file, a later one may not")
  func beyond() {
    #expect(read(Self.answer("bytes 0-2/3", "abc"), [0..<65_536]).isComplete)
    let late = read(Self.answer("bytes 0-2/3", "abc") + Self.answer("bytes 2-9/10", "c"), [0..<3, 2..<10])
    #expect(late.failure == .changed("it had 3 bytes and has 10 now"))
  }

  @Test(
    "Impossible ranges are refused",
    arguments: [
      "", "bytes", "bytes */3", "bytes 2-1/3", "bytes 0-3/3", "bytes 0-2/-3", "bytes a-b/c", "bytes 0-2", "0-2/3",
      "bytes 0-9223372036854775807/9223372036854775807", "bytes 99999999999999999999-2/3", "bytes 0-2/3/4",
      "bytes 0-1/3",
      "bytes 1-2/3", "items 0-2/3",
    ])
  func impossible(_ range: String) {
    let answers = read(Self.answer(range, "abc"), [0..<3])
    #expect(answers.failure != nil && answers.bytes.isEmpty)
  }

  @Test("More answers than requests, text without a status, and an endless header are refused")
  func hostile() {
    let whole = Self.answer("bytes 0-2/3", "abc")
    #expect(read(whole + whole, [0..<3]).failure == .wrongSize("it sent more answers than requests"))
    #expect(read(whole + "d", [0..<3]).failure == .wrongSize("it sent more bytes than its Content-Range states"))
    #expect(read("HTTP/1.1 xyz\r\n\r\n", [0..<3]).failure == .http(.brokenOff("the server sent no status")))
    let endless = "HTTP/1.1 206 OK\r\n" + String(repeating: "a: b\r\n", count: 80_000)
    #expect(read(endless, [0..<3]).failure == .http(.brokenOff("the header of the answer is too long")))
  }

  @Test("Any status but 206 is refused before its content is taken", arguments: [200, 203, 304, 404, 416, 500, 999])
  func status(_ status: Int) {
    let answers = read("HTTP/1.1 \(status) X\r\nContent-Length: 3\r\n\r\nabc", [0..<3])
    #expect(answers.failure != nil && answers.bytes.isEmpty)
  }
}
