import FileAccess
import Foundation
import SystemPackage
import TestSupport
import Testing

@Suite("The lock of a result")
struct OutputLockTests {
  private let folder: StagingFolder

  init() throws { folder = try StagingFolder() }

  private func refusal(_ path: FilePath) -> FileAccessError? {
    do throws(FileAccessError) {
      _ = try OutputLock.take(for: path, purpose: "testing")
      return nil
    } catch {
      return error
    }
  }

  @Test("A second run is refused, with the process and what it does")
  func held() throws {
    let path = folder.path.appending("out")
    let lock = try OutputLock.take(for: path, purpose: "converting a.tpk")
    withExtendedLifetime(lock) {
      let error = refusal(path)
      let owner = "process \(ProcessInfo.processInfo.processIdentifier), converting a.tpk"
      #expect(error == FileAccessError(path.string, .inUse(by: owner)))
    }
  }

  @Test("After its owner has ended, the lock is free and its file is gone")
  func released() throws {
    let path = folder.path.appending("out")
    do {
      let lock = try OutputLock.take(for: path, purpose: "one")
      let names = try folder.names()
      withExtendedLifetime(lock) { #expect(names == [".out.tilescheme-lock"]) }
    }
    #expect(try folder.names().isEmpty)
    #expect(refusal(path) == nil)
  }

  @Test("A lock file that a killed process left stops nobody")
  func leftover() throws {
    try folder.write(Array("process 1, converting x\n".utf8), ".out.tilescheme-lock")
    #expect(refusal(folder.path.appending("out")) == nil)
    #expect(try folder.names().isEmpty)
  }

  @Test("A lock file is abandoned if no process has the lock")
  func abandoned() throws {
    try folder.write(Array("process 1, converting x\n".utf8), ".left.tilescheme-lock")
    try folder.write([], "left.tilescheme-lock")
    try folder.write([], ".left")
    let lock = try OutputLock.take(for: folder.path.appending("out"), purpose: "one")
    withExtendedLifetime(lock) {
      let names = [
        ".left.tilescheme-lock", "left.tilescheme-lock", ".left", ".out.tilescheme-lock", ".no.tilescheme-lock",
      ]
      #expect(names.filter { OutputLock.isAbandoned($0, in: folder.path) } == [".left.tilescheme-lock"])
    }
  }

  @Test("Two names of one result have one lock")
  func links() throws {
    try folder.makeDirectory("out")
    try folder.link("other", to: "out")
    let lock = try OutputLock.take(for: folder.path.appending("out"), purpose: "one")
    withExtendedLifetime(lock) {
      #expect(refusal(folder.path.appending("other")) != nil)
      #expect(refusal(folder.path.appending("third")) == nil)
    }
  }

  @Test("Of many that try at once, one at a time has the lock")
  func race() async throws {
    let path = folder.path.appending("out")
    let counter = folder.path.appending("counter")
    try folder.write([], "counter")
    let successes = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<8 {
        group.addTask {
          var count = 0
          for _ in 0..<200 {
            guard let lock = try? OutputLock.take(for: path, purpose: "race") else { continue }
            withExtendedLifetime(lock) {
              // Whoever has the lock makes a file that must not exist, and removes it again.
              let made = FileManager.default.createFile(atPath: "\(counter.string)-own", contents: nil)
              let names = (try? folder.names().filter { $0.hasPrefix("counter-") }) ?? []
              if made, names == ["counter-own"] { count += 1 } else { count -= 1_000_000 }
              try? FileManager.default.removeItem(atPath: "\(counter.string)-own")
            }
          }
          return count
        }
      }
      return await group.reduce(0, +)
    }
    #expect(successes > 0)
  }
}
