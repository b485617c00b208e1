import JobSupport
import TestSupport
import Testing

@Suite("Verifying real caches", .needsCorpus)
struct CorpusVerificationTests {
  /// All errors in the real caches; each was checked by hand.
  private static let errors: [String: [String]] = [
    // Two tiles that Esri's own packing damaged (`Reference/compact-v2.md#the-header`).
    "packages/Usa.tpkx": ["IMG003", "IMG003"],
    // Repacked with compression by the testers of other software.
    "packages/nonstandard_zoom_levels.tpk": ["PKG001"],
    // Two of its indexes have no footer, and its content is in a folder.
    "packages/geotools_sample_v1.tpk": ["PKG001", "PKG002", "STO023", "STO023"],
    // Its content is in a folder too.
    "packages/geotools_sample_v2.tpkx": ["PKG001", "PKG002"],
  ]

  @Test("Every error in a real cache is a true one", arguments: Corpus.caches)
  func errors(name: String) async throws {
    let found = try await Verification(Corpus.file(name).path).errors
    #expect(found.map(\.rule) == Self.errors[name] ?? [], "\(found)")
  }
}
