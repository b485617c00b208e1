/// A kind of problem that a reader of documents finds before any rule is asked.
///
/// Readers know no rules: they name the problem, and a rule says which problems belong to it (`LintRule.problems`).
/// The raw value is the name that reports show where no rule was asked, as `show` and `convert` do.
public enum Problem: String, CaseIterable, Hashable, Sendable {
  // The document as a whole.
  case malformed
  case unexpectedContent = "unexpected-content"
  case unexpectedElement = "unexpected-element"
  case encoding

  // Something is missing.
  case missingElement = "missing-element"
  case missingKey = "missing-key"
  case missingLevel = "missing-level"

  // A value is not what its place demands.
  case notANumber = "not-a-number"
  case notAnInteger = "not-an-integer"
  case notABoolean = "not-a-boolean"
  case outOfRange = "out-of-range"
  case wrongType = "wrong-type"

  // Something is there twice.
  case duplicateElement = "duplicate-element"
  case duplicateKey = "duplicate-key"

  // A spelling that ArcGIS does not write.
  case aliasKey = "alias-key"
  case numberAsString = "number-as-string"
  case emptyExtent = "empty-extent"

  // Settings, parameters and baselines, which no rule speaks of.
  case settings
  case configuration
  case baseline
  case parameter
  case unknownParameter = "unknown-parameter"
  case duplicateParameter = "duplicate-parameter"
}
