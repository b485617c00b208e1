import Foundation
import Testing

/// The real files next to the checkout, in `../shared/corpus`. This is the only place that decides what happens if they
/// are missing.
///
/// If they are missing, the tests that read them are skipped with a message. With REQUIRE_CORPUS=1 they run and fail.
public enum Corpus {
  /// Whether REQUIRE_CORPUS=1 is set, as `.ci/run` does if `../shared` exists.
  public static let isRequired = ProcessInfo.processInfo.environment["REQUIRE_CORPUS"] == "1"

  private static let folder = sharedFolder("corpus")

  /// Whether tests that read the corpus run.
  public static let isExpected = isRequired || isThere(folder)

  /// A file or folder of the corpus, by its path in the corpus.
  ///
  /// - Throws: if it does not exist.
  public static func file(_ path: String) throws -> URL {
    let url = folder.appending(path: path)
    guard isThere(url) else { throw MissingFile(path: url.path) }
    return url
  }

  /// The files of a folder of the corpus, sorted, for the arguments of a test.
  ///
  /// If the corpus is missing, the list is empty and the test has no cases. If the corpus is required, the list
  /// contains the missing folder itself, so that reading it fails.
  public static func files(_ path: String) -> [URL] {
    let url = folder.appending(path: path)
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted()
    if names.isEmpty && isRequired { return [url] }
    return names.map { url.appending(path: $0) }
  }

  /// Every real cache and package with tiles, by its path in the corpus.
  public static let caches = [
    "packages/Usa.tpkx", "packages/wgs84.tpkx", "packages/alt_root_name.tpk", "packages/states_filled.tpk",
    "packages/nonstandard_zoom_levels.tpk", "packages/geotools_sample_v1.tpk", "packages/geotools_sample_v2.tpkx",
    "caches/esri-compact-v2", "caches/geowebcache-compact-v1", "caches/geowebcache-compact-v2",
  ]
}

/// Test suites of others and published registries, in `../shared/conformance`. They are handled like the corpus.
public enum Conformance {
  private static let folder = sharedFolder("conformance")

  /// Whether tests that read them run.
  public static let isExpected = Corpus.isRequired || isThere(folder)

  /// A folder of the test suites.
  ///
  /// - Throws: if it does not exist.
  public static func folder(_ name: String) throws -> URL {
    let url = folder.appending(path: name)
    guard isThere(url) else { throw MissingFile(path: url.path) }
    return url
  }
}

/// Facts that were gathered from public files, in `../shared/reference`. They are handled like the corpus.
public enum GatheredFacts {
  private static let folder = sharedFolder("reference")

  /// Whether tests that read them run.
  public static let isExpected = Corpus.isRequired || isThere(folder)

  /// A table of the facts.
  ///
  /// - Throws: if it does not exist.
  public static func file(_ name: String) throws -> URL {
    let url = folder.appending(path: name)
    guard isThere(url) else { throw MissingFile(path: url.path) }
    return url
  }
}

/// The error about a missing file that a test needs and REQUIRE_CORPUS=1 requires.
public struct MissingFile: Error, CustomStringConvertible {
  public let path: String
  public var description: String { "\(path) is missing" }
}

extension Trait where Self == ConditionTrait {
  /// Skipped if `../shared/corpus` is missing and REQUIRE_CORPUS=1 is not set.
  public static var needsCorpus: Self { .enabled(if: Corpus.isExpected, "../shared/corpus is absent") }

  /// Skipped if `../shared/reference` is missing and REQUIRE_CORPUS=1 is not set.
  public static var needsGatheredFacts: Self {
    .enabled(if: GatheredFacts.isExpected, "../shared/reference is absent")
  }

  /// Skipped if `../shared/conformance` is missing and REQUIRE_CORPUS=1 is not set.
  public static var needsConformance: Self { .enabled(if: Conformance.isExpected, "../shared/conformance is absent") }
}

private func sharedFolder(_ name: String) -> URL {
  TestFiles.root.deletingLastPathComponent().appending(path: "shared/\(name)")
}

private func isThere(_ url: URL) -> Bool { FileManager.default.fileExists(atPath: url.path) }
