import TileSchemeKit

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#else
  private import Darwin
#endif

/// The two streams a command writes to.
enum Terminal {
  static func standardOutput(_ text: String) { write(Array(text.utf8), to: .standardOutput) }
  static func standardOutput(_ bytes: [UInt8]) { write(bytes, to: .standardOutput) }
  static func standardError(_ text: String) { write(Array(text.utf8), to: .standardError) }

  /// Says what is wrong, in one sentence without a full stop.
  static func error(_ message: String) { standardError("tilescheme: error: \(printable(message))\n") }

  /// Whether standard error is a terminal.
  static var showsErrorsToAPerson: Bool { isatty(STDERR_FILENO) != 0 }

  /// Whether standard output is a terminal.
  static var showsResultsToAPerson: Bool { isatty(STDOUT_FILENO) != 0 }

  static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  /// Ends the process at once, without what libraries do at an exit: libxml2 frees what belongs to its threads there,
  /// while the threads of a job, which end at the same time, free it as well. A run in twenty crashed after its work.
  static func exit(_ status: ExitStatus) -> Never {
    fflush(nil)
    _exit(status.rawValue)
  }

  /// A reader that has gone away (`| head`) ends the run as every Unix tool ends; any other failure is one.
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
