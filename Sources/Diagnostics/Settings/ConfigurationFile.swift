/// The file in which a project keeps its settings for every command.
public enum ConfigurationFile {
  /// It is looked for from the working directory upwards, by lint from each file’s folder; the nearest counts.
  public static let name = ".tilescheme.json"
  /// All settings of all commands; another name is a slip.
  static let settings = ["cacheDirectories", "lint"]
}
