import Foundation
import Testing

extension Tag {
  /// Takes seconds: kills, large inputs, many random ones.
  @Tag public static var slow: Self
  /// Another program checks our result: Python, GDAL, MapProxy, or a schema validator.
  @Tag public static var peer: Self
  /// A browser opens a page.
  @Tag public static var browser: Self
}

/// The kind of test run.
public enum TestRun {
  /// Whether this is a long run: `make test-long` sets TEST_LONG=1, so that loops run all their rounds.
  public static let isLong = ProcessInfo.processInfo.environment["TEST_LONG"] == "1"

  /// The cases of a test: the first few in a normal run, all in a long run.
  public static func cases<Case>(_ all: [Case], usually few: Int) -> [Case] { isLong ? all : Array(all.prefix(few)) }

  /// The rounds of a loop: a few in a normal run, all in a long run.
  public static func rounds(usually few: Int, long all: Int) -> Int { isLong ? all : few }
}
