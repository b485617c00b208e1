import Foundation
import HTTPAccess
import SystemPackage
import TestSupport
import Testing

@testable import CacheBuilding
@testable import CacheCreation
@testable import TileStores
@testable import TilingSchemes

@Suite("Continuing a build", .enabled(if: Rasters.canBeMade, "rasterio is not installed"))
struct ContinuationTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  private func raster(_ name: String = "a.tif", _ kind: Rasters.Kind = .photo) throws -> String {
    let path = folder.path(name)
    try Rasters.write(kind, to: path)
    try setTime(path)
    return path
  }

  /// A time in whole seconds, so that it can be restored exactly.
  private func setTime(_ path: String) throws {
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_700_000_000)], ofItemAtPath: path)
  }

  /// Runs a build of single levels until the first is complete. Then the raster is damaged, so that the build fails, and
  /// restored.
  private func interrupt(_ request: BuildRequest, _ raster: String) async throws {
    var request = request
    request.resampling = .nearest
    let bytes = try Data(contentsOf: URL(filePath: raster))
    let isDamaged = Guarded(false)
    await #expect(throws: BuildError.self) {
      _ = try await request.run { event in
        guard case .made(_, let tiles, _) = event, tiles > 0 else { return }
        isDamaged.withValue { isDamaged in
          if !isDamaged, let file = FileHandle(forWritingAtPath: raster) { try? file.truncate(atOffset: 2000) }
          isDamaged = true
        }
      }
    }
    #expect(isDamaged.withValue { $0 })
    let file = try #require(FileHandle(forWritingAtPath: raster))
    try file.write(contentsOf: bytes)
    try file.close()
    try setTime(raster)
  }

  /// What differs, according to the error of a build; `nil` if there is no such error.
  private func differences(_ request: BuildRequest) async -> (isUnfinished: Bool, [String])? {
    do throws(BuildError) {
      _ = try await request.run()
      return nil
    } catch {
      if case .differs(_, let unfinished, let list) = error { return (unfinished != nil, list) }
      Issue.record("\(error.message)")
      return nil
    }
  }

  @Test("Empty areas are remembered: the second run draws nothing, and its files are the same")
  func emptyAreas() async throws {
    let raster = folder.path("rotated.tif")
    // Rotated by 45 degrees, so that the corners of its extent are empty.
    try Rasters.write(.photo, to: raster, [500_000, 2.3, 2.3, 5_400_000, 2.3, -2.3])
    let cache = try await Builds.emptyCache(in: folder, levels: "13-17")
    let first = try await Builds.request(cache, raster).run()
    let files = try Builds.files(cache.string)
    #expect(first.total.empty > 5)
    let second = try await Builds.request(cache, raster).run()
    #expect(second.total.tiles == 0)
    #expect(second.total.empty == 0)
    #expect(try Builds.files(cache.string) == files)
    // They are drawn again if they are to be written.
    var written = Builds.request(cache, raster)
    written.writesEmptyTiles = true
    #expect(try await written.run().total.tiles == first.total.empty)
  }

  @Test("Missing tiles are not made from another raster, a changed one or with another option")
  func others() async throws {
    let raster = try raster()
    let cache = try await Builds.emptyCache(in: folder)
    _ = try await Builds.request(cache, raster).run()
    let other = try self.raster("b.tif", .grey)
    let otherRaster = try #require(await differences(Builds.request(cache, other)))
    #expect(!otherRaster.isUnfinished)
    #expect(otherRaster.1.count == 1)
    #expect(otherRaster.1[0].hasSuffix("/a.tif and is \(RealPathOf.path(other))"), "\(otherRaster.1)")
    var option = Builds.request(cache, raster)
    option.resampling = .nearest
    #expect(await differences(option)?.1 == ["the resampling was bilinear and is nearest"])
    // The same pixels, but saved again.
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_700_000_001)], ofItemAtPath: raster)
    let changed = try #require(await differences(Builds.request(cache, raster)))
    #expect(changed.1.count == 1 && changed.1[0].hasSuffix("a.tif has changed since"), "\(changed.1)")
  }

  @Test("A raster that was moved with its time is the same raster")
  func moved() async throws {
    let raster = try raster()
    let cache = try await Builds.emptyCache(in: folder)
    _ = try await Builds.request(cache, raster).run()
    try FileManager.default.createDirectory(atPath: folder.path("other"), withIntermediateDirectories: true)
    try FileManager.default.moveItem(atPath: raster, toPath: folder.path("other/a.tif"))
    #expect(try await Builds.request(cache, folder.path("other/a.tif")).run().total.tiles == 0)
  }

  @Test("Levels, extents, threads and effort may differ from run to run")
  func selections() async throws {
    let raster = try raster()
    let cache = try await Builds.emptyCache(in: folder)
    var first = Builds.request(cache, raster)
    first.levels = [11, 12]
    first.effort = .fast
    _ = try await first.run()
    var second = Builds.request(cache, raster)
    second.jobs = 3
    #expect(try await second.run().levels.filter { $0.count.tiles > 0 }.map(\.level.number) == [13, 14, 15])
  }

  @Test("An area is updated from another raster, and the rest of the cache is still completed from the first")
  func update() async throws {
    let raster = try raster()
    let cache = try await Builds.emptyCache(in: folder)
    _ = try await Builds.request(cache, raster).run()
    var update = Builds.request(cache, try self.raster("b.tif", .grey))
    update.mode = .recreateAll
    update.extent = Envelope(xMin: 1_670_500, yMin: 6_231_000, xMax: 1_671_000, yMax: 6_231_500)
    #expect(try await update.run().total.tiles > 0)
    var deletion = Builds.request(cache)
    deletion.mode = .delete
    deletion.levels = [14]
    let removed = try await deletion.run().total.tiles
    #expect(try await Builds.request(cache, raster).run().total.tiles == removed)
  }

  @Test("After an update of all tiles, the new raster is the one that is compared")
  func replaced() async throws {
    let cache = try await Builds.emptyCache(in: folder)
    let (first, second) = (try raster(), try raster("b.tif", .grey))
    _ = try await Builds.request(cache, first).run()
    var update = Builds.request(cache, second)
    update.mode = .recreateAll
    _ = try await update.run()
    #expect(try await Builds.request(cache, second).run().total.tiles == 0)
    #expect(await differences(Builds.request(cache, first)) != nil)
  }

  /// An update of a complete cache with a raster that covers a part of its tiles.
  private func patch(_ cache: FilePath) throws -> BuildRequest {
    let patch = folder.path("patch.tif")
    try Rasters.write(.grey, to: patch, width: 60, height: 60)
    var update = Builds.request(cache, patch)
    update.mode = .recreateAll
    return update
  }

  @Test("A raster that covers a part of existing tiles is refused before anything is written, and named in a dry run")
  func partlyCovered() async throws {
    let cache = try await Builds.emptyCache(in: folder)
    let first = try raster()
    _ = try await Builds.request(cache, first).run()
    let before = try Builds.tiles(cache)
    var update = try patch(cache)
    let error = await #expect(throws: BuildError.self) { try await update.run() }
    guard case .lostTiles(_, let refusal) = try #require(error) else {
      Issue.record("\(String(describing: error))")
      return
    }
    let words = "\(refusal)"
    #expect(words.contains("existing tiles would be made again, but the rasters cover only a part of each"))
    #expect(words.contains("give first \(RealPathOf.path(first)) and then the new rasters"))
    #expect(words.hasSuffix("delete-tiles makes them all the same"))
    update.isDryRun = true
    #expect(try await update.run().losses.map { "\($0)" } == [words])
    #expect(try Builds.tiles(cache) == before)
    #expect(try await Builds.request(cache, first).run().total.tiles == 0)
  }

  @Test("With consent, what existing tiles lose is a warning before the first tile, and in the report")
  func consent() async throws {
    let cache = try await Builds.emptyCache(in: folder)
    let first = try raster()
    _ = try await Builds.request(cache, first).run()
    var update = try patch(cache)
    update.deletesTiles = true
    #expect(update.parameters.contains { $0.name.rawValue == "delete-tiles" })
    let warnings = Guarded<[String]>([])
    let report = try await update.run { event in
      if case .warning(let message) = event { warnings.withValue { $0.append("\(message)") } }
    }
    let words = try #require(report.losses.first.map { "\($0)" })
    #expect(words.contains("existing tiles are made again"))
    #expect(warnings.withValue { $0 } == [words])
    // Most of its tiles still show the first raster.
    #expect(try await Builds.request(cache, first).run().total.tiles == 0)
  }

  @Test("If losses are refused, a loss that is known before the first tile stops the build, also with consent")
  func refusedLosses() async throws {
    let cache = try await Builds.emptyCache(in: folder)
    _ = try await Builds.request(cache, try raster()).run()
    let before = try Builds.tiles(cache)
    var update = try patch(cache)
    update.deletesTiles = true
    update.refusesLosses = true
    let error = await #expect(throws: BuildError.self) { try await update.run() }
    guard case .losses(_, let losses) = try #require(error) else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(losses.count == 1)
    #expect(try Builds.tiles(cache) == before)
  }

  @Test("Two patches far from each other are not taken for one raster around both")
  func twoPatches() async throws {
    let cache = try await Builds.emptyCache(in: folder)
    _ = try await Builds.request(cache, try raster()).run()
    var update = try patch(cache)
    let other = folder.path("other.tif")
    // In the south-east corner of the raster; the other one is in its north-west corner.
    try Rasters.write(.grey, to: other, width: 60, height: 60, [502_048, 3.2, 0, 5_398_272, 0, -3.2])
    update.sources.append(FilePath(other))
    await #expect(throws: BuildError.self) { try await update.run() }
  }

  @Test("Existing tiles that show nothing beside the rasters lose nothing, although their rasters are not known")
  func emptyBeside() async throws {
    let cache = try await Builds.emptyCache(in: folder)
    _ = try await Builds.request(cache, try raster()).run()
    // A converted cache has no record.
    try FileManager.default.removeItem(atPath: cache.appending(BuildRecord.name).string)
    var update = Builds.request(cache, try raster("b.tif", .grey))
    update.mode = .recreateAll
    #expect(try await update.run().losses.isEmpty)
  }

  @Test("After a build that left tiles of unknown rasters, an update with its raster is still warned of")
  func unknownOrigin() async throws {
    let cache = try await Builds.emptyCache(in: folder)
    _ = try await Builds.request(cache, try raster()).run()
    // A converted cache has no record.
    for record in try FileManager.default.contentsOfDirectory(atPath: cache.string)
    where record.hasPrefix(".tilescheme") {
      try FileManager.default.removeItem(atPath: cache.appending(record).string)
    }
    let patch = folder.path("patch.tif")
    try Rasters.write(.grey, to: patch, width: 60, height: 60)
    #expect(try await Builds.request(cache, patch).run().total.tiles == 0)
    var update = Builds.request(cache, patch)
    update.mode = .recreateAll
    update.isDryRun = true
    #expect(try await update.run().losses.count == 1)
  }

  @Test(
    "A build that was stopped, also before it noted a bundle, counts as the origin of all tiles if it made all of them",
    arguments: [(hasOthers: true, notes: true), (true, false), (false, true), (false, false)])
  func unknownOriginAfterStop(hasOthers: Bool, notes: Bool) async throws {
    let (first, second) = (try raster(), try raster("b.tif", .grey))
    let cache = try await Builds.emptyCache(in: folder)
    let record = cache.appending(BuildRecord.name).string
    if hasOthers {
      var part = Builds.request(cache, first)
      part.extent = Envelope(xMin: 1_670_500, yMin: 6_231_000, xMax: 1_671_000, yMax: 6_231_500)
      part.levels = [15]
      #expect(try await part.run().total.tiles > 0)
      // A converted cache has no record.
      try FileManager.default.removeItem(atPath: record)
    }
    var request = Builds.request(cache, second)
    request.resampling = .nearest
    try await interrupt(request, second)
    let lines = try String(contentsOfFile: record, encoding: .utf8).split(separator: "\n")
    try #require(lines.count > 1)
    if !notes { try (lines[0] + "\n").write(toFile: record, atomically: true, encoding: .utf8) }
    _ = try await request.run()
    let base = try BuildRecord(parsing: Array(Data(contentsOf: URL(filePath: record)))).base
    #expect((base == nil) == hasOthers)
  }

  @Test("With the old raster below the new one, and for the same raster again, nothing is lost")
  func whollyCovered() async throws {
    let cache = try await Builds.emptyCache(in: folder)
    let first = try raster()
    _ = try await Builds.request(cache, first).run()
    let patch = folder.path("patch.tif")
    try Rasters.write(.grey, to: patch, width: 60, height: 60)
    for rasters in [[first, patch], [first]] {
      var update = BuildRequest(.existing(cache), from: rasters.map { FilePath($0) })
      update.configuration = .none
      update.mode = .recreateAll
      update.isDryRun = true
      #expect(try await update.run().losses.isEmpty)
    }
  }

  @Test("Starting over keeps the tiles and makes missing ones; a cache without tiles is built from anything")
  func startingOver() async throws {
    let (first, second) = (try raster(), try raster("b.tif", .grey))
    let cache = try await Builds.emptyCache(in: folder)
    _ = try await Builds.request(cache, first).run()
    var over = Builds.request(cache, second)
    over.startsOver = true
    #expect(try await over.run().total.tiles == 0)
    var deletion = Builds.request(cache)
    deletion.mode = .delete
    let removed = try await deletion.run().total.tiles
    #expect(try await Builds.request(cache, first).run().total.tiles == removed)
  }

  @Test("An unfinished build of a new cache continues to the same bytes, and another one is an error")
  func newCache() async throws {
    let raster = try raster()
    let whole = folder.path("whole")
    var complete = Builds.newRequest(whole, CompactV2Store.legacy, [raster])
    complete.resampling = .nearest
    _ = try await complete.run()
    let path = folder.path("part")
    var request = Builds.newRequest(path, CompactV2Store.legacy, [raster])
    request.resampling = .nearest
    try await interrupt(request, raster)
    #expect(!FileManager.default.fileExists(atPath: path))
    let other = try self.raster("b.tif", .grey)
    var another = Builds.newRequest(path, CompactV2Store.legacy, [other])
    another.resampling = .nearest
    #expect(await differences(another)?.isUnfinished == true)
    var levels = Builds.newRequest(path, CompactV2Store.legacy, [raster], levels: "11-14")
    levels.resampling = .nearest
    let scheme = try #require(await differences(levels))
    #expect(
      scheme.1 == [
        "the range of levels was 11–15 (1:288,895 to 1:18,056) and is 11–14 (1:288,895 to 1:36,112)"
      ])
    let rest = try await request.run()
    #expect(rest.levels.first?.count.tiles == 0)
    #expect(rest.keptCount > 0)
    let total = try Builds.tiles(FilePath(path)).count
    #expect(rest.keptCount + rest.total.tiles == total)
    #expect(rest.continued == ContinuedBuild.finished(tiles: rest.keptCount).notice)
    #expect(!rest.notices.contains { "\($0)".contains("RECREATE_ALL_TILES") })
    let (first, second) = (try Builds.files(whole), try Builds.files(path))
    for (name, bytes) in first where name.hasSuffix(".bundle") { #expect(second[name] == bytes) }
    #expect(first.keys.sorted() == second.keys.sorted())
    #expect(folder.names == ["a.tif", "b.tif", "part", "whole"])
  }

  @Test("A new cache with another extent is another build, and the error names the unfinished one without its number")
  func otherScheme() async throws {
    let raster = try raster()
    let path = folder.path("part")
    try await interrupt(Builds.newRequest(path, CompactV2Store.legacy, [raster]), raster)
    func message(_ texts: [CreateOption: String]) async throws -> String {
      let scheme = PlanRequest(OptionTexts(texts))
      var request = BuildRequest(
        .new(FilePath(path), store: CompactV2Store.legacy, scheme: scheme, existing: .kept), from: [FilePath(raster)])
      request.configuration = .none
      request.resampling = .nearest
      let error = try #require(await #expect(throws: BuildError.self) { _ = try await request.run() })
      return "\(error.message)"
    }
    let own: [CreateOption: String] = [.predefined: "arcgis-online", .levels: "11-15", .tileFormat: "PNG32"]
    let extent = try await message(own.merging([.extent: "1670000,6229000,1672000,6231000"]) { $1 })
    #expect(extent.contains("the extent was "), "\(extent)")
    #expect(extent.contains("it makes tiles from \(RealPathOf.path(raster)), levels 11–15; "), "\(extent)")
    #expect(!extent.contains("number"), "\(extent)")
  }

  @Test("The notice of a continued build counts its tiles, and gives no advice to make them again")
  func notice() {
    let start = "continuing the build that was stopped: "
    #expect("\(ContinuedBuild.finished(tiles: 1).notice)" == start + "1 tile of it is finished")
    #expect("\(ContinuedBuild.finished(tiles: 10).notice)" == start + "10 tiles of it are finished")
    #expect("\(ContinuedBuild.existing(tiles: 10).notice)" == start + "10 tiles exist at these levels")
  }

  @Test("That a build is continued is told before its first tile", arguments: [true, false])
  func toldFirst(isNew: Bool) async throws {
    let raster = try raster()
    var request: BuildRequest
    if isNew {
      request = Builds.newRequest(folder.path("a"), CompactV2Store.legacy, [raster])
    } else {
      request = Builds.request(try await Builds.emptyCache(in: folder), raster)
    }
    try await interrupt(request, raster)
    request.resampling = .nearest
    let events = Guarded<[String]>([])
    let report = try await request.run { event in
      switch event {
      case .continues(let message, let tiles):
        #expect(tiles > 0)
        events.withValue { $0.append("\(message)") }
      case .made: events.withValue { $0.append("tiles") }
      default: break
      }
    }
    let told = try #require(events.withValue { $0.first })
    #expect(told.hasPrefix("continuing the build that was stopped: "))
    #expect(report.continued.map { "\($0)" } == told)
    #expect(events.withValue { $0.dropFirst().allSatisfy { $0 == "tiles" } })
  }

  @Test("A record of an earlier version says which levels the scheme had, or that it is another one")
  func olderScheme() throws {
    var (old, new) = (BuildIdentity(), BuildIdentity())
    old.optionsOfNew = [.init(name: "scheme", value: "levels 0–20 (number 1w3cj87obqulr)")]
    new.optionsOfNew = [.init(name: "scheme", value: "levels 0–12 (number 1es4hzttm0an3)")]
    #expect(new.differences(from: old) == ["the scheme had levels 0–20 and has levels 0–12"])
    new.optionsOfNew = [.init(name: "scheme", value: "levels 0–20 (number 1es4hzttm0an3)")]
    #expect(new.differences(from: old) == ["the scheme is another one"])
  }

  @Test("The record of a build in an existing cache has what a command needs to continue it, with absolute paths")
  func parameters() async throws {
    let raster = try raster()
    let cache = try await Builds.emptyCache(in: folder)
    var request = Builds.request(cache, raster)
    request.mode = .recreateAll
    request.levels = [14, 15]
    request.extent = Envelope(xMin: 1_669_000, yMin: 6_228_000, xMax: 1_676_000, yMax: 6_234_000)
    request.background = BackgroundColor(red: 1, green: 2, blue: 3)
    try await interrupt(request, raster)
    let stopped = try #require(StoppedBuild(in: cache))
    #expect(
      stopped.parameters.map { "\($0.name.rawValue) \($0.value)" } == [
        "from \(RealPathOf.path(raster))", "resampling nearest", "levels 14,15",
        "extent 1669000,6228000,1676000,6234000", "background 1,2,3",
      ])
  }

  @Test("The record of a new cache has the options of its scheme and its kind, so that a command can continue it")
  func parametersOfNew() async throws {
    let raster = try raster()
    let request = Builds.newRequest(folder.path("part.tpkx"), PackageStore(), [raster])
    try await interrupt(request, raster)
    let output = try #require(folder.names.first { $0.hasSuffix(".partial") })
    let stopped = try #require(StoppedBuild(in: FilePath(folder.path(output))))
    #expect(
      stopped.parameters.map { "\($0.name.rawValue) \($0.value)" } == [
        "from \(RealPathOf.path(raster))", "resampling nearest", "predefined arcgis-online", "levels 11-15",
        "tile-format PNG32",
      ])
  }

  @Test("The kind of a new cache is recorded if its path does not say it, and paths of schemes are absolute")
  func kindOfNew() throws {
    func parameters(
      _ path: String, _ store: any TileStore, _ texts: [CreateOption: String],
      _ existing: SinkDestination.Existing = .kept
    ) -> [String] {
      BuildRequest(
        .new(FilePath(path), store: store, scheme: PlanRequest(OptionTexts(texts)), existing: existing),
        from: ["/a.tif"]
      ).parameters.map { "\($0.name.rawValue) \($0.value)" }
    }
    #expect(parameters("a", CompactV2Store.legacy, [:]) == ["from /a.tif"])
    #expect(parameters("a.mbtiles", MBTilesStore(), [:], .replaced) == ["from /a.tif", "overwrite "])
    #expect(parameters("a", CompactV2Store.readyToServe, [:]) == ["from /a.tif", "to ready-to-serve"])
    #expect(
      parameters("a", FoldersStore(naming: .columnRowFromSouth), [.allowNonstandard: "true"]) == [
        "from /a.tif", "to folders", "layout tms", "allow-nonstandard ",
      ])
    let scheme = try folder.write("x", "conf.xml")
    #expect(
      parameters("a", CompactV2Store.legacy, [.like: scheme]) == ["from /a.tif", "like \(RealPathOf.path(scheme))"])
    // What another run cannot have.
    #expect(parameters("a", CompactV2Store.legacy, [.like: "-"]) == [])
    #expect(parameters("a", CompactV2Store.legacy, [.like: "https://example.org/a/MapServer?token=s"]) == [])
  }

  @Test("A token is not written into a record, and no command is recorded for an address that contains one")
  func addresses() throws {
    var request = BuildRequest(.existing("cache"), from: [])
    request.service = try ServiceSource("https://example.org/arcgis/rest/services/A/MapServer")
    request.service?.token = .value("secret")
    request.service?.parameters = [HTTPParameter("layers", "show:0,2")]
    #expect(
      request.parameters.map { "\($0.name.rawValue) \($0.value)" } == [
        "from https://example.org/arcgis/rest/services/A/MapServer?f=json", "query layers=show:0,2",
      ])
    request.service = try ServiceSource("https://example.org/arcgis/rest/services/A/MapServer?token=secret")
    #expect(request.parameters.isEmpty)
  }

  @Test("Starting over removes the unfinished output of another build")
  func newCacheOver() async throws {
    let raster = try raster()
    let path = folder.path("part.tpkx")
    try await interrupt(Builds.newRequest(path, PackageStore(), [raster]), raster)
    let other = try self.raster("b.tif", .grey)
    var request = Builds.newRequest(path, PackageStore(), [other])
    request.startsOver = true
    _ = try await request.run()
    #expect(folder.names == ["a.tif", "b.tif", "part.tpkx"])
  }

  @Test("An unfinished RECREATE_ALL_TILES makes only what it had not made, and another build is an error")
  func recreateAll() async throws {
    let raster = try raster()
    let other = try TemporaryDirectory()
    let whole = try await Builds.emptyCache(in: other)
    var all = Builds.request(whole, raster)
    all.mode = .recreateAll
    all.resampling = .nearest
    let total = try await all.run().total.tiles
    let cache = try await Builds.emptyCache(in: folder)
    var request = Builds.request(cache, raster)
    request.mode = .recreateAll
    request.resampling = .nearest
    try await interrupt(request, raster)
    var part = request
    part.levels = [15]
    let selection = try #require(await differences(part))
    #expect(selection.isUnfinished)
    #expect(selection.1 == ["the selection was the whole cache and is levels 15"])
    var missing = request
    missing.mode = .recreateEmpty
    #expect(
      await differences(missing)?.1 == ["the mode was RECREATE_ALL_TILES and is RECREATE_EMPTY_TILES"])
    let continued = try await request.run()
    let rest = continued.total.tiles
    #expect(rest > 0 && rest < total)
    #expect(continued.continued == ContinuedBuild.finished(tiles: total - rest).notice)
    #expect(try Builds.tiles(cache) == Builds.tiles(whole))
    // Complete: the next run of the mode makes all again.
    #expect(try await request.run().total.tiles == total)
  }

  @Test("A damaged record is an error with its line; a cut last line is not")
  func damaged() async throws {
    let raster = folder.path("rotated.tif")
    try Rasters.write(.photo, to: raster, [500_000, 2.3, 2.3, 5_400_000, 2.3, -2.3])
    let cache = try await Builds.emptyCache(in: folder, levels: "13-17")
    let request = Builds.request(cache, raster)
    _ = try await request.run()
    let file = URL(filePath: "\(cache.string)/\(BuildRecord.name)")
    let text = try String(contentsOf: file, encoding: .utf8)
    try #require(text.split(separator: "\n").count > 2)
    try text.dropLast(4).write(to: file, atomically: true, encoding: .utf8)
    _ = try await request.run()
    for (bad, line) in [
      ("{\"tilescheme\":\"other\",\"version\":1}\n", 1), (text.replacing("\"empty\":[", with: "\"empty\":[-1,"), 2),
      ("\n", 1),
    ] {
      try bad.write(to: file, atomically: true, encoding: .utf8)
      let error = await #expect(throws: BuildError.self) { _ = try await request.run() }
      if case .record(_, .damaged(line)) = error { continue }
      Issue.record("\(String(describing: error))")
    }
    try text.replacing("\"version\":1", with: "\"version\":2").write(to: file, atomically: true, encoding: .utf8)
    let newer = await #expect(throws: BuildError.self) { _ = try await request.run() }
    if case .record(_, .newer(2)) = newer {} else { Issue.record("\(String(describing: newer))") }
  }

  @Test("A dry run compares as well, and writes no record")
  func dryRun() async throws {
    let raster = try raster()
    let cache = try await Builds.emptyCache(in: folder)
    var request = Builds.request(cache, raster)
    request.isDryRun = true
    _ = try await request.run()
    #expect(!FileManager.default.fileExists(atPath: "\(cache.string)/\(BuildRecord.name)"))
    request.isDryRun = false
    _ = try await request.run()
    var other = Builds.request(cache, try self.raster("b.tif", .grey))
    other.isDryRun = true
    #expect(await differences(other) != nil)
  }
}

/// The path without symbolic links, as `realpath` prints it.
private enum RealPathOf {
  static func path(_ path: String) -> String { URL(filePath: path).resolvingSymlinksInPath().path }
}
