public import FileAccess
public import SystemPackage

/// A token for the address of a service, which opens what is not public.
public enum ServiceToken: Sendable {
  /// The token itself.
  case value(String)
  /// A file that holds it, and nothing else but white space. It is read only where an address is fetched.
  case file(FilePath)

  /// The token as it is sent.
  ///
  /// - Throws: `FileAccessError` where the file cannot be read, or is larger than 64 kB.
  public func text() throws(FileAccessError) -> String {
    switch self {
    case .value(let text): return text
    case .file(let path):
      let bytes = try FileReading.bytes(of: path, limit: 65_536)
      // A blank within it stays, so that it is refused where it is sent.
      return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
  }
}
