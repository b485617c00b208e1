import Diagnostics
import JobSupport
import TestSupport
import Testing

@Suite("Verifying damaged caches")
struct DamageTests {
  @Test("Every kind of damage is found with its rule and place, and nothing else is reported", arguments: Damage.all)
  func damage(damage: Damage) async throws {
    let cache = try SmallCache(try damage.tiles(SmallCache.world), storage: damage.storage, format: damage.format)
    try damage.plant(cache)
    let found = try await Verification(cache.path, selecting: ["ALL"], ignoring: damage.ignored)
    #expect(Set(found.rules) == [damage.rule], "\(found.found)")
    if let tile = damage.tile {
      #expect(found.found.map(\.tile) == [Finding.Tile(level: tile.level, row: tile.row, column: tile.column)])
    }
    #expect(found.found.contains { $0.file.contains(damage.file) }, "\(found.found)")
    #expect(found.hasErrors == found.found.contains { $0.severity == .error })
    let others = try await Verification(cache.path, ignoring: [damage.rule])
    #expect(!others.rules.contains(damage.rule))
  }

  @Test("Damage to a package is found", arguments: PackageDamage.all)
  func package(damage: PackageDamage) async throws {
    let cache = try SmallCache(try SmallCache.world)
    let package = cache.folder.path("good.tpkx")
    try await Conversion.run(cache.path, to: package)
    #expect(try await Verification(package).found.isEmpty)
    let run = try Python.run(
      PackageDamage.prelude + damage.script, [package, cache.folder.path("bad.tpkx")], importing: ["zipfile"])
    #expect(run.status == 0, "\(run.errors)")
    let found = try await Verification(cache.folder.path("bad.tpkx"))
    #expect(found.rules.contains(damage.rule), "\(found.found)")
    #expect(Set(found.rules).subtracting([damage.rule]).isSubset(of: damage.others), "\(found.found)")
    #expect(found.hasErrors)
  }
}
