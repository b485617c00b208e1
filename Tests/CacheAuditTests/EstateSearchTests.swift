import Foundation
import TestSupport
import Testing
import TileSchemeKit

@Suite("Finding the caches of an estate")
struct EstateSearchTests {
  private let estate: Estate

  init() throws { estate = try Estate() }

  /// The paths of the caches in the order of their names, with `!` before those that cannot be read.
  private func found() async throws -> [String] {
    try await estate.audit().caches.map { ($0.problem == nil ? "" : "!") + estate.name($0) }.sorted()
  }

  @Test("Caches are found however deep they are, and the directory itself can be one")
  func depth() async throws {
    try estate.addCache("a/b/c/d/e/f/Layers")
    try estate.addSample("web-mercator-ready", as: "g")
    try estate.addSample("national-grid-nz/conf.xml", as: "conf.xml")
    #expect(try await found() == [".", "a/b/c/d/e/f/Layers", "g"])
  }

  @Test("Names are recognised in any letter case")
  func letterCase() async throws {
    try estate.addSample("national-grid-nz/conf.xml", as: "a/Conf.XML")
    try estate.addSample("broken/empty.xml", as: "b.TPKX")
    #expect(try await found() == ["!b.TPKX", "a"])
  }

  @Test("A lock file that a killed run left beside its result is a leftover")
  func lock() async throws {
    try estate.addCache("a")
    _ = try estate.folder.write("process 1, building a\n", "..a.tilescheme-abc.partial.tilescheme-lock")
    #expect(try await estate.audit().leftovers == ["\(estate.path)/..a.tilescheme-abc.partial.tilescheme-lock"])
  }

  @Test("The folders of tiles are not searched, and hidden folders are not either")
  func tileFolders() async throws {
    try estate.addCache("a")
    try estate.addCache("b")
    try FileManager.default.moveItem(
      at: estate.folder.url.appending(path: "b"), to: estate.folder.url.appending(path: "a/_alllayers/hidden"))
    try estate.addCache(".unfinished.partial")
    #expect(try await found() == ["a"])
  }

  @Test("A folder with conf.xml and root.json is two caches, each with the name of its file")
  func bothForms() async throws {
    try estate.addSample("web-mercator-legacy", as: "a")
    try estate.addSample("web-mercator-ready/root.json", as: "a/root.json")
    #expect(try await found() == ["a/conf.xml", "a/root.json"])
  }

  @Test("A folder called tile is searched if there is no scheme beside it")
  func folderCalledTile() async throws {
    try estate.addSample("national-grid-nz", as: "tile/national")
    #expect(try await found() == ["tile/national"])
  }

  @Test("conf.xml and root.json of other programs are counted, but are no caches")
  func otherPrograms() async throws {
    try estate.addCache("a")
    try estate.addSample("broken/not-a-scheme.xml", as: "other/conf.xml")
    try estate.addSample("broken/not-a-scheme.json", as: "other/b/root.json")
    try estate.addSample("broken/vector-root.json", as: "vector/root.json")
    let report = try await estate.audit()
    #expect(report.caches.map(estate.name) == ["vector", "a"])
    #expect(report.otherFiles == 2)
  }

  @Test("Vector tiles and WebP are lines that are not supported, and count neither as damaged nor as work")
  func unsupported() async throws {
    try estate.addSample("broken/vector-root.json", as: "vector/root.json")
    let report = try await estate.audit()
    #expect(report.caches.map(\.work) == [.unsupported])
    #expect(report.caches[0].problem?.contains("vector tile package") == true)
    #expect(report.workCount == 0 && report.supportedCount == 0)
  }

  @Test(
    "Folders of levels without a scheme are a line, whatever program wrote them",
    arguments: [
      ("L00/R0000C0000.bundle", TilesWithoutScheme.levels(["L00"])),
      ("L03/R00000a3f/C000000ff.png", .levels(["L03"])), ("L00/0/0.jpg", .webLevels(["L00"])),
      ("5/17/11.png", .webLevels(["5"])), ("tile/L00/R0000C0000.bundle", .folder("tile")),
    ])
  func strayTiles(file: String, tiles: TilesWithoutScheme) async throws {
    try estate.addCache("a")
    _ = try estate.folder.write("x", "b/c/\(file)")
    let report = try await estate.audit()
    #expect(report.caches.map(estate.name) == ["b/c", "a"])
    #expect(report.caches[0].work == .unreadable && report.caches[0].tilesWithoutScheme == tiles)
    #expect(report.strayTiles == [estate.folder.path("b/c")])
  }

  @Test(
    "Photographs by day, and folders of years, are no tiles",
    arguments: [["1/28/1.jpg", "2/3/1.jpg"], ["2024/1/1.jpg"], ["5/17/notes.txt"], ["5/readme/1.png"]])
  func numberedFolders(files: [String]) async throws {
    try estate.addCache("a")
    for file in files { _ = try estate.folder.write("x", "b/\(file)") }
    #expect(try await found() == ["a"])
  }

  @Test("A folder that is only called like a level is searched")
  func folderCalledLikeLevel() async throws {
    try estate.addCache("L01/roads")
    let report = try await estate.audit()
    #expect(report.caches.map(estate.name) == ["L01/roads"])
    #expect(report.strayTiles.isEmpty)
  }

  @Test("A directory with nothing but tiles without a scheme can be audited, and the line says where they are")
  func onlyStrayTiles() async throws {
    for level in ["L00", "L01", "L02"] { _ = try estate.folder.write("x", "b/\(level)/R0000C0000.bundle") }
    let report = try await estate.audit()
    #expect(report.caches.map(\.problem) == ["has tiles in L00 to L02, but neither conf.xml nor root.json beside them"])
  }

  @Test("A file of another program is a line if tiles are beside it")
  func otherProgramWithTiles() async throws {
    try estate.addCache("a") { cache in
      try Data("<recipe/>".utf8).write(to: cache.file("conf.xml"))
    }
    let cache = try #require(try await estate.audit().caches.first)
    #expect(cache.work == .unreadable)
    #expect(cache.problem?.hasPrefix("this XML document <recipe> is not a tiling scheme") == true)
  }

  @Test("Tiles without a scheme are a line with the reason")
  func orphans() async throws {
    try estate.addCache("a/Layers")
    try FileManager.default.removeItem(at: estate.folder.url.appending(path: "a/Layers/conf.xml"))
    let cache = try #require(try await estate.audit().caches.first)
    #expect(estate.name(cache) == "a/Layers")
    #expect(cache.problem == "has tiles in _alllayers, but neither conf.xml nor root.json beside it")
  }

  @Test("A file that cannot be read is a line with the reason, and the others are audited")
  func unreadable() async throws {
    try estate.addCache("fine")
    _ = try estate.folder.write("not a package", "text.tpk")
    _ = try estate.folder.write("", "empty.tpkx")
    _ = try estate.folder.write("SQLite format 3\0 and nothing more", "cut.mbtiles")
    try estate.addSample("broken/empty.xml", as: "empty/conf.xml")
    let report = try await estate.audit()
    let problems = report.caches.filter { $0.work == .unreadable }
    #expect(problems.map(estate.name) == ["cut.mbtiles", "empty.tpkx", "text.tpk"])
    #expect(problems.allSatisfy { $0.problem?.isEmpty == false && $0.problem?.contains(estate.path) == false })
    // A scheme whose text is damaged has findings, with their places.
    #expect(report.caches.filter { $0.work == .errors }.map(estate.name) == ["empty"])
    #expect(report.caches.last.map(estate.name) == "fine")
  }

  @Test("Pipes are lines and are never opened", .timeLimit(.minutes(5)))
  func pipes() async throws {
    try estate.addCache("fine")
    #expect(try CommandRun("mkdir", [estate.folder.path("a")]).status == 0)
    for name in ["a/conf.xml", "b.tpkx", "c.mbtiles"] {
      #expect(try CommandRun("mkfifo", [estate.folder.path(name)]).status == 0)
    }
    let problems = try await estate.audit().caches.filter { $0.work == .unreadable }
    #expect(problems.map(estate.name) == ["a", "b.tpkx", "c.mbtiles"])
    #expect(problems.allSatisfy { $0.problem?.contains("a named pipe") == true }, "\(problems.map(\.problem))")
  }

  // MARK: Links

  @Test("A link to a folder elsewhere is followed")
  func linkElsewhere() async throws {
    let other = try Estate()
    try other.addCache("deep/Layers")
    try estate.link("linked", to: other.path)
    #expect(try await found() == ["linked/deep/Layers"])
  }

  @Test("A cache that is also reached by links has one line, with its own path", .timeLimit(.minutes(5)))
  func linkInside() async throws {
    try estate.addCache("z/Layers")
    try estate.link("a", to: "z")
    try estate.link("b", to: "z/Layers")
    try estate.link("z/circle", to: "..")
    let package = try estate.folder.write("no package", "p.tpk")
    try estate.link("q.tpk", to: package)
    let report = try await estate.audit()
    #expect(report.caches.map(estate.name).sorted() == ["p.tpk", "z/Layers"])
    // “circle” leads to the estate itself.
    #expect(report.linksAbove == ["\(estate.path)/z/circle"])
  }

  @Test("A link to a folder above the directory is not followed, and is reported", .timeLimit(.minutes(5)))
  func linkAbove() async throws {
    try estate.addCache("a")
    try estate.link("root", to: "/")
    try estate.link("above", to: "..")
    let report = try await estate.audit()
    #expect(report.caches.map(estate.name) == ["a"])
    #expect(report.linksAbove.sorted() == ["\(estate.path)/above", "\(estate.path)/root"])
  }

  @Test("A package behind a link that leads to nothing is a line; other such links are ignored")
  func danglingLink() async throws {
    try estate.addCache("a")
    try estate.link("gone.tpkx", to: "nowhere")
    try estate.link("gone", to: "nowhere")
    let report = try await estate.audit()
    #expect(report.caches.map(estate.name) == ["gone.tpkx", "a"])
    #expect(report.caches.first?.problem == "the symbolic link leads to nothing")
  }

  @Test("A linked conf.xml and a linked folder of tiles belong to the folder that contains the links")
  func linkedParts() async throws {
    let other = try Estate()
    let cache = try other.addCache("x")
    try estate.link("a/conf.xml", to: cache.appending(path: "conf.xml").path)
    try estate.link("a/_alllayers", to: cache.appending(path: "_alllayers").path)
    let found = try #require(try await estate.audit().caches.first)
    #expect(estate.name(found) == "a")
    #expect(found.content?.tiles == 21)
  }

  // MARK: Nothing to audit

  @Test("A directory without caches is an error that says what was searched for")
  func nothing() async throws {
    _ = try estate.folder.write("{}", "a/b.json")
    await #expect(throws: AuditError.self) { try await estate.audit() }
    do {
      _ = try await estate.audit()
    } catch let error as AuditError {
      guard case .nothing = error else {
        Issue.record("\(error)")
        return
      }
      #expect(error.message.contains("contains no cache or package, at any depth"))
    }
  }

  @Test("A path that does not exist, and a file, are errors of the directory", arguments: ["nowhere", "file.txt"])
  func notADirectory(name: String) async throws {
    _ = try estate.folder.write("x", "file.txt")
    do {
      _ = try await estate.audit { $0.directory = FilePath(estate.folder.path(name)) }
      Issue.record("no error")
    } catch let error as AuditError {
      guard case .directory = error else {
        Issue.record("\(error)")
        return
      }
    }
  }
}
