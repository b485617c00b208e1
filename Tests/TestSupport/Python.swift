import Foundation

/// Runs Python programs that check our results, without starting Python and importing GDAL for each of them.
///
/// A Python process that has loaded the modules forks a child for each program. The child has its own arguments, input
/// and outputs, and ends with an exit status like a program. A few of these processes are kept until the tests end.
public enum Python {
  /// Runs a program.
  ///
  /// - Parameters:
  ///   - arguments: `sys.argv[1:]`.
  ///   - modules: modules that take long to load. They are loaded once, before the fork; the program imports them
  ///     as well.
  public static func run(
    _ program: String, _ arguments: [String] = [], input: Data? = nil, importing modules: [String] = []
  ) throws -> CommandRun {
    let folder = try TemporaryDirectory()
    let names = (input: folder.path("in"), output: folder.path("out"), errors: folder.path("err"))
    if let input { try input.write(to: URL(filePath: names.input)) }
    let request = Request(
      program: program, arguments: arguments, modules: modules, input: input == nil ? "/dev/null" : names.input,
      output: names.output, errors: names.errors)
    let status = try pool.withProcess { try $0.status(of: request) }
    return CommandRun(
      status: status, output: try Data(contentsOf: URL(filePath: names.output)),
      errors: String(decoding: try Data(contentsOf: URL(filePath: names.errors)), as: UTF8.self))
  }

  /// Whether Python can import a module. The caller should keep the answer.
  public static func has(_ module: String) -> Bool {
    guard CommandRun.isInstalled("python3") else { return false }
    return (try? run("import \(module)", importing: [module]))?.status == 0
  }

  /// The path of the Python that `python3` starts. On PATH there may be a script that first looks for the version to use,
  /// which takes six times as long as Python itself.
  public static let interpreter: String = {
    let run = try? CommandRun("/usr/bin/env", ["python3", "-c", "import sys; print(sys.executable, end='')"])
    return run.flatMap { $0.status == 0 && !$0.text.isEmpty ? $0.text : nil } ?? "/usr/bin/python3"
  }()

  private static let pool = Pool()

  fileprivate struct Request: Encodable {
    let program: String
    let arguments: [String]
    let modules: [String]
    let input: String
    let output: String
    let errors: String
  }

  /// The processes that are not in use.
  private final class Pool: Sendable {
    private let idle = Guarded<[ForkingPython]>([])

    func withProcess(_ body: (ForkingPython) throws -> Int32) throws -> Int32 {
      let process = try idle.withValue { $0.popLast() } ?? ForkingPython()
      // A process that failed is not used again.
      let status = try body(process)
      idle.withValue { $0.append(process) }
      return status
    }
  }

  /// A Python process that forks a child for each line of its standard input, and ends when the input ends.
  private final class ForkingPython: @unchecked Sendable {
    private let process = Process()
    private let requests = Pipe()
    private let answers = Pipe()

    init() throws {
      process.executableURL = URL(filePath: Python.interpreter)
      process.arguments = ["-c", Self.script]
      process.currentDirectoryURL = TestFiles.root
      process.standardInput = requests
      process.standardOutput = answers
      process.standardError = FileHandle.nullDevice
      try process.run()
    }

    func status(of request: Request) throws -> Int32 {
      try requests.fileHandleForWriting.write(contentsOf: JSONEncoder().encode(request) + Data("\n".utf8))
      var answer = Data()
      while let byte = try answers.fileHandleForReading.read(upToCount: 1), byte != Data("\n".utf8) { answer += byte }
      guard let status = Int32(String(decoding: answer, as: UTF8.self)) else { throw Ended() }
      return status
    }

    private static let script = """
      import importlib, json, os, sys, traceback

      def child(request):
          for number, name in enumerate(("input", "output", "errors")):
              flags = os.O_RDONLY if number == 0 else os.O_WRONLY | os.O_CREAT | os.O_TRUNC
              os.dup2(os.open(request[name], flags, 0o600), number)
          sys.argv = ["-c"] + request["arguments"]
          status = 0
          try:
              exec(compile(request["program"], "<program>", "exec"), {"__name__": "__main__"})
          except SystemExit as end:
              status = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
              if isinstance(end.code, str): print(end.code, file=sys.stderr)
          except BaseException:
              traceback.print_exc()
              status = 1
          sys.stdout.flush()
          sys.stderr.flush()
          os._exit(status & 255)

      # Not through sys.stdin: the child would read on from its buffer.
      requests = os.fdopen(os.dup(0), "rb", buffering=0)
      pending = b""
      while True:
          while b"\\n" not in pending:
              part = requests.read(1 << 16)
              if not part: sys.exit()
              pending += part
          line, pending = pending.split(b"\\n", 1)
          request = json.loads(line)
          for module in request["modules"]:
              # A missing module becomes an error of the program itself.
              try: importlib.import_module(module)
              except BaseException: pass
          number = os.fork()
          if number == 0: child(request)
          status = os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])
          os.write(1, b"%d\\n" % status)
      """
  }

  struct Ended: Error {}
}
