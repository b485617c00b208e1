import SourceText
import Subprocess

/// Fetches addresses with the `curl` command.
///
/// The address, which may contain a token, is sent to curl's standard input, because every user of the machine can read
/// command lines. The user's own configuration of curl is not read. Proxies of the environment are used.
public struct HTTPClient: Sendable {
  /// The limits for time, size and redirects.
  public var limits: HTTPLimits
  /// The command's name on PATH, or its path.
  let command: String

  /// Uses the `curl` that is first on PATH.
  public init(limits: HTTPLimits = HTTPLimits()) { self.init(limits: limits, command: "curl") }

  init(limits: HTTPLimits, command: String) {
    self.limits = limits
    self.command = command
  }

  /// Fetches an address.
  ///
  /// A token is sent as the parameter `token`, which every version of ArcGIS accepts. It is part of this address only,
  /// so a redirect contains it only if the server itself adds it. A header such as `X-Esri-Authorization` would be sent
  /// by curl to any host to which it is redirected.
  ///
  /// - Parameters:
  ///   - address: the address to fetch.
  ///   - token: printable ASCII without blanks. It replaces a token in the address.
  ///   - movesLongQueries: whether parameters that are too long for an address are sent in a body, by POST. ArcGIS
  ///     accepts both everywhere; servers of other interfaces may not.
  /// - Throws: `HTTPError` if there is no answer, or its status is not 200 to 299.
  /// - Returns: an answer with a status from 200 to 299. It is not certain yet that it describes a service: ArcGIS
  ///   reports errors with status 200.
  public func get(
    _ address: HTTPAddress, token: String? = nil, movesLongQueries: Bool = false
  ) async throws(HTTPError) -> HTTPAnswer {
    if let token, !Self.isUsable(token) { throw HTTPError(address.displayText, .unusableToken) }
    let run: CurlRun
    do {
      run = try await CurlRun.run(
        command, arguments, input: Self.input(address, token, movesLongQueries), limit: limits.byteCount)
    } catch {
      throw HTTPError(address.displayText, Self.reason(error))
    }
    let secrets = address.secrets + (token.map { [$0, PercentEncoding.encodedValue($0)] } ?? [])
    if let reason = failure(of: run, address, sentToken: address.holdsToken || token != nil) {
      throw HTTPError(address.displayText, reason.redacted(secrets), retryAfter: run.report.retryAfter)
    }
    return answer(run, address, secrets)
  }

  private var arguments: [String] {
    [
      // `-q` must be first, otherwise ~/.curlrc is read, which could change anything.
      "-q", "--silent", "--show-error", "--location", "--compressed",
      // Brackets and braces in an address are plain characters, not patterns.
      "--globoff",
      "--proto", "=http,https", "--proto-redir", "=http,https",
      "--max-redirs", String(limits.redirectCount), "--max-time", limits.totalSeconds.shortText,
      "--connect-timeout", min(limits.connectSeconds, limits.totalSeconds).shortText,
      // Stops early if the server announces a larger size. The bytes are counted all the same.
      "--max-filesize", String(limits.byteCount),
      "--user-agent", "tilescheme", "--write-out", CurlReport.format, "--config", "-",
    ]
  }

  private static func input(_ address: HTTPAddress, _ token: String?, _ movesLongQueries: Bool) -> String {
    if movesLongQueries, let form = address.longRequest(token: token) {
      return configuration(form.address) + option("data", form.body)
    }
    return configuration(address.requestText(token: token))
  }

  /// A curl configuration with the address as its only option. Source: curl's manual page, `--config`: within quotes, a
  /// backslash removes the special meaning of the next character.
  static func configuration(_ address: String) -> String { option("url", address) }

  static func option(_ name: String, _ value: String) -> String {
    let quoted = value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\(name) = \"\(quoted)\"\n"
  }

  /// Tokens consist of Base64 or hexadecimal digits and punctuation. A blank or a line break is a copying mistake.
  static func isUsable(_ token: String) -> Bool {
    !token.isEmpty && token.utf8.allSatisfy { (0x21...0x7E).contains($0) }
  }

  private static func reason(_ error: any Error) -> HTTPError.Reason {
    guard let error = error as? SubprocessError else { return .commandFailed("\(error)") }
    return error.code == .executableNotFound ? .commandMissing : .commandFailed(error.description)
  }

  /// Why the run gave no usable answer; `nil` if it did.
  private func failure(of run: CurlRun, _ address: HTTPAddress, sentToken: Bool) -> HTTPError.Reason? {
    if run.isTooLarge { return .tooLarge(limit: limits.byteCount) }
    guard let status = run.exitStatus else { return .commandFailed("it was killed") }
    if status != 0 { return reason(ofExit: status, run.report, address) }
    if (200..<300).contains(run.report.status) { return nil }
    if run.report.status == 0 { return .brokenOff("the server sent no status") }
    return .status(run.report.status, sentToken: sentToken)
  }

  /// Source: curl's manual page, “Exit codes”.
  func reason(ofExit status: Int, _ report: CurlReport, _ address: HTTPAddress) -> HTTPError.Reason {
    let host = report.address.flatMap { try? HTTPAddress($0) }?.displayHost ?? address.displayHost
    let words = report.words.isEmpty ? "exit status \(status)" : report.words
    switch status {
    // The requested address uses http or https, so only a redirect can use another protocol.
    case 1: return .otherProtocol
    case 6: return .cannotResolve(host: host)
    case 7: return .cannotConnect(host: host)
    case 28: return .timedOut(limit: limits.totalSeconds)
    case 35, 51, 53, 54, 58, 59, 60, 64, 66, 77, 80, 82, 83, 90, 91: return .notSecure(words)
    case 47: return .tooManyRedirects(limit: limits.redirectCount)
    case 63: return .tooLarge(limit: limits.byteCount)
    case 8, 18, 52, 55, 56, 61, 92, 95: return .brokenOff(words)
    default: return .commandFailed(words)
    }
  }

  private func answer(_ run: CurlRun, _ address: HTTPAddress, _ secrets: [String]) -> HTTPAnswer {
    let final = run.report.redirectCount > 0 ? run.report.address.flatMap { try? HTTPAddress($0) } : nil
    // The service name of a redirect is better than none, unless it contains the token.
    let finalService = final?.service.flatMap { service in
      secrets.contains { "\(service)".contains($0) } ? nil : service
    }
    return HTTPAnswer(
      bytes: run.output, contentType: run.report.contentType,
      finalAddress: (final?.displayTextWithoutQuery ?? address.displayText).redacted(secrets),
      service: address.service ?? finalService,
      isImageService: address.isImageService || final?.isImageService == true)
  }
}

extension HTTPError.Reason {
  /// The same reason, with secrets removed from curl's message.
  func redacted(_ secrets: [String]) -> HTTPError.Reason {
    switch self {
    case .commandFailed(let words): .commandFailed(words.redacted(secrets))
    case .cannotResolve(let host): .cannotResolve(host: host.redacted(secrets))
    case .cannotConnect(let host): .cannotConnect(host: host.redacted(secrets))
    case .notSecure(let words): .notSecure(words.redacted(secrets))
    case .brokenOff(let words): .brokenOff(words.redacted(secrets))
    default: self
    }
  }
}

extension String {
  fileprivate func redacted(_ secrets: [String]) -> String {
    secrets.reduce(self) { $0.replacing($1, with: "…") }
  }
}
