public import FileAccess
public import SystemPackage

/// A token for the address of a service that is not public.
public enum ServiceToken: Sendable {
  /// The token itself.
  case value(String)
  /// A file that contains the token and nothing else but white space. It is only read if an address is fetched.
  case file(FilePath)

  /// The file of the token; `nil` for a token that is not in a file.
  public var path: FilePath? { if case .file(let path) = self { path } else { nil } }

  /// The token as it is sent.
  ///
  /// - Throws: `FileAccessError` if the file cannot be read, or is larger than 64 kB.
  public func text() throws(FileAccessError) -> String {
    switch self {
    case .value(let text): return text
    case .file(let path):
      let bytes = try FileReading.bytes(of: path, limit: 65_536)
      // A blank within the token is kept, so that the client refuses the token.
      return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
  }
}
