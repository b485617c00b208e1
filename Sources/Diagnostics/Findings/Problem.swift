/// A kind of problem that a reader of documents finds before any rule is asked.
///
/// Readers know no rules: they name the problem, and a rule says which problems belong to it (`LintRule.problems`).
/// The raw value is the name that reports show where no rule was asked, as `show` and `convert` do.
public enum Problem: String, CaseIterable, Hashable, Sendable {
  // The document as a whole.
  /// The text is no well-formed XML or JSON; nothing of it was read.
  case malformed
  /// The text is well-formed, and is another document than its name or format promises.
  case unexpectedContent = "unexpected-content"
  /// An XML element holds elements where a value has to be.
  case unexpectedElement = "unexpected-element"
  /// A document that is no XML is not in UTF-8; it was read in an encoding that was guessed.
  case encoding

  // Something is missing.
  /// An XML element that the format demands is not there.
  case missingElement = "missing-element"
  /// A JSON key that the format demands is not there.
  case missingKey = "missing-key"
  /// The list of levels is empty, in XML or in JSON.
  case missingLevel = "missing-level"

  // A value is not what its place demands.
  /// The text of a number is none, or the number is too large for a `Double`.
  case notANumber = "not-a-number"
  /// A number has a fraction where a whole number has to be.
  case notAnInteger = "not-an-integer"
  /// The text of an XML element is neither true nor false.
  case notABoolean = "not-a-boolean"
  /// A number is below the least that its place allows, or not above zero.
  case outOfRange = "out-of-range"
  /// A JSON value has another type than its key demands, such as a string in the place of a number.
  case wrongType = "wrong-type"

  // Something is there twice.
  /// An XML element that may occur once has a second one beside it.
  case duplicateElement = "duplicate-element"
  /// A JSON object has a key twice.
  case duplicateKey = "duplicate-key"

  // A spelling that ArcGIS does not write.
  /// A JSON key has another spelling than ArcGIS writes, such as one of Esri's documentation.
  case aliasKey = "alias-key"
  /// A JSON number is in quotes, and was read all the same.
  case numberAsString = "number-as-string"
  /// An extent object has an xmin of null or "NaN" (ArcGIS REST API, “Geometry objects”); it is taken as missing.
  case emptyExtent = "empty-extent"

  // Settings, parameters and baselines, which no rule speaks of.
  /// A settings file is not a JSON object.
  case settings
  /// A setting of `.tilescheme.json` is unknown, or has a value that cannot be used.
  case configuration
  /// A part of a baseline file is not of the form that `Baseline` reads.
  case baseline
  /// A parameter in a parameter file has a value that cannot be used.
  case parameter
  /// A parameter file has a key that is no parameter.
  case unknownParameter = "unknown-parameter"
  /// A parameter file gives a parameter twice.
  case duplicateParameter = "duplicate-parameter"
}
