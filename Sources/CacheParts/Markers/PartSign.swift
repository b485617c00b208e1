import FileAccess
import SourceText
import SystemPackage

/// What a part leaves while it works: which process does it, so that a part that runs differs from one that was killed.
///
/// The file is written again every half minute. It decides nothing: a part is complete when its marker says so.
struct PartSign: Sendable {
  /// The largest sign that is read, in bytes.
  private static let limit = 1 << 16
  /// The time between two signs of life, in seconds.
  private static let interval = 30

  /// The name of the machine, for people.
  let host: String
  /// The process that does the part; `nil` if the file does not say so.
  let process: ProcessIdentity?
  /// Whether the part ended with an error.
  let hasFailed: Bool
  /// When the sign was last written.
  let time: FileTime

  /// - Returns: `nil` if there is no sign at the path.
  init?(_ path: FilePath) {
    guard let time = FileTime(of: path), let bytes = try? FileReading.bytes(of: path, limit: Self.limit),
      let text = try? SourceText(bytes), let document = try? JSONReader.read(text),
      document.root["tilescheme"]?.string == "part-sign"
    else { return nil }
    host = document.root["host"]?.string ?? ""
    process = document.root["process"]?.string.flatMap { ProcessIdentity($0) }
    hasFailed = document.root["failed"]?.bool ?? false
    self.time = time
  }

  /// Does a part, with signs of life beside it.
  ///
  /// A sign that cannot be written is no reason to stop: what the part itself writes shows whether the disk is full.
  ///
  /// - Parameter path: of the sign. It is removed when the part is done, and states the failure if it failed.
  static func during<Value, Failure: Error>(
    _ path: FilePath, _ work: () async throws(Failure) -> Value
  ) async throws(Failure) -> Value {
    write(path, hasFailed: false)
    do throws(Failure) {
      let value = try await repeating(path, beside: work)
      NewFile.remove(path)
      return value
    } catch {
      write(path, hasFailed: true)
      throw error
    }
  }

  /// Does the work. No sign is written any more when this returns.
  private static func repeating<Value, Failure: Error>(
    _ path: FilePath, beside work: () async throws(Failure) -> Value
  ) async throws(Failure) -> Value {
    // The task is cancelled at the end of the scope, which waits for it.
    async let _: Void = repeatedly(write: path)
    return try await work()
  }

  private static func repeatedly(write path: FilePath) async {
    while (try? await Task.sleep(for: .seconds(interval))) != nil { write(path, hasFailed: false) }
  }

  private static func write(_ path: FilePath, hasFailed: Bool) {
    let json = JSONOutput.object([
      .init("tilescheme", .string("part-sign")), .init("host", .string(HostName.current)),
      .init("process", .string(ProcessIdentity.current.text)), .init("failed", .bool(hasFailed)),
    ])
    try? SharedFile(isSynced: false).write(Array((json.text(.compact) + "\n").utf8), at: path)
  }
}
