import Foundation

/// A finished run of a command.
public struct CommandRun: Sendable {
  public let status: Int32
  public let output: Data
  public let errors: String

  public var text: String { String(decoding: output, as: UTF8.self) }

  /// A run with a given outcome.
  init(status: Int32, output: Data, errors: String) {
    self.status = status
    self.output = output
    self.errors = errors
  }

  /// Runs a command, given by its name on PATH or by its path, and waits for it.
  public init(
    _ command: String, _ arguments: [String], input: Data? = nil, environment: [String: String] = [:],
    directory: URL? = nil
  ) throws {
    let process = Process()
    let command = command == "python3" ? Python.interpreter : command
    let isPath = command.contains("/")
    process.executableURL = URL(filePath: isPath ? command : "/usr/bin/env")
    process.arguments = isPath ? arguments : [command] + arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.currentDirectoryURL = directory ?? TestFiles.root
    // Output goes to files and not to pipes, because a full pipe would block the command.
    let folder = try TemporaryDirectory()
    let outputFile = folder.path("out")
    let errorFile = folder.path("err")
    let inputFile = folder.path("in")
    try Data().write(to: URL(filePath: outputFile))
    try Data().write(to: URL(filePath: errorFile))
    process.standardOutput = FileHandle(forWritingAtPath: outputFile)
    process.standardError = FileHandle(forWritingAtPath: errorFile)
    if let input {
      try input.write(to: URL(filePath: inputFile))
      process.standardInput = FileHandle(forReadingAtPath: inputFile)
    } else {
      process.standardInput = FileHandle.nullDevice
    }
    try process.run()
    process.waitUntilExit()
    status = process.terminationStatus
    output = try Data(contentsOf: URL(filePath: outputFile))
    errors = String(decoding: try Data(contentsOf: URL(filePath: errorFile)), as: UTF8.self)
  }

  /// Runs the tilescheme that was built with the tests.
  public static func tilescheme(
    _ arguments: String..., input: Data? = nil, environment: [String: String] = [:], directory: URL? = nil
  ) throws -> CommandRun {
    try tilescheme(arguments, input: input, environment: environment, directory: directory)
  }

  /// The same with the arguments in a list.
  public static func tilescheme(
    _ arguments: [String], input: Data? = nil, environment: [String: String] = [:], directory: URL? = nil
  ) throws -> CommandRun {
    try CommandRun(tool.path, arguments, input: input, environment: environment, directory: directory)
  }

  /// Whether a command is on PATH.
  public static func isInstalled(_ command: String) -> Bool {
    (try? CommandRun("sh", ["-c", "command -v \(command)"]))?.status == 0
  }

  /// The tilescheme that was built with the tests.
  public static var tool: URL { program("tilescheme") }

  /// A program of this package that was built with the tests. It is next to the test bundle.
  public static func program(_ name: String) -> URL {
    #if os(macOS)
      for bundle in Bundle.allBundles where bundle.bundlePath.hasSuffix(".xctest") {
        return bundle.bundleURL.deletingLastPathComponent().appending(path: name)
      }
    #endif
    return URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: name)
  }
}
