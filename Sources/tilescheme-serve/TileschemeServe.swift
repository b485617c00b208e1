import CacheServing
import HTTPServing
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The program that serves. `tilescheme serve` starts it with the arguments that it has checked; it is a program of its own
/// because the network code would make every other command start later.
@main
struct TileschemeServe {
  static func main() async {
    do {
      let arguments = Array(CommandLine.arguments.dropFirst())
      guard !arguments.contains(where: ["-h", "--help", "--version"].contains) else { stopAlone() }
      let request = try ServingRequest(arguments: arguments)
      guard !request.paths.isEmpty else { stopAlone() }
      let server = try CacheServer(request.paths, settings: request.settings)
      try await HTTPServer(server, request).run { addresses in
        print(ServingWords(server, request).text(listeningAt: addresses))
      }
    } catch let error as ServingRequest.UnknownArgument {
      stop(
        "the argument “\(error.argument)” is not known; tilescheme and tilescheme-serve must be of one version",
        status: 2)
    } catch {
      stop("\(error)", status: 3)
    }
  }

  /// Ends the process if a user has started it.
  private static func stopAlone() -> Never {
    stop("tilescheme-serve is started by “tilescheme serve PATH”, which has the options and their help", status: 2)
  }

  /// Ends the process with a message.
  private static func stop(_ message: String, status: Int32) -> Never {
    _ = try? FileDescriptor.standardError.writeAll("tilescheme: error: \(message)\n".utf8)
    exit(status)
  }

  private static func print(_ text: String) {
    // A reader that has gone away, such as `head`, is no reason to stop serving.
    _ = try? FileDescriptor.standardOutput.writeAll(text.utf8)
  }
}
