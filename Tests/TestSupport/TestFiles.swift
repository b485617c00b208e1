import Foundation

/// The files that tests read.
public enum TestFiles {
  /// The checkout's root.
  public static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  public static let samples = root.appending(path: "Samples")

  /// The real files beside the checkout, where they are present.
  public static let corpus: URL? = present("corpus")

  /// The conformance data beside the checkout, where it is present.
  public static let conformance: URL? = present("conformance")

  /// Facts that were gathered from public files, beside the checkout, where they are present.
  public static let reference: URL? = present("reference")

  private static func present(_ name: String) -> URL? {
    let url = root.deletingLastPathComponent().appending(path: "shared/\(name)")
    return FileManager.default.fileExists(atPath: url.path) ? url : nil
  }

  public static func bytes(_ url: URL) throws -> [UInt8] { Array(try Data(contentsOf: url)) }

  /// The files of a folder of the corpus, sorted; none where the corpus is absent.
  public static func corpusFiles(_ folder: String) -> [URL] {
    guard let corpus else { return [] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: corpus.appending(path: folder).path)) ?? []
    return names.sorted().map { corpus.appending(path: "\(folder)/\($0)") }
  }

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
