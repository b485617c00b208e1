import SchemeLint

/// A good scheme as one of the programs writes it, in which faults are planted.
struct MatrixForm: Sendable, CustomStringConvertible {
  /// The kind of the coordinate system. A planted value can be wrong in metres and right in degrees.
  enum Kind: String, Sendable {
    case projected, geographic
  }

  /// The program whose form this is.
  let name: String
  let kind: Kind
  /// The files of the cache, the scheme first.
  let files: [ExampleFile]
  /// The folder of tiles beside the files; `nil` if they are not those of a cache. It stays empty: `lint` only looks
  /// for it, because some values may be missing in a scheme, but not in a cache.
  let folder: String?

  var description: String { "\(name), \(kind.rawValue)" }

  /// Every form; at least three of each kind have each of the files.
  static let all = LegacyForms.all + PackageForms.all + ServiceForms.all

  /// The forms that have a file of this name.
  static func having(_ file: String) -> [MatrixForm] {
    all.filter { form in form.files.contains { $0.name == file } }
  }
}
