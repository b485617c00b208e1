import FileAccess
import Foundation
import TestSupport
import Testing

@Suite("The time of a file")
struct FileTimeTests {
  @Test(
    "The text is that of ISO 8601 in UTC",
    arguments: [
      (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"), (951_782_400, "2000-02-29T00:00:00Z"),
      (4_107_542_400, "2100-03-01T00:00:00Z"), (1_234_567_890, "2009-02-13T23:31:30Z"),
    ])
  func text(seconds: Int, text: String) {
    #expect(FileTime(seconds: seconds).text == text)
    #expect(FileTime(seconds: seconds).day == String(text.prefix(10)))
  }

  @Test("Random times are those of Foundation's calendar")
  func random() {
    var generator = SeededGenerator(seed: 19)
    let formatter = ISO8601DateFormatter()
    for _ in 0..<2000 {
      let seconds = Int.random(in: -2_000_000_000...8_000_000_000, using: &generator)
      #expect(FileTime(seconds: seconds).text == formatter.string(from: Date(timeIntervalSince1970: Double(seconds))))
    }
  }

  @Test("No number of seconds is a crash", arguments: [Int.max, Int.min, 253_402_300_800])
  func extremes(seconds: Int) { #expect(FileTime(seconds: seconds).text.hasSuffix("Z")) }

  @Test("A file that does not exist has no time")
  func missing() { #expect(FileTime(of: "/nowhere/at/all") == nil) }

  @Test("A time in a header is that of RFC 9110")
  func date() {
    #expect(FileTime(seconds: 784_111_777).headerText == "Sun, 06 Nov 1994 08:49:37 GMT")
    #expect(FileTime(seconds: 0).headerText == "Thu, 01 Jan 1970 00:00:00 GMT")
    #expect(FileTime(seconds: 1_709_164_800).headerText == "Thu, 29 Feb 2024 00:00:00 GMT")
  }
}
