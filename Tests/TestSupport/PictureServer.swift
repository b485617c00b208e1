import Foundation

/// A map server on this machine whose every pixel's colour says where it lies: ArcGIS map and image services and WMS, with
/// planted faults. `picture_server.py` describes its configuration. It is stopped when its owner is released.
public final class PictureServer {
  /// Whether Python, curl and the modules that check pictures are installed.
  public static let isAvailable =
    CommandRun.isInstalled("curl") && Python.has("numpy") && Python.has("PIL")

  /// `http://127.0.0.1:12345`
  public var address: String { server.address }
  private let server: PythonServer
  private let folder: TemporaryDirectory

  /// - Parameter configuration: JSON.
  public init(_ configuration: String) throws {
    folder = try TemporaryDirectory()
    try Data(configuration.utf8).write(to: URL(filePath: folder.path("config.json")))
    let program = TestFiles.root.appending(path: "Tests/TestSupport/picture_server.py").path
    server = try PythonServer(program, [folder.path("config.json")])
  }

  /// Replaces the configuration; the next request finds the new one.
  public func configure(_ configuration: String) throws {
    try Data(configuration.utf8).write(to: URL(filePath: folder.path("config.json")), options: .atomic)
  }

  /// The parameters of all requests for pictures and tiles so far.
  public func requests() throws -> [[String: String]] {
    let run = try CommandRun("curl", ["-s", "\(address)/log"])
    return try JSONDecoder().decode([[String: String]].self, from: run.output)
  }

  /// What is in the tiles of a cache, according to the colours of this server.
  public struct Places: Decodable {
    public let tiles: Int
    /// The pixels that must have a colour.
    public let content: Int
    /// The pixels whose colour or transparency is wrong.
    public let wrong: Int
    /// `level/row/column`
    public let places: [String]
  }

  /// Checks every pixel of a cache with Python.
  ///
  /// - Parameters:
  ///   - extent: xmin, ymin, xmax, ymax.
  ///   - levels: numbers and resolutions.
  public static func places(
    in cache: String, origin: (x: Double, y: Double), extent: [Double], levels: [Int: Double], tileSize: Int = 256
  ) throws -> Places {
    let program = TestFiles.root.appending(path: "Tests/TestSupport/check_places.py")
    let run = try Python.run(
      String(contentsOf: program, encoding: .utf8),
      [
        cache, "\(origin.x)", "\(origin.y)", extent.map { "\($0)" }.joined(separator: ","),
        levels.map { "\($0):\($1)" }.joined(separator: ","), "\(tileSize)",
      ], importing: ["numpy", "PIL.Image", "PIL.PngImagePlugin"])
    guard run.status == 0 else { throw Unreadable(message: run.errors) }
    return try JSONDecoder().decode(Places.self, from: run.output)
  }
}
