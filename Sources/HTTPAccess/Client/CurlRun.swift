import Subprocess
import SystemPackage

/// A finished run of curl.
struct CurlRun: Sendable {
  /// The standard output, up to the limit.
  let output: [UInt8]
  let report: CurlReport
  /// The exit status; `nil` if a signal ended curl.
  let exitStatus: Int?
  /// Whether it was stopped because it wrote more than the limit.
  let isTooLarge: Bool

  /// - Parameters:
  ///   - command: the name of curl on PATH, or its path.
  ///   - input: the text for its standard input.
  ///   - limit: the maximum size of its standard output, in bytes.
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
        // Counted here, because curl's own limit does not cover data that grows when it is decompressed.
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

  /// In bytes. The report contains the final address, and a redirect can be as long as a header may be.
  private static let reportLimit = 1_048_576
}
