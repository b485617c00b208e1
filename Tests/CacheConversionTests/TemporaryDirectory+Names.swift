import Foundation
import TestSupport

extension TemporaryDirectory {
  /// What lies in it, hidden files included, sorted.
  var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted() }
}
