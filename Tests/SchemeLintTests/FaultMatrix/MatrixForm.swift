import SchemeLint

/// A good scheme as one of the programs writes it, in which faults are planted.
///
/// All forms have a scheme in map units of a projected system, so that one planted value is wrong in all of them.
struct MatrixForm: Sendable, CustomStringConvertible {
  /// The program whose form this is.
  let name: String
  /// The files of the cache, the scheme first.
  let files: [ExampleFile]

  var description: String { name }

  /// Every form; at least three have each of the files.
  static let all = LegacyForms.all + PackageForms.all + ServiceForms.all

  /// The forms that have a file of this name.
  static func having(_ file: String) -> [MatrixForm] {
    all.filter { form in form.files.contains { $0.name == file } }
  }
}
