/// The version of tilescheme, which reports and `--version` print.
public enum ToolVersion {
  /// The version number according to Semantic Versioning 2.0.0, without a `v` before it.
  public static let current = "0.1.0"
}
