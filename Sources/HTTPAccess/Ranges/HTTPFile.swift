package import FileAccess
import Synchronization
import SystemPackage

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#else
  private import Darwin
#endif

/// A file on a web server, of which ranges of bytes are requested with the `curl` command.
///
/// Every answer is compared with the first one: a file that is replaced while it is read is an error, and never a mixture
/// of two versions. What a server may answer: RFC 9110, §14.
package struct HTTPFile: RangeSource {
  package let name: String
  package let size: Int
  package let version: FileVersion
  package let head: [UInt8]
  private let connection: RangeConnection
  private let state: RangeVersion

  /// Requests the first bytes of the file, which show its size and version.
  ///
  /// - Throws: `FileAccessError` with `.server` if there is no answer, or the server does not send ranges.
  package init(_ address: HTTPAddress, limits: HTTPLimits = HTTPLimits()) throws(FileAccessError) {
    try self.init(address, limits: limits, command: "curl")
  }

  init(_ address: HTTPAddress, limits: HTTPLimits, command: String) throws(FileAccessError) {
    connection = RangeConnection(address: address, limits: limits, command: command)
    name = address.fileText
    let first = try connection.answer([0..<RangedFile.blockSize], nil)
    head = first.bytes
    guard let version = first.version else { throw FileAccessError(name, .server("the server sent no answer")) }
    state = version
    size = version.size
    self.version = FileVersion(size: version.size, mark: version.mark)
  }

  package func bytes(of ranges: [Range<Int>]) throws(FileAccessError) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = ranges[...]
    while !rest.isEmpty {
      let part = rest.prefix(connection.rangeLimit)
      bytes += try connection.answer(Array(part), state).bytes
      rest = rest.dropFirst(part.count)
    }
    return bytes
  }
}

/// Requests ranges of one address.
struct RangeConnection: Sendable {
  let address: HTTPAddress
  let limits: HTTPLimits
  let command: String

  /// An attempt that failed for a reason that may pass is repeated after these times in milliseconds.
  private static let pauses = [300, 1500]

  /// The number of ranges for one run of curl, so that its configuration fits into a pipe.
  var rangeLimit: Int { max(1, CurlProcess.inputLimit / max(1, options(0..<1).utf8.count + 40)) }

  /// What a server has answered.
  struct Answer {
    var bytes: [UInt8] = []
    var version: RangeVersion?
  }

  /// Requests ranges; after a failure that may pass, those that are still missing.
  func answer(_ ranges: [Range<Int>], _ version: RangeVersion?) throws(FileAccessError) -> Answer {
    var answer = Answer(version: version)
    var rest = ranges[...]
    var pauses = Self.pauses[...]
    while true {
      var answers = RangeAnswers(Array(rest), answer.version)
      let failure = run(Array(rest), &answers)
      answer.bytes += answers.bytes.prefix(answers.finishedSize)
      answer.version = answers.version
      guard let failure else { return answer }
      rest = rest.dropFirst(answers.finishedCount)
      if answers.finishedCount > 0 { pauses = Self.pauses[...] }
      guard failure.isTransient, let pause = pauses.popFirst() else {
        throw FileAccessError(
          address.fileText, .server(failure.message(address.displayText, sentToken: address.holdsToken)))
      }
      usleep(UInt32(pause * 1000))
    }
  }

  /// - Returns: why not all ranges were received; `nil` if they were.
  private func run(_ ranges: [Range<Int>], _ answers: inout RangeAnswers) -> RangeFailure? {
    let input = Array(ranges.map(options).joined(separator: "next\n").utf8)
    guard input.count <= CurlProcess.inputLimit else { return .http(.commandFailed("the address is too long")) }
    let ending: CurlProcess.Ending
    do throws(Errno) {
      // `-q` must be first, otherwise ~/.curlrc is read. The first failure ends the run, because no range can be left
      // out.
      ending = try CurlProcess.run(command, ["-q", "--fail-early", "--config", "-"], input: input) { answers.add($0) }
    } catch {
      return .http(error == .noSuchFileOrDirectory ? .commandMissing : .commandFailed(error.description))
    }
    if let failure = answers.failure { return failure }
    guard ending.exitStatus == 0 else {
      let client = HTTPClient(limits: limits)
      let reason = ending.exitStatus.map { client.reason(ofExit: $0, CurlReport(ending.report), address) }
      return .http((reason ?? .commandFailed("it was killed")).redacted(address.secrets))
    }
    return answers.isComplete ? nil : .wrongSize("it sent fewer bytes than its Content-Range states")
  }

  /// The options for one range, as lines of a configuration of curl: options on the command line would apply to the first
  /// range only.
  private func options(_ range: Range<Int>) -> String {
    let flags = ["silent", "show-error", "location", "globoff", "include", "suppress-connect-headers"]
    let values = [
      ("url", address.requestText(token: nil)), ("range", "\(range.lowerBound)-\(range.upperBound - 1)"),
      ("header", "Accept-Encoding: identity"), ("proto", "=http,https"), ("proto-redir", "=http,https"),
      ("max-redirs", String(limits.redirectCount)), ("connect-timeout", limits.connectSeconds.shortText),
      // A slow network may take long for a large range; a server that stops sending is given up.
      ("speed-limit", "1"), ("speed-time", Double(max(1, limits.totalSeconds.rounded(.up))).shortText),
      ("user-agent", "tilescheme"),
    ]
    return flags.map { "\($0)\n" }.joined() + values.map { HTTPClient.option($0.0, $0.1) }.joined()
  }
}
