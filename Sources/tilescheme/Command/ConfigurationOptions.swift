import ArgumentParser
import TileSchemeKit

/// The options of commands that use one configuration file for the whole run.
struct ConfigurationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Configuration file to use instead of the nearest .tilescheme.json.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var config: String?

  @Flag(help: "Ignore .tilescheme.json.")
  var noConfig = false

  var file: SettingsFile { SettingsFile(config, isIgnored: noConfig) }

  func validate() throws {
    if noConfig, config != nil {
      throw ValidationError("--config and --no-config contradict each other; give one of them")
    }
  }
}

extension SettingsFile {
  /// - Parameters:
  ///   - path: the value of `--config`.
  ///   - isIgnored: whether `--no-config` is given.
  init(_ path: String?, isIgnored: Bool) {
    self = isIgnored ? .none : path.map { .file(FilePath($0)) } ?? .nearest
  }
}
