import Diagnostics
import FileAccess
import SystemPackage
import TilingSchemes

/// Messages about a name that is neither a file nor a built-in scheme.
package enum UnknownScheme {
  /// The message for a name, with the built-in scheme that the user may have meant.
  ///
  /// - Parameters:
  ///   - name: the name that the user gave.
  ///   - error: why it could not be opened.
  /// - Returns: `nil` if the file exists: then the error itself is the better message.
  package static func message(_ name: String, _ error: OpeningError) -> String? {
    isNothing(error) ? message(name, nearest: nearest(to: name)) : nil
  }

  /// The same message for the error of one of several names; `nil` if the error is not about a name that is nothing.
  ///
  /// - Parameter names: the names that the user gave.
  package static func message(_ error: OpeningError, given names: [String]) -> String? {
    guard case .access(let access) = error, names.contains(access.path), isNothing(error) else { return nil }
    return message(access.path, nearest: nearest(to: access.path))
  }

  /// The built-in scheme that the user may have meant; `nil` if none is similar, or the file exists.
  package static func proposal(for name: String, _ error: OpeningError) -> String? {
    isNothing(error) ? nearest(to: name) : nil
  }

  /// Whether there is no file or directory with the name.
  package static func isNothing(_ error: OpeningError) -> Bool {
    if case .access(let access) = error { access.reason == .system(.noSuchFileOrDirectory) } else { false }
  }

  /// What other programs and people call a built-in scheme.
  private static let wordsOfOthers = [
    "agol": "arcgis-online", "arcgis": "arcgis-online", "google": "arcgis-online",
    "googlemapscompatible": "arcgis-online", "webmercator": "arcgis-online", "web-mercator": "arcgis-online",
    "mercator": "arcgis-online",
    "wgs84": "wgs84-v2", "geodetic": "wgs84-v2",
  ]

  /// The built-in scheme that is called so elsewhere, or has the most similar name; `nil` if none is similar.
  static func nearest(to name: String) -> String? {
    wordsOfOthers[name.lowercased()] ?? NearestWord.find(name, among: BuiltInScheme.all.map(\.name))
  }

  static func message(_ name: String, nearest: String?) -> String {
    if let advice = WindowsPath.advice(for: FilePath(name)) { return advice }
    // A list of names does not help somebody who gave the path of a file.
    if name.contains("/") || name.contains("\\") || SchemeFinder.hasSchemeSuffix(name) {
      return "\(name): no such file or directory\(SimilarPath.question(for: FilePath(name)))"
    }
    let unknown = "“\(name)” is neither a file nor a built-in scheme"
    // Somebody who has such a file means it more probably than a scheme of a similar name.
    if let file = SimilarPath.existing(for: FilePath(name)) {
      let scheme = nearest.map { " or the built-in scheme “\($0)”" } ?? ""
      return "\(unknown); did you mean the file or folder “\(file)”\(scheme)?"
    }
    guard let nearest else { return "\(unknown); the built-in schemes are \(BuiltInScheme.nameList)" }
    return "\(unknown); did you mean “\(nearest)”? The built-in schemes are \(BuiltInScheme.nameList)"
  }
}
