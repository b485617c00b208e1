import Foundation
import Testing

extension Tag {
  /// Takes seconds: kills, large inputs, many random ones.
  @Tag public static var slow: Self
  /// Another program looks at our result: Python, GDAL, MapProxy, a validator of schemas.
  @Tag public static var peer: Self
  /// A browser looks at a page.
  @Tag public static var browser: Self
}

/// Which run of the tests this is.
public enum TestRun {
  /// `make test-long` sets TEST_LONG=1: loops take all their rounds.
  public static let isLong = ProcessInfo.processInfo.environment["TEST_LONG"] == "1"

  /// The rounds of a loop: few in the usual run, all in the long one.
  public static func rounds(usually few: Int, long all: Int) -> Int { isLong ? all : few }
}
