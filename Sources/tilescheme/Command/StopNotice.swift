#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#else
  private import Darwin
#endif

/// Says how a long run continues when Ctrl-C or a scheduler stops it. Otherwise the user would see a prompt only.
enum StopNotice {
  case build, conversion, part

  /// Prints the words when the process gets SIGINT or SIGTERM, which then ends it as without this.
  func install(_ output: OutputOptions) {
    guard !output.quiet else { return }
    // A handler can use neither memory nor anything around it, so each has its own words.
    let handler: @convention(c) (Int32) -> Void
    switch self {
    case .build:
      handler = { number in
        stop(by: number, "\ntilescheme: stopped; complete bundles are kept: run the same command again to continue\n")
      }
    case .conversion:
      handler = { number in
        stop(by: number, "\ntilescheme: stopped: run the same command again with --resume to continue\n")
      }
    case .part:
      handler = { number in stop(by: number, "\ntilescheme: stopped: run the same part again to continue\n") }
    }
    for number in [SIGINT, SIGTERM] {
      let usual = signal(number, SIG_IGN)
      // A job in the background of a script ignores SIGINT, and must go on to do so. POSIX has no function that compares
      // handlers, and SIG_IGN is 1 on Linux and macOS.
      if unsafeBitCast(usual, to: Int.self) != 1 { signal(number, handler) }
    }
  }
}

/// Writes the words, and ends the process by the signal. Uses only functions that a handler may call.
private func stop(by number: Int32, _ words: StaticString) {
  _ = write(STDERR_FILENO, words.utf8Start, words.utf8CodeUnitCount)
  signal(number, SIG_DFL)
  raise(number)
}
