/// Why a file on a server cannot be read in ranges.
enum RangeFailure: Error, Hashable {
  /// The server sent the whole file instead of a range.
  case rangesIgnored
  /// The server sent several ranges, or another range: a clause with what it sent.
  case otherRange(String)
  /// The server contradicts itself about sizes: a clause.
  case wrongSize(String)
  /// The server does not state the size of the file.
  case unknownSize
  /// The content is encoded, although it was requested as it is: the name of the encoding.
  case encoded(String)
  /// The file has changed since it was opened: a clause with what differs.
  case changed(String)
  /// The file has no bytes.
  case empty
  /// Another status of the server.
  case status(Int)
  /// There was no answer.
  case http(HTTPError.Reason)

  /// Whether another attempt may succeed.
  var isTransient: Bool {
    switch self {
    case .status(let status): [429, 500, 502, 503, 504].contains(status)
    case .http(.brokenOff), .http(.timedOut): true
    default: false
    }
  }

  /// A clause that follows the address and a colon.
  ///
  /// - Parameters:
  ///   - address: without a token, for the advice.
  ///   - sentToken: whether the address contains a token.
  func message(_ address: String, sentToken: Bool) -> String {
    let download = "download the file first (curl -L -O “\(address)”) and give its path"
    switch self {
    case .rangesIgnored:
      return "the server cannot send a part of the file: it answered the request for a range of bytes with the whole "
        + "file; \(download)"
    case .otherRange(let words):
      return "the server answered the request for a range of bytes with other bytes: \(words); \(download)"
    case .wrongSize(let words): return "the server contradicts itself about sizes: \(words); \(download)"
    case .unknownSize: return "the server does not state the size of the file; \(download)"
    case .encoded(let name):
      return "the server compresses what it sends (\(name)), so that ranges of the file itself cannot be read; "
        + download
    case .changed(let words):
      return "the file on the server was changed while it was read: \(words); start again, or \(download)"
    case .empty: return "the file on the server is empty"
    case .status(404), .status(410): return "there is no file at this address; check its spelling"
    case .status(let status):
      return HTTPError(address, .status(status, sentToken: sentToken)).explanation
    case .http(let reason): return HTTPError(address, reason).explanation
    }
  }
}
