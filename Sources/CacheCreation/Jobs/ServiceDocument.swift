import CacheOpening
public import Diagnostics
import FileAccess
import HTTPAccess
public import SchemeFormats

/// The JSON of a map or image service, fetched from its address: a scheme can be named by the service that has it.
public struct ServiceDocument: Sendable {
  /// The address that gave the document, without a token.
  public let name: String
  /// The whole document.
  public let bytes: [UInt8]

  /// Whether a text is an address, which begins with `http://` or `https://`, and not a path or a name.
  public static func isAddress(_ text: String) -> Bool { HTTPAddress.isAddress(text) }

  /// Fetches the description of a service.
  ///
  /// - Parameters:
  ///   - address: the address of the service.
  ///   - token: a token for a service that is not public.
  ///   - remark: receives the notice that a token is sent unencrypted.
  /// - Throws: `CreationError.address`, `.file` or `.source` if there is no answer, or it is no description.
  public init(
    _ address: String, token: ServiceToken? = nil, _ remark: RemarkHandler = { _ in }
  ) async throws(CreationError) {
    let fetched = try await ServiceAnswer(address, token, remark)
    // The server does not see the name of the set, which is behind a “#”.
    name = fetched.answer.finalAddress + (SetName(in: address).map { "#\($0.set)" } ?? "")
    bytes = fetched.answer.bytes
    if let refusal = ServiceRefusal(bytes) {
      throw .source(.refused(fetched.answer.finalAddress, refusal, sentToken: fetched.sentToken))
    }
  }

  /// Opens the document as a scheme.
  ///
  /// - Parameter format: the format of the document; `nil` detects it.
  /// - Throws: `CreationError.source` if it is not a scheme; `.documents` if it has errors.
  public func opened(as format: (any SchemeFormat)? = nil) throws(CreationError) -> OpenedScheme {
    let opened: OpenedScheme
    do throws(OpeningError) {
      opened = try SchemeOpener.open(bytes, named: name, as: format)
    } catch {
      throw .source(.opening(error))
    }
    if opened.hasErrors { throw .documents(opened.findings) }
    return opened
  }
}

/// The answer of a server to a request for the description of a service.
struct ServiceAnswer: Sendable {
  let answer: HTTPAnswer
  /// Whether a token was sent: the advice after a refusal depends on it.
  let sentToken: Bool

  init(_ name: String, _ token: ServiceToken?, _ remark: RemarkHandler) async throws(CreationError) {
    let address: HTTPAddress
    do throws(HTTPAddressError) {
      address = try HTTPAddress(name)
    } catch {
      throw .address(error)
    }
    var text: String?
    do throws(FileAccessError) {
      text = try token?.text()
    } catch {
      throw .file(error)
    }
    // A notice and not an error: many internal servers have no https.
    if !address.isSecure, text != nil || address.holdsToken {
      remark(
        .notice("the token is sent over http, where others can read it; use https if the server supports it"))
    }
    do {
      answer = try await HTTPClient().get(address, token: text)
    } catch {
      throw .source(.http(error))
    }
    sentToken = text != nil || address.holdsToken
  }
}
