import Foundation

/// A real HTTP server on this machine that serves the files of a folder in ranges and counts the bytes that it sends. It is
/// stopped when its owner is released.
///
/// `/ok/NAME` is a right server; other first names are faults, which `range_server.py` lists.
public final class RangeServer {
  public static let isAvailable = CommandRun.isInstalled("python3") && CommandRun.isInstalled("curl")

  /// What the server has sent since the last question.
  public struct Count: Decodable {
    public let requests: Int
    public let bytes: Int
  }

  /// `http://127.0.0.1:12345`
  public var address: String { server.address }
  private let server: PythonServer

  /// - Parameter folder: the folder of the files.
  public init(_ folder: String) throws {
    server = try PythonServer(TestFiles.root.appending(path: "Tests/TestSupport/range_server.py").path, [folder])
  }

  /// The requests and bytes since the last call.
  public func count() throws -> Count {
    let run = try CommandRun("curl", ["-s", address + "/count"])
    return try JSONDecoder().decode(Count.self, from: run.output)
  }
}
