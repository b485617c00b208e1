import Foundation
import TestSupport

/// A disk whose reads fail, by a library of `failing_reads.c` that is loaded in front of the C library.
final class FailingReads: Sendable {
  /// `nil` where there is no compiler, or the system loads no such library.
  static let shared = try? FailingReads()

  private let folder: TemporaryDirectory
  private var library: String { folder.path("failing_reads.so") }

  private init() throws {
    folder = try TemporaryDirectory()
    let source = TestFiles.root.appending(path: "Tests/CommandTests/failing_reads.c").path
    // Swift brings a clang of its own.
    guard let compiler = ["cc", "clang"].first(where: CommandRun.isInstalled) else { throw Unreadable(message: "") }
    let built = try CommandRun(
      compiler, ["-shared", "-fPIC", "-O1", "-o", folder.path("failing_reads.so"), source, "-ldl"])
    guard built.status == 0,
      try count(of: source, in: { try CommandRun("head", ["-c", "9", source], environment: $0) }) > 0
    else { throw Unreadable(message: built.errors) }
  }

  /// How many reads of a file a run takes.
  func count(of file: String, in run: ([String: String]) throws -> CommandRun) throws -> Int {
    let told = folder.path(UUID().uuidString)
    _ = try run(["LD_PRELOAD": library, "FAILING_FILE": file, "FAILING_COUNT": told])
    return Int(try String(contentsOfFile: told, encoding: .utf8).trimmingCharacters(in: .newlines)) ?? 0
  }

  /// The environment in which a file's reads fail after some that do not.
  func environment(_ file: String, after count: Int) -> [String: String] {
    ["LD_PRELOAD": library, "FAILING_FILE": file, "FAILING_AFTER": String(count)]
  }
}
