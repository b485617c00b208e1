import Foundation

/// A running HTTP server in Python on this machine. It is stopped when its owner is released.
final class PythonServer {
  /// `http://127.0.0.1:12345`
  let address: String
  private let process = Process()

  /// Starts a program, and waits until it prints the number of its port.
  init(_ program: String, _ arguments: [String]) throws {
    let output = Pipe()
    process.executableURL = URL(filePath: Python.interpreter)
    process.arguments = [program] + arguments
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    // The server prints its port when it is ready.
    var port = Data()
    while let byte = try output.fileHandleForReading.read(upToCount: 1), byte != Data("\n".utf8) { port += byte }
    address = "http://127.0.0.1:\(String(decoding: port, as: UTF8.self))"
  }

  deinit {
    // The server inherits the blocked signals of the test's thread. SIGKILL cannot be blocked.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }
}
