private import CZlib

/// Compression of texts. Tiles are never compressed: their formats are compressed already.
enum TextCompression {
  /// Shorter texts fit into one packet of the network anyway.
  private static let shortestText = 1024

  /// The text in gzip, if the client understands it and it is worth it.
  ///
  /// - Parameter accepted: the header `Accept-Encoding`.
  /// - Returns: `nil` if the text is sent as it is.
  static func gzip(_ text: [UInt8], accepted: String?) -> [UInt8]? {
    guard text.count > shortestText, let accepted, accepts(accepted) else { return nil }
    var stream = z_stream()
    // 31: the largest window, and the frame of gzip.
    guard
      deflateInit2_(
        &stream, 6, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { return nil }
    defer { deflateEnd(&stream) }
    var input = text
    let output = [UInt8](unsafeUninitializedCapacity: Int(deflateBound(&stream, uLong(text.count)))) { output, count in
      input.withUnsafeMutableBufferPointer { input in
        stream.next_in = input.baseAddress
        stream.avail_in = uInt(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = uInt(output.count)
        // The bound is enough for the whole text, so one call ends.
        count = deflate(&stream, Z_FINISH) == Z_STREAM_END ? Int(stream.total_out) : 0
      }
    }
    return output.isEmpty ? nil : output
  }

  /// Whether gzip is in the list, and not with the weight 0.
  private static func accepts(_ list: String) -> Bool {
    list.lowercased().split(separator: ",").contains { item in
      let parts = item.split(separator: ";").map { $0.filter { $0 != " " } }
      return parts.first == "gzip" && !parts.dropFirst().contains { $0 == "q=0" || $0 == "q=0.0" }
    }
  }
}
