/// The headers of an answer as the bytes that are sent, so that those of a tile are put together by copying alone.
public struct ResponseHeaders: Sendable {
  /// The lines, each with its end.
  public private(set) var lines: [UInt8]

  /// No headers.
  public init() { lines = [] }

  /// No headers, and memory for some.
  ///
  /// - Parameter capacity: the bytes that will be needed.
  init(capacity: Int) {
    lines = []
    lines.reserveCapacity(capacity)
  }

  /// One header.
  public init(_ name: StaticString, _ value: String) {
    self.init()
    add(name, value)
  }

  /// Adds a header. Characters that would end the line are left out: a value can contain the name of a cache.
  ///
  /// - Parameters:
  ///   - name: the name, such as `Content-Type`.
  ///   - value: the value in ASCII.
  public mutating func add(_ name: StaticString, _ value: String) {
    name.withUTF8Buffer { lines.append(contentsOf: $0) }
    lines.append(contentsOf: [0x3A, 0x20])
    for byte in value.utf8 where byte >= 0x20 && byte < 0x7F { lines.append(byte) }
    lines.append(contentsOf: [0x0D, 0x0A])
  }

  /// Adds headers.
  mutating func add(_ others: ResponseHeaders) { lines.append(contentsOf: others.lines) }

  /// The values of a header, in their order. It is made for tests and for errors, not for speed.
  ///
  /// - Parameter name: the name in any letter case.
  public func values(_ name: String) -> [String] {
    String(decoding: lines, as: UTF8.self).split(separator: "\r\n").compactMap { line in
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, parts[0].lowercased() == name.lowercased() else { return nil }
      return String(parts[1].drop { $0 == " " })
    }
  }
}
