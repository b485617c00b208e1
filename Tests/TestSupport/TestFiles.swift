import Foundation

/// The files that tests read.
public enum TestFiles {
  /// The checkout's root.
  public static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  public static let samples = root.appending(path: "Samples")

  public static func bytes(_ url: URL) throws -> [UInt8] { Array(try Data(contentsOf: url)) }

  /// A sample of our own, by its path within Samples/.
  public static func sample(_ path: String) -> URL { samples.appending(path: path) }
}

/// An empty directory that goes away with its owner.
public final class TemporaryDirectory: Sendable {
  public let url: URL

  public init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "tilescheme-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  public func path(_ name: String) -> String { url.appending(path: name).path }
}
