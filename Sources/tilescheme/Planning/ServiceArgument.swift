import TileSchemeKit

/// A service that was given as a file, as `-` or as an address.
struct ServiceArgument {
  let name: String
  /// The file that holds the token for an address.
  let tokenFile: String?

  /// Reads it; where it cannot be used, says everything that is wrong with it.
  func read(_ output: OutputOptions, command: String) async throws -> MapSource {
    let source: MapSource
    do {
      source = try await fetched(output)
    } catch let error as MapSourceError {
      throw CommandFailure(saying: error.message)
    }
    output.report(source.findings, command: command)
    if source.hasErrors { throw CommandFailure(exitStatus: .failed) }
    return source
  }

  private func fetched(_ output: OutputOptions) async throws -> MapSource {
    if name == "-" { return try MapSource.standardInput() }
    guard HTTPAddress.isAddress(name) else { return try MapSource(FilePath(name)) }
    let address: HTTPAddress
    do throws(HTTPAddressError) {
      address = try HTTPAddress(name)
    } catch {
      throw CommandFailure(saying: "SERVICE: \(error.message)", .usage)
    }
    let token = try token()
    if !address.isSecure, token != nil || address.holdsToken {
      output.notice("notice", "the token goes over http, where it can be read on its way; use https if the server does")
    }
    return try await MapSource.fetch(address, token: token)
  }

  private func token() throws -> String? {
    guard let tokenFile else {
      return Terminal.environment("TILESCHEME_TOKEN").flatMap { $0.isEmpty ? nil : $0 }
    }
    do throws(FileAccessError) {
      let bytes = try FileReading.bytes(of: FilePath(tokenFile), limit: 65_536)
      return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    } catch {
      throw CommandFailure(saying: error.message)
    }
  }
}
