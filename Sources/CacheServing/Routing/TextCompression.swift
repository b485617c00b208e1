import FileAccess

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
    let packed = Gzip.deflated(text)
    return packed.isEmpty ? nil : packed
  }

  /// Whether gzip is in the list, and not with the weight 0.
  private static func accepts(_ list: String) -> Bool {
    list.lowercased().split(separator: ",").contains { item in
      let parts = item.split(separator: ";").map { $0.filter { $0 != " " } }
      return parts.first == "gzip" && !parts.dropFirst().contains { $0 == "q=0" || $0 == "q=0.0" }
    }
  }
}
