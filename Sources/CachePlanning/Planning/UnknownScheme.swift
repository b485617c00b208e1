import Diagnostics
package import SchemeFormats
import TilingSchemes

/// A name that is neither a file nor a built-in scheme.
package enum UnknownScheme {
  /// What is said of it, with the built-in scheme that the user may have meant.
  ///
  /// - Parameter error: what opening it has come to.
  /// - Returns: `nil` where something lies there.
  package static func message(_ name: String, _ error: OpeningError) -> String? {
    guard case .access(let access) = error, access.reason == .system(.noSuchFileOrDirectory) else { return nil }
    let unknown = "“\(name)” is no file, and no built-in scheme"
    guard let meant = NearestWord.find(name, among: BuiltInScheme.all.map(\.name)) else {
      return "\(unknown): \(BuiltInScheme.nameList)"
    }
    return "\(unknown); did you mean “\(meant)”? Built in are \(BuiltInScheme.nameList)"
  }
}
