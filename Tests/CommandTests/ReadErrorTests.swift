import Foundation
import JobSupport
import TestSupport
import Testing

/// A cache in one of the supported formats, and the file whose reads fail.
struct ReadErrorSource: CustomTestStringConvertible, Sendable {
  let form: String
  var storage = SmallCache.Storage.compactV2
  /// The end of the path of this file.
  let file: String
  var testDescription: String { form }

  static let all = [
    ReadErrorSource(form: "Compact V2", file: "L11/R0100C0000.bundle"),
    ReadErrorSource(form: "Compact V1", storage: .compactV1, file: "L11/R0100C0000.bundle"),
    ReadErrorSource(form: "exploded", storage: .exploded, file: "R00000100/C00000004.jpg"),
    ReadErrorSource(form: "tpkx", file: "source.tpkx"),
    ReadErrorSource(form: "mbtiles", file: "source.mbtiles"),
  ]
}

@Suite(
  "Read errors of a disk", .tags(.slow),
  .enabled(if: FailingReads.shared != nil, "no library can be loaded in front of the C library"))
struct ReadErrorTests {
  private let folder: TemporaryDirectory
  private let cache: SmallCache
  private let source: String
  private let reads: FailingReads
  private let failing: ReadErrorSource

  /// Makes four bundles; reading the third one fails.
  private init(_ failing: ReadErrorSource) throws {
    self.failing = failing
    reads = try #require(FailingReads.shared)
    folder = try TemporaryDirectory()
    let tile = try SmallCache.tile("tile.jpg")
    var tiles: [SmallCache.Place: Data] = [:]
    for bundle in 0..<4 { for number in 0..<12 { tiles[.init(11, bundle * 128, number)] = tile } }
    cache = try SmallCache(tiles, storage: failing.storage, finestLevel: 11)
    guard failing.file.hasPrefix("source") else {
      source = cache.path
      return
    }
    source = cache.folder.path(failing.file)
    #expect(try CommandRun.tilescheme("convert", cache.path, source, "--quiet").status == 0)
  }
}

extension ReadErrorTests {
  @Suite("convert", .enabled(if: FailingReads.shared != nil, "no library can be loaded in front of the C library"))
  struct Converting {
    @Test(
      "A read error is reported with its file and leaves no result; --resume gives the bytes of an undisturbed run",
      arguments: ReadErrorSource.all, Conversion.everyTarget)
    func resumed(source failing: ReadErrorSource, target: Conversion.Target) throws {
      let bed = try ReadErrorTests(failing)
      let folder = bed.folder
      let arguments = ["convert", bed.source, "--to", target.form, "--quiet", "--jobs", "1"]
      let count = try bed.reads.count(of: failing.file) { environment in
        try CommandRun.tilescheme(arguments + [folder.path("whole-\(target.name)")], environment: environment)
      }
      let whole = try contents(folder.path("whole-\(target.name)"))
      let before = try contents(bed.source)
      // Only the last read fails; in a file with many reads, also one before the last bundle.
      for after in Set([count - 1, failing.file.hasPrefix("source") ? count * 7 / 8 : count - 1]) {
        let out = folder.path("\(after)-\(target.name)")
        let run = try CommandRun.tilescheme(
          arguments + [out], environment: bed.reads.environment(failing.file, after: after))
        #expect(run.status == 3, "\(run.errors)")
        #expect(run.errors.contains(failing.file), "\(run.errors)")
        #expect(!FileManager.default.fileExists(atPath: out))
        #expect(folder.names.contains { $0.hasSuffix(".partial") }, "it did not fail in the middle")
        #expect(try contents(bed.source) == before)
        let resumed = try CommandRun.tilescheme(arguments + [out, "--resume"])
        #expect(resumed.status == 0, "\(resumed.errors)")
        #expect(try contents(out) == whole)
        #expect(folder.names.allSatisfy { !$0.hasPrefix(".") }, "\(folder.names)")
      }
    }

    @Test(
      "If the source is changed during the run, the error names the file, and no mixture is written",
      arguments: ReadErrorSource.all, [Conversion.everyTarget[0], Conversion.everyTarget[3], Conversion.everyTarget[4]])
    func changed(source failing: ReadErrorSource, target: Conversion.Target) throws {
      let bed = try ReadErrorTests(failing)
      let out = bed.folder.path(target.name)
      let arguments = ["convert", bed.source, out, "--to", target.form, "--quiet", "--jobs", "1"]
      let count = try bed.reads.count(of: failing.file) { environment in
        try CommandRun.tilescheme(arguments, environment: environment)
      }
      let run = try CommandRun.tilescheme(
        arguments + ["--overwrite"],
        environment: bed.reads.environment(failing.file, after: count / 2).merging(["FAILING_TOUCHES": "1"]) { $1 })
      #expect(run.status == 3)
      #expect(run.errors.contains(failing.file) && run.errors.contains("was changed while"), "\(run.errors)")
      #expect(!run.errors.contains("--resume"))
      // The old result still exists, and the next run removes what this one left.
      #expect(FileManager.default.fileExists(atPath: out))
      #expect(try CommandRun.tilescheme(arguments + ["--overwrite"]).status == 0)
      #expect(bed.folder.names == [target.name])
    }

    @Test("After a read error while tiles are added, every bundle is the old one or the new one")
    func merging() throws {
      let failing = ReadErrorSource.all[0]
      let bed = try ReadErrorTests(failing)
      let target = bed.folder.path("target")
      #expect(try CommandRun.tilescheme("convert", bed.source, target, "--to", "legacy", "--quiet").status == 0)
      let before = try contents(target)
      let arguments = ["convert", bed.source, target, "--into", "--quiet"]
      let count = try bed.reads.count(of: "cache/_alllayers/\(failing.file)") { environment in
        try CommandRun.tilescheme(arguments, environment: environment)
      }
      #expect(try contents(target) == before)
      let run = try CommandRun.tilescheme(
        arguments, environment: bed.reads.environment("cache/_alllayers/\(failing.file)", after: count - 1))
      #expect(run.status == 3)
      #expect(run.errors.contains(failing.file) && !run.errors.contains("--resume"), "\(run.errors)")
      #expect(try contents(target) == before)
    }
  }

  @Suite("verify", .enabled(if: FailingReads.shared != nil, "no library can be loaded in front of the C library"))
  struct Verifying {
    @Test(
      "A read error is a finding with its file, and the other files are checked",
      arguments: ReadErrorSource.all.filter { $0.form != "mbtiles" })
    func found(source failing: ReadErrorSource) throws {
      let bed = try ReadErrorTests(failing)
      let arguments = ["verify", bed.source, "--no-config", "--jobs", "1", "--format", "json"]
      let count = try bed.reads.count(of: failing.file) { environment in
        try CommandRun.tilescheme(arguments, environment: environment)
      }
      let run = try CommandRun.tilescheme(
        arguments, environment: bed.reads.environment(failing.file, after: count - 1))
      #expect(run.status == 1, "\(run.errors)")
      let findings = try object(run.output)["findings"] as? [[String: Any]] ?? []
      let errors = findings.filter { $0["severity"] as? String == "error" }
      #expect(errors.map { $0["rule"] as? String } == ["STO021"], "\(findings)")
      let text = "\(errors.first?["file"] ?? "") \(errors.first?["message"] ?? "")"
      #expect(text.components(separatedBy: failing.file).count == 2, "\(findings)")
    }

    @Test("A package with an unreadable central directory is unreadable")
    func directory() throws {
      let bed = try ReadErrorTests(ReadErrorSource.all[3])
      let run = try CommandRun.tilescheme(
        ["verify", bed.source], environment: bed.reads.environment(bed.failing.file, after: 1))
      #expect(run.status == 3)
      #expect(run.errors.contains(bed.failing.file), "\(run.errors)")
    }
  }
}
