import Subprocess
import SystemPackage

/// A finished run of curl.
struct CurlRun: Sendable {
  /// What it wrote, up to the limit.
  let output: [UInt8]
  let report: CurlReport
  /// `nil` where a signal ended it.
  let exitStatus: Int?
  /// Whether it was stopped because it wrote more than the limit.
  let isTooLarge: Bool

  /// - Parameters:
  ///   - command: its name on PATH, or its path.
  ///   - input: what it reads from its standard input.
  ///   - limit: the most that it may write, in bytes.
  static func run(
    _ command: String, _ arguments: [String], input: String, limit: Int
  ) async throws -> CurlRun {
    let executable: Executable = command.contains("/") ? .path(FilePath(command)) : .name(command)
    let result = try await Subprocess.run(
      executable, arguments: Arguments(arguments), input: .array(Array(input.utf8)), output: .sequence,
      error: .string(limit: reportLimit)
    ) { execution -> (output: [UInt8], isTooLarge: Bool) in
      var output: [UInt8] = []
      for try await buffer in execution.standardOutput {
        guard output.count + buffer.count <= limit else {
          try? execution.send(signal: .kill)
          return ([], true)
        }
        buffer.withUnsafeBytes { output.append(contentsOf: $0) }
      }
      return (output, false)
    }
    let exitStatus: Int? = if case .exited(let code) = result.terminationStatus { Int(code) } else { nil }
    return CurlRun(
      output: result.closureResult.output, report: CurlReport(result.standardError), exitStatus: exitStatus,
      isTooLarge: result.closureResult.isTooLarge)
  }

  /// In bytes: an address that a server redirects to can be as long as a header may be.
  private static let reportLimit = 1_048_576
}
