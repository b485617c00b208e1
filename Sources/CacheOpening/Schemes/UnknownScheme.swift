import Diagnostics
import TilingSchemes

/// A name that is neither a file nor a built-in scheme.
package enum UnknownScheme {
  /// The message about such a name, with the built-in scheme that the user may have meant.
  ///
  /// - Parameter error: why it could not be opened.
  /// - Returns: `nil` where something lies there.
  package static func message(_ name: String, _ error: OpeningError) -> String? {
    isNothing(error) ? message(name, nearest: nearest(to: name)) : nil
  }

  /// Whether nothing lies there.
  static func isNothing(_ error: OpeningError) -> Bool {
    if case .access(let access) = error { access.reason == .system(.noSuchFileOrDirectory) } else { false }
  }

  static func nearest(to name: String) -> String? { NearestWord.find(name, among: BuiltInScheme.all.map(\.name)) }

  static func message(_ name: String, nearest: String?) -> String {
    let unknown = "“\(name)” is no file, and no built-in scheme"
    guard let nearest else { return "\(unknown): \(BuiltInScheme.nameList)" }
    return "\(unknown); did you mean “\(nearest)”? Built in are \(BuiltInScheme.nameList)"
  }
}
