/// Reads what curl prints for several ranges of one file: for each a header, after those of redirects, and its bytes.
///
/// Everything that a header states is checked before its bytes are taken, so that a server that sends the whole file of
/// 40 GB is stopped at its first bytes.
struct RangeAnswers {
  /// The longest header in bytes: the limit of curl itself.
  private static let headerLimit = 300 * 1024

  private let ranges: [Range<Int>]
  /// The version of the file so far; `nil` before the first answer.
  private(set) var version: RangeVersion?
  /// The bytes of all ranges so far.
  private(set) var bytes: [UInt8] = []
  private(set) var failure: RangeFailure?
  /// The number of ranges that are whole, and that of their bytes.
  private(set) var finishedCount = 0
  private(set) var finishedSize = 0

  private var header: [UInt8] = []
  /// The number of answers that have begun.
  private var begun = 0
  /// The number of bytes that the current answer still has to send.
  private var missing = 0

  /// - Parameters:
  ///   - ranges: those that were requested.
  ///   - version: that of earlier answers; `nil` for the first request, whose range may exceed the file.
  init(_ ranges: [Range<Int>], _ version: RangeVersion?) {
    self.ranges = ranges
    self.version = version
    bytes.reserveCapacity(ranges.reduce(0) { $0 + $1.count })
  }

  /// Whether all ranges have been received.
  var isComplete: Bool { failure == nil && begun == ranges.count && missing == 0 && header.isEmpty }

  /// Takes a piece of the output.
  ///
  /// - Returns: whether more may follow; `false` after a failure.
  mutating func add(_ piece: UnsafeRawBufferPointer) -> Bool {
    var rest = piece[...]
    while !rest.isEmpty, failure == nil {
      if missing > 0 {
        let part = rest.prefix(missing)
        bytes.append(contentsOf: part)
        missing -= part.count
        if missing == 0 { (finishedCount, finishedSize) = (begun, bytes.count) }
        rest = rest.dropFirst(part.count)
        continue
      }
      let byte = rest.removeFirst()
      header.append(byte)
      if header.count <= 5, header != Array("HTTP/".utf8.prefix(header.count)) {
        failure = .wrongSize("it sent more bytes than its Content-Range states")
      } else if byte == 0x0A, Self.isEnd(header) {
        begin(RangeHeader(String(decoding: header, as: UTF8.self)))
        header = []
      } else if header.count > Self.headerLimit {
        failure = .http(.brokenOff("the header of the answer is too long"))
      }
    }
    return failure == nil
  }

  private static func isEnd(_ header: [UInt8]) -> Bool {
    // By index: `suffix` of a sequence would pass over the whole header for each of its lines.
    let count = header.count
    guard count >= 4, header[count - 1] == 0x0A else { return false }
    return header[count - 2] == 0x0A || header[count - 2] == 0x0D && header[count - 3] == 0x0A
  }

  private mutating func begin(_ header: RangeHeader?) {
    guard let header else {
      failure = .http(.brokenOff("the server sent no status"))
      return
    }
    // Informational answers and redirects come before the answer itself.
    if header.status < 200 || header.isRedirect { return }
    guard begun < ranges.count else {
      failure = .wrongSize("it sent more answers than requests")
      return
    }
    do throws(RangeFailure) {
      missing = try accepted(header, for: ranges[begun])
      begun += 1
    } catch {
      failure = error
    }
  }

  /// The number of bytes that follow a header.
  private mutating func accepted(_ header: RangeHeader, for range: Range<Int>) throws(RangeFailure) -> Int {
    switch header.status {
    case 206: break
    // The answer to a request beyond the end: the file is empty, or shorter than before.
    case 416: throw version == nil ? .empty : .changed("it has become shorter")
    case 200..<300: throw .rangesIgnored
    default: throw .status(header.status)
    }
    if let encoding = header.value("content-encoding"), !encoding.isEmpty, encoding.lowercased() != "identity" {
      throw .encoded(encoding.plain)
    }
    guard let sent = header.contentRange else {
      throw .otherRange("its Content-Range is “\((header.value("content-range") ?? "").plain)”")
    }
    guard let size = sent.size else { throw .unknownSize }
    let found = RangeVersion(size: size, header)
    if let version {
      if let difference = version.difference(to: found) { throw .changed(difference) }
    } else {
      version = found
    }
    guard sent.bytes == range.lowerBound..<min(range.upperBound, size) else {
      throw .otherRange(
        "bytes \(sent.bytes.lowerBound) to \(sent.bytes.upperBound - 1) instead of \(range.lowerBound) to "
          + "\(min(range.upperBound, size) - 1)")
    }
    if let length = header.value("content-length"), Int(length) != sent.bytes.count {
      throw .wrongSize("its Content-Length is \(length.plain), but its Content-Range has \(sent.bytes.count) bytes")
    }
    return sent.bytes.count
  }
}

extension String {
  /// The text of a server for a message: short, and without control characters.
  fileprivate var plain: String {
    String(String.UnicodeScalarView(unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }.prefix(60)))
  }
}
