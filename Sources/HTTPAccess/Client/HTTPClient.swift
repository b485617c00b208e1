import Subprocess

/// Fetches addresses through the `curl` command.
///
/// The address, and with it the token, goes to curl's standard input, because a command line can be read by every user
/// of the machine; the user's own configuration of curl is not read, the environment's proxies are used.
public struct HTTPClient: Sendable {
  /// How much a server may ask of us.
  public var limits: HTTPLimits
  /// The command's name on PATH, or its path.
  let command: String

  /// Fetches through the `curl` that is first on PATH.
  public init(limits: HTTPLimits = HTTPLimits()) { self.init(limits: limits, command: "curl") }

  init(limits: HTTPLimits, command: String) {
    self.limits = limits
    self.command = command
  }

  /// Fetches an address.
  ///
  /// A token is sent as the parameter `token`, the one way that every version of ArcGIS knows. It is a part of this
  /// address alone: a redirect carries it on only where the server itself puts it there, whereas curl would send a
  /// header such as `X-Esri-Authorization` to any host that it is redirected to.
  ///
  /// - Parameters:
  ///   - address: what is fetched.
  ///   - token: printable ASCII without blanks; it takes the place of one in the address.
  /// - Throws: `HTTPError` where there is no answer, or its status is another one.
  /// - Returns: an answer of status 200 to 299. That it is a service's description is not known yet: ArcGIS reports
  ///   errors with status 200.
  public func get(_ address: HTTPAddress, token: String? = nil) async throws(HTTPError) -> HTTPAnswer {
    if let token, !Self.isUsable(token) { throw HTTPError(address.displayText, .unusableToken) }
    let run: CurlRun
    do {
      run = try await CurlRun.run(
        command, arguments, input: Self.configuration(address.requestText(token: token)), limit: limits.byteCount)
    } catch {
      throw HTTPError(address.displayText, Self.reason(error))
    }
    let secrets = address.secrets + (token.map { [$0, PercentEncoding.encodedValue($0)] } ?? [])
    if let reason = failure(of: run, address, sentToken: address.holdsToken || token != nil) {
      throw HTTPError(address.displayText, reason.redacted(secrets))
    }
    return answer(run, address, secrets)
  }

  private var arguments: [String] {
    [
      // First, or it has no effect: ~/.curlrc could change anything.
      "-q", "--silent", "--show-error", "--location", "--compressed",
      // Brackets and braces are characters of an address, not patterns.
      "--globoff",
      "--proto", "=http,https", "--proto-redir", "=http,https",
      "--max-redirs", String(limits.redirectCount), "--max-time", limits.totalSeconds.shortText,
      "--connect-timeout", min(limits.connectSeconds, limits.totalSeconds).shortText,
      // Stops what announces its size; the bytes are counted all the same.
      "--max-filesize", String(limits.byteCount),
      "--user-agent", "tilescheme", "--write-out", CurlReport.format, "--config", "-",
    ]
  }

  /// curl's configuration with the address as its one option. Source: curl's manual page, `--config`: within quotes,
  /// a backslash takes the special meaning from the next character.
  static func configuration(_ address: String) -> String {
    let quoted = address.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "url = \"\(quoted)\"\n"
  }

  /// Tokens are Base64 or hexadecimal digits, with marks; a blank or a line break comes from a file's end.
  static func isUsable(_ token: String) -> Bool {
    !token.isEmpty && token.utf8.allSatisfy { (0x21...0x7E).contains($0) }
  }

  private static func reason(_ error: any Error) -> HTTPError.Reason {
    guard let error = error as? SubprocessError else { return .commandFailed("\(error)") }
    return error.code == .executableNotFound ? .commandMissing : .commandFailed(error.description)
  }

  /// The answer's way here failed, or its status is none that has content.
  private func failure(of run: CurlRun, _ address: HTTPAddress, sentToken: Bool) -> HTTPError.Reason? {
    if run.isTooLarge { return .tooLarge(limit: limits.byteCount) }
    guard let status = run.exitStatus else { return .commandFailed("it was killed") }
    if status != 0 { return reason(ofExit: status, run.report, address) }
    if (200..<300).contains(run.report.status) { return nil }
    if run.report.status == 0 { return .brokenOff("the server said nothing of its answer") }
    return .status(run.report.status, sentToken: sentToken)
  }

  /// Source: curl's manual page, “Exit codes”.
  private func reason(ofExit status: Int, _ report: CurlReport, _ address: HTTPAddress) -> HTTPError.Reason {
    let host = report.address.flatMap { try? HTTPAddress($0) }?.displayHost ?? address.displayHost
    let words = report.words.isEmpty ? "exit status \(status)" : report.words
    switch status {
    // The address asked is of http or https, so that only a redirect can be of another protocol.
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
    // The name of a service that was redirected to says more than nothing, unless it holds the token.
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
  /// The same without secrets in what curl said.
  fileprivate func redacted(_ secrets: [String]) -> HTTPError.Reason {
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
