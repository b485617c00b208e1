import TileSchemeKit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The program that serves, which lies beside this one. It takes the place of this process, so that a signal or the end of
/// a terminal reaches it.
enum ServingProgram {
  /// Where the program must be: beside this one.
  static var path: FilePath { (ProgramFolder.path ?? "").appending("tilescheme-serve") }

  /// Starts the program; returns only if that fails.
  ///
  /// - Throws: `CommandFailure` if the program is missing.
  static func start(_ request: ServingRequest) throws(CommandFailure) {
    let program = path
    var arguments = ([program.string] + request.arguments).map { strdup($0) }
    arguments.append(nil)
    execv(program.string, arguments)
    let reason = Errno(rawValue: errno)
    for argument in arguments { free(argument) }
    throw CommandFailure(
      saying: "the program tilescheme-serve, which serves, cannot be started (\(reason)): \(program.string); every "
        + "package of tilescheme has both programs, so copy it from there")
  }
}
