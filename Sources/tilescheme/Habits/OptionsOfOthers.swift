/// What to write for options that users know from GDAL and other programs.
///
/// argument-parser proposes the option with the most similar letters, such as `--to` for `--zoom`.
enum OptionsOfOthers {
  private static let meanings = [
    "-z": "--levels", "--zoom": "--levels", "--zooms": "--levels", "--zoom-levels": "--levels",
    "--minzoom": "--levels 5-12 for a range", "--maxzoom": "--levels 5-12 for a range",
    "-t_srs": "--crs", "-a_srs": "--crs", "--srs": "--crs", "--t_srs": "--crs", "-s_srs": "--source-crs",
    "-of": "--to", "-projwin": "--extent", "--json": "--format json",
    "--csv": "--format csv", "--threads": "--jobs", "--workers": "--jobs", "--processes": "--jobs",
    "--quality": "--compression-quality", "--dryrun": "--dry-run", "--force": "--overwrite",
  ]

  /// - Parameters:
  ///   - arguments: the arguments of the command, which argument-parser refused.
  ///   - command: the command, which must have the option that is proposed.
  /// - Returns: `nil` if none of the arguments is such an option.
  static func advice(on arguments: [String], of command: any Subcommand.Type) -> String? {
    let words = Set(command.helpMessage().split { " ,\n".contains($0) }.map(String.init))
    for argument in arguments.prefix(while: { $0 != "--" }) {
      let name = String(argument.prefix { $0 != "=" })
      guard let meaning = meanings[name], !words.contains(name), let option = meaning.split(separator: " ").first,
        words.contains(String(option))
      else { continue }
      return "“\(name)” is not an option of this command; write \(meaning)"
    }
    return nil
  }
}
