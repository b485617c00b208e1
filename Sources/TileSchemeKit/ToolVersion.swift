/// The version of tilescheme, as reports and `--version` state it.
public enum ToolVersion {
  public static let current = "0.1.0"
}
