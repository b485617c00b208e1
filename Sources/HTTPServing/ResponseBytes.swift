import CacheServing
import NIOCore

/// An answer as the bytes of HTTP/1.1.
enum ResponseBytes {
  /// Writes the head and the body into one buffer, so that one call of the system sends them.
  ///
  /// - Parameters:
  ///   - date: the header `Date` with its end.
  ///   - isHead: whether the body is left out.
  ///   - closes: whether the connection ends with this answer.
  static func write(
    _ response: ServerResponse, date: [UInt8], isHead: Bool, closes: Bool, allocator: ByteBufferAllocator
  ) -> ByteBuffer {
    let length = response.body.count
    var buffer = allocator.buffer(capacity: response.headers.lines.count + 160 + (isHead ? 0 : length))
    buffer.writeStaticString("HTTP/1.1 ")
    switch response.status {
    case .ok: buffer.writeStaticString("200 OK")
    case .notModified: buffer.writeStaticString("304 Not Modified")
    default: buffer.writeString("\(response.status.rawValue) \(response.status.reason)")
    }
    buffer.writeStaticString("\r\n")
    buffer.writeBytes(date)
    buffer.writeBytes(response.headers.lines)
    // 204 and 304 have no body, and 204 must not state a length. Source: RFC 9110, §8.6.
    if response.status != .noContent, response.status != .notModified {
      buffer.writeStaticString("Content-Length: ")
      buffer.writeString(String(length))
      buffer.writeStaticString("\r\n")
    }
    buffer.writeStaticString(closes ? "Connection: close\r\n\r\n" : "\r\n")
    if !isHead { buffer.writeBytes(response.body) }
    return buffer
  }
}
