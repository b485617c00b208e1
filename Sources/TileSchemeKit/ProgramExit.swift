#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#else
  private import Darwin
#endif

/// How a program ends that uses the library, as `tilescheme` itself does.
public enum ProgramExit {
  /// Ends the program.
  ///
  /// - Parameter status: what the shell gets: 0 is fine; from 1 to 255 something is wrong.
  public static func end(_ status: Int32) -> Never { exit(status) }

  /// Writes to the standard error what is wrong, and ends the program with the status 3, which `tilescheme` has for what
  /// cannot be read or done.
  ///
  /// A program without it ends with a crash report when an error leaves its top level.
  ///
  /// - Parameter reason: one sentence without a full stop, such as the description of an error. Characters that would
  ///   change the terminal are shown as codes.
  public static func failed(_ reason: String) -> Never {
    // Nobody is left to be told of a standard error that is closed.
    _ = try? FileDescriptor.standardError.writeAll("error: \(printable(reason))\n".utf8)
    end(3)
  }
}
