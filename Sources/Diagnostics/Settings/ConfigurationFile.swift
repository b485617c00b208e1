/// The file with the settings of a project for all commands.
public enum ConfigurationFile {
  /// The name of the file. Commands search for it from the working directory upwards, and lint from the folder of each
  /// file. The nearest file is used.
  public static let name = ".tilescheme.json"
  /// All settings of all commands. Any other name is an error, because it is probably misspelled.
  static let settings = ["cacheDirectories", "lint"]
}
