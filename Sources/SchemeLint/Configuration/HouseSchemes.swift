import CacheOpening
import HTTPAccess
import SchemeFormats
public import SystemPackage
public import TilingSchemes

/// House schemes that configurations name by an http(s) address. Each address is fetched once.
///
/// No token is sent: a configuration is found beside the files that are checked, so anybody who can write there could
/// choose the server that would receive it.
public actor HouseSchemes {
  private struct Fetched {
    let address: String
    let result: Result<TilingScheme, HouseSchemeError.Reason>
  }

  // They are few, and a dictionary would cost every start more than this list costs a run.
  private var fetched: [Fetched] = []

  /// Nothing is fetched yet.
  public init() {}

  /// The scheme at an address: of a map or image service, or in a document such as the capabilities of a WMTS.
  ///
  /// - Parameters:
  ///   - address: begins with `http://` or `https://`; `ADDRESS#SET` chooses one of several schemes.
  ///   - configuration: the file with the address, for the message of an error.
  /// - Throws: `HouseSchemeError` if there is no answer, or it has no scheme. A failed address is not asked again.
  public func scheme(at address: String, namedIn configuration: FilePath) async throws(HouseSchemeError) -> TilingScheme
  {
    let result: Result<TilingScheme, HouseSchemeError.Reason>
    if let known = fetched.first(where: { $0.address == address }) {
      result = known.result
    } else {
      do throws(HouseSchemeError.Reason) {
        result = .success(try await Self.fetch(address))
      } catch {
        result = .failure(error)
      }
      fetched.append(Fetched(address: address, result: result))
    }
    switch result {
    case .success(let scheme): return scheme
    case .failure(let reason): throw HouseSchemeError(configuration: configuration, reason: reason)
    }
  }

  private static func fetch(_ text: String) async throws(HouseSchemeError.Reason) -> TilingScheme {
    let address: HTTPAddress
    do throws(HTTPAddressError) {
      address = try HTTPAddress(text)
    } catch {
      throw .address(error)
    }
    let answer: HTTPAnswer
    do throws(HTTPError) {
      answer = try await HTTPClient().get(address)
    } catch {
      throw .server(error)
    }
    if let refusal = ServiceRefusal(answer.bytes) { throw .refused(answer.finalAddress, refusal) }
    // The server does not see the name of the set, which is behind a “#”.
    let name = answer.finalAddress + (SetName(in: text).map { "#\($0.set)" } ?? "")
    let opened: OpenedScheme
    do throws(OpeningError) {
      opened = try SchemeOpener.open(answer.bytes, named: name)
    } catch {
      throw .opening(error)
    }
    guard let scheme = opened.model.scheme, !opened.hasErrors else { throw .noScheme(name) }
    return scheme
  }
}
