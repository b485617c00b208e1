import Foundation
import TestSupport
import Testing
import TileSchemeKit

@Suite("The survey of optional libraries")
struct LibrarySurveyTests {
  private func survey(_ folders: String = "") -> [String: OptionalLibrary] {
    let report = LibrarySurveyJob(LibrarySurveyRequest(programFolders: folders)).run()
    return Dictionary(uniqueKeysWithValues: report.libraries.map { ($0.name, $0) })
  }

  @Test("every optional library has a purpose, and advice how to install it")
  func words() {
    let found = survey()
    #expect(found.keys.sorted() == ["GDAL", "PROJ", "SQLite", "curl", "libjpeg-turbo", "liblerc"])
    for library in found.values {
      #expect(!library.purpose.isEmpty)
      #expect(library.advice.contains("Debian: apt install") && library.advice.contains("macOS"))
    }
  }

  @Test("the version of SQLite is that of the file that was opened")
  func version() throws {
    guard case .found(let version?, let path?) = survey()["SQLite"]?.state else {
      Issue.record("SQLite, which the build requires, was not found")
      return
    }
    // The library contains its version as text, after which a zero follows.
    #expect(try Data(contentsOf: URL(filePath: path)).range(of: Data(version.utf8 + [0])) != nil)
    #expect(version.hasPrefix("3."))
  }

  @Test("a program is found in the first folder that has it as an executable file")
  func program() throws {
    let folder = try TemporaryDirectory()
    for (name, mode) in [("first", 0o644), ("second", 0o755), ("third", 0o755)] {
      try FileManager.default.createDirectory(atPath: folder.path(name), withIntermediateDirectories: false)
      try Data("#!/bin/sh\n".utf8).write(to: URL(filePath: folder.path("\(name)/curl")))
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: folder.path("\(name)/curl"))
    }
    let folders = ["absent", "first", "second", "third"].map(folder.path).joined(separator: ":")
    #expect(survey(folders)["curl"]?.state == .found(version: nil, path: folder.path("second/curl")))
  }

  @Test("without folders no program is found", arguments: ["", ":", "::", "/nowhere"])
  func noProgram(_ folders: String) { #expect(survey(folders)["curl"]?.state == .missing) }
}
