import Foundation
import TestSupport

extension TemporaryDirectory {
  /// The sorted names in the directory, hidden files included.
  var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted() }
}
