import Foundation
import TestSupport

/// Simulates read errors of a disk, and kills a run at an exact place. The library of `failing_reads.c` is loaded before
/// the C library.
///
/// A kill after a number of changes is at the same place in every run; a kill after a number of milliseconds is not.
final class FailingReads: Sendable {
  /// `nil` if there is no compiler, or if the system does not load the library.
  static let shared = try? FailingReads()

  /// Beside the tool: a directory of this object would stay, because nothing releases it before the tests end.
  private let library = CommandRun.program("failing_reads.so").path

  private init() throws {
    let source = TestFiles.root.appending(path: "Tests/CommandTests/failing_reads.c").path
    // The Swift toolchain contains a clang.
    guard let compiler = ["cc", "clang"].first(where: CommandRun.isInstalled) else { throw Unreadable(message: "") }
    let built = try CommandRun(
      compiler, ["-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"])
    guard built.status == 0,
      try count(of: source, in: { try CommandRun("head", ["-c", "9", source], environment: $0) }) > 0
    else { throw Unreadable(message: built.errors) }
  }

  /// The number of reads of a file in a run.
  func count(of file: String, in run: ([String: String]) throws -> CommandRun) throws -> Int {
    try told("FAILING_COUNT") { name in try run(["LD_PRELOAD": library, "FAILING_FILE": file].merging(name) { $1 }) }
  }

  /// The number of changes to files and names in a run.
  func changes(in run: ([String: String]) throws -> CommandRun) throws -> Int {
    try told("KILLED_COUNT") { name in try run(["LD_PRELOAD": library].merging(name) { $1 }) }
  }

  /// The environment in which a run is killed after a number of changes.
  func killing(after count: Int) -> [String: String] { ["LD_PRELOAD": library, "KILLED_BEFORE": String(count)] }

  /// The number that a run writes into the file in an environment variable.
  private func told(_ variable: String, in run: ([String: String]) throws -> CommandRun) throws -> Int {
    let folder = try TemporaryDirectory()
    let file = folder.path("count")
    _ = try run([variable: file])
    return Int(try String(contentsOfFile: file, encoding: .utf8).trimmingCharacters(in: .newlines)) ?? 0
  }

  /// The environment in which the reads of a file fail after a number of successful ones.
  func environment(_ file: String, after count: Int) -> [String: String] {
    ["LD_PRELOAD": library, "FAILING_FILE": file, "FAILING_AFTER": String(count)]
  }
}

/// The numbers of changes after which a run is killed, evenly spread over all changes.
///
/// - Parameters:
///   - changes: the number of changes in the whole run.
///   - few: the number of kills in a usual run of the tests.
///   - many: the largest number of kills in `make test-long`; not more than there are changes.
func killPoints(of changes: Int, usually few: Int, long many: Int) -> [Int] {
  let rounds = min(changes, TestRun.rounds(usually: few, long: many))
  return (0..<rounds).map { ((2 * $0 + 1) * changes) / (2 * rounds) }
}
