import Synchronization
import SystemPackage

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#else
  private import Darwin
#endif

/// Runs curl and waits for it on the calling thread.
///
/// The readers of files are not asynchronous. If they waited for an asynchronous run, all threads of Swift's pool could
/// wait, and none would be left for the run itself.
enum CurlProcess {
  /// How a run ended.
  struct Ending {
    /// `nil` if a signal ended curl.
    let exitStatus: Int?
    /// What it wrote to standard error.
    let report: String
  }

  /// The largest input in bytes: a pipe of Linux holds as much without a reader.
  static let inputLimit = 60_000

  /// A new process inherits all descriptors that are open without the mark “close on exec”, which is set after a pipe is
  /// made. A curl that holds the pipe of another one would keep it from ending.
  private static let starting = Mutex(())

  /// - Parameters:
  ///   - command: the name of curl on PATH, or its path.
  ///   - input: the text for its standard input, at most `inputLimit` bytes.
  ///   - receive: is called with each piece of the output; curl is ended if it returns `false`.
  /// - Throws: `Errno` if the process cannot be started, such as `.noSuchFileOrDirectory`.
  static func run(
    _ command: String, _ arguments: [String], input: [UInt8], _ receive: (UnsafeRawBufferPointer) -> Bool
  ) throws(Errno) -> Ending {
    do {
      let started = try starting.withLock { _ in try start(command, arguments, input) }
      defer {
        try? started.output.close()
        try? started.report.close()
      }
      let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
      defer { buffer.deallocate() }
      while let count = try? started.output.read(into: buffer), count > 0 {
        if !receive(UnsafeRawBufferPointer(rebasing: buffer[..<count])) {
          kill(started.process, SIGKILL)
          break
        }
      }
      var report: [UInt8] = []
      while report.count < 1 << 16, let count = try? started.report.read(into: buffer), count > 0 {
        report += buffer[..<count]
      }
      return Ending(exitStatus: wait(for: started.process), report: String(decoding: report, as: UTF8.self))
    } catch {
      throw error as? Errno ?? .ioError
    }
  }

  private struct Started {
    let process: pid_t
    let output: FileDescriptor
    let report: FileDescriptor
  }

  private static func start(_ command: String, _ arguments: [String], _ input: [UInt8]) throws -> Started {
    let (source, output, report) = (try pipe(), try pipe(), try pipe())
    // The ends of the child are closed here in any case.
    defer { for end in [source.readEnd, output.writeEnd, report.writeEnd] { try? end.close() } }
    do {
      // Written before there is a reader, so that a curl that ends at once cannot end this process by a signal.
      try source.writeEnd.writeAll(input)
      try source.writeEnd.close()
      let process = try spawn(
        command, arguments, descriptors: [source.readEnd.rawValue, output.writeEnd.rawValue, report.writeEnd.rawValue])
      return Started(process: process, output: output.readEnd, report: report.readEnd)
    } catch {
      for end in [output.readEnd, report.readEnd] { try? end.close() }
      throw error
    }
  }

  private static func pipe() throws -> (readEnd: FileDescriptor, writeEnd: FileDescriptor) {
    let ends = try FileDescriptor.pipe()
    for end in [ends.readEnd, ends.writeEnd] { _ = fcntl(end.rawValue, F_SETFD, FD_CLOEXEC) }
    return ends
  }

  /// - Parameter descriptors: those that become standard input, output and error.
  private static func spawn(_ command: String, _ arguments: [String], descriptors: [Int32]) throws -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (number, descriptor) in descriptors.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(number))
    }
    var words: [UnsafeMutablePointer<CChar>?] = ([command] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    let status = posix_spawnp(&process, command, &actions, nil, &words, environ)
    guard status == 0 else { throw Errno(rawValue: status) }
    return process
  }

  private static func wait(for process: pid_t) -> Int? {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 { guard errno == EINTR else { return nil } }
    // The macros WIFEXITED and WEXITSTATUS are not imported.
    return status & 0x7F == 0 ? Int(status >> 8 & 0xFF) : nil
  }
}
