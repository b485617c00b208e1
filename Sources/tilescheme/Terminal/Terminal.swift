import TileSchemeKit

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#else
  private import Darwin
#endif

/// Standard output and standard error, and what the environment says about them.
///
/// Writes are not buffered: a message must appear before the process ends, and `exit` skips the usual clean-up.
enum Terminal {
  static func standardOutput(_ text: String) { write(Array(named(text).utf8), to: .standardOutput) }
  static func standardOutput(_ bytes: [UInt8]) { write(bytes, to: .standardOutput) }
  static func standardError(_ text: String) { write(Array(named(text).utf8), to: .standardError) }

  /// The text with the addresses of files of servers, which the library knows by paths.
  static func named(_ text: String) -> String { RangedFiles.isEmpty ? text : RangedFiles.withAddresses(text) }

  /// Prints an error: one sentence without a full stop.
  static func error(_ message: String) { standardError("tilescheme: error: \(printable(message))\n") }

  /// Whether standard error is a terminal.
  static var showsErrorsToAPerson: Bool { isatty(STDERR_FILENO) != 0 }

  /// Whether standard output is a terminal.
  static var showsResultsToAPerson: Bool { isatty(STDOUT_FILENO) != 0 }

  /// The value of an environment variable, by `getenv`: the executable does not load Foundation, which would make every
  /// start slower.
  static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  /// Ends the process at once, without the exit handlers of libraries.
  ///
  /// libxml2 frees the data of its threads in such a handler. The threads of a job, which end at the same time, free the
  /// same data: about one run in twenty crashed after its work was done.
  static func exit(_ status: ExitStatus) -> Never {
    fflush(nil)
    _exit(status.rawValue)
  }

  /// Writes everything, or ends the run.
  ///
  /// A reader that closed the pipe (`| head`) is not an error, as for other Unix tools. Every other failure, such as a
  /// full disk, exits with status 3: a truncated result must not look complete.
  private static func write(_ bytes: [UInt8], to stream: FileDescriptor) {
    do {
      try stream.writeAll(bytes)
    } catch Errno.brokenPipe {
      exit(.success)
    } catch {
      exit(.failed)
    }
  }
}
