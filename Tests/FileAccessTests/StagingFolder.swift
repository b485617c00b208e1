import Foundation
import SystemPackage
import TestSupport

@testable import FileAccess

/// A temporary directory in which directories are staged.
struct StagingFolder: Sendable {
  let path: FilePath
  private let owner: Owner

  /// Keeps the directory alive; it is not changed.
  private final class Owner: @unchecked Sendable {
    let directory: TemporaryDirectory
    init() throws { directory = try TemporaryDirectory() }
  }

  init() throws {
    owner = try Owner()
    path = FilePath(owner.directory.url.path)
  }

  /// Stages a directory with one file and commits it.
  @discardableResult
  func put(
    _ bytes: [UInt8], at place: FilePath, replacing: Bool, renaming: Renaming = Renaming()
  ) throws -> FilePath? {
    var staged = try StagedDirectory(place, in: path, replacing: replacing, renaming: renaming)
    try staged.add(bytes, at: "file")
    return try staged.commit()
  }

  func makeDirectory(_ name: String) throws {
    try FileManager.default.createDirectory(
      atPath: path.appending(name).string, withIntermediateDirectories: true)
  }

  func write(_ bytes: [UInt8], _ name: String) throws {
    let file = URL(filePath: path.appending(name).string)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: path.appending(name).string, withDestinationPath: target)
  }

  func content(_ name: FilePath) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: path.appending(name.components).string)))
  }

  func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path.string).sorted() }

  /// Every path in the folder, sorted: a file with its bytes, a link with its target.
  func tree() throws -> [String] {
    let manager = FileManager.default
    return try manager.subpathsOfDirectory(atPath: path.string).sorted().map { name in
      let place = path.appending(name).string
      let type = try manager.attributesOfItem(atPath: place)[.type] as? FileAttributeType
      switch type {
      case .typeSymbolicLink: return try "\(name)->\(manager.destinationOfSymbolicLink(atPath: place))"
      case .typeRegular: return try "\(name)=\(content(FilePath(name)))"
      default: return name
      }
    }
  }
}

extension SmallDisk {
  var filePath: FilePath { FilePath(path) }
}

/// The error that an action throws. `#expect(throws:)` does not accept a closure that consumes a noncopyable value.
func captured(_ body: () throws(FileAccessError) -> Void) -> FileAccessError? {
  do throws(FileAccessError) {
    try body()
    return nil
  } catch {
    return error
  }
}

/// The error that making a noncopyable value throws.
func captured<Value: ~Copyable>(
  _ type: Value.Type, _ body: () throws(FileAccessError) -> Value
) -> FileAccessError? {
  do throws(FileAccessError) {
    _ = try body()
    return nil
  } catch {
    return error
  }
}

func committed(_ staged: consuming StagedDirectory) -> FileAccessError? {
  do throws(FileAccessError) {
    _ = try staged.commit()
    return nil
  } catch {
    return error
  }
}
