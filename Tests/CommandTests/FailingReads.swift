import Foundation
import TestSupport

/// A disk whose reads fail, and kills at an exact place, by a library of `failing_reads.c` that is loaded in front of the C library.
///
/// A kill after a number of changes is at the same place in every run, which one after a number of milliseconds is not.
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
    try told("FAILING_COUNT") { name in try run(["LD_PRELOAD": library, "FAILING_FILE": file].merging(name) { $1 }) }
  }

  /// How many changes of files and names a run makes.
  func changes(in run: ([String: String]) throws -> CommandRun) throws -> Int {
    try told("KILLED_COUNT") { name in try run(["LD_PRELOAD": library].merging(name) { $1 }) }
  }

  /// The environment in which a run is killed after some changes.
  func killing(after count: Int) -> [String: String] { ["LD_PRELOAD": library, "KILLED_BEFORE": String(count)] }

  /// The number that a run leaves in the file that a variable names.
  private func told(_ variable: String, in run: ([String: String]) throws -> CommandRun) throws -> Int {
    let file = folder.path(UUID().uuidString)
    _ = try run([variable: file])
    return Int(try String(contentsOfFile: file, encoding: .utf8).trimmingCharacters(in: .newlines)) ?? 0
  }

  /// The environment in which a file's reads fail after some that do not.
  func environment(_ file: String, after count: Int) -> [String: String] {
    ["LD_PRELOAD": library, "FAILING_FILE": file, "FAILING_AFTER": String(count)]
  }
}

/// After how many of a run's changes it is killed: evenly spread over all of them.
///
/// - Parameters:
///   - few: how many places the usual run of the tests tries.
///   - many: how many `make test-long` tries at most; all where there are fewer.
func killPoints(of changes: Int, usually few: Int, long many: Int) -> [Int] {
  let rounds = min(changes, TestRun.rounds(usually: few, long: many))
  return (0..<rounds).map { ((2 * $0 + 1) * changes) / (2 * rounds) }
}
