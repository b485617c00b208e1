/// The version of tilescheme, as reports and `--version` state it.
public enum ToolVersion {
  /// By Semantic Versioning 2.0.0, without a `v` before it.
  public static let current = "0.1.0"
}
