import ArgumentParser
import TileSchemeKit

/// The option of `lint` and `verify` that leaves out files.
struct ExclusionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      Leave out files and folders: a name such as "old*", or a path such as "caches/2019" from the working directory. \
      Can be repeated.
      """, valueName: "pattern"))
  var exclude: [String] = []

  func validate() throws {
    if exclude.contains("") { throw ValidationError("--exclude needs a name or a path, such as \"old*\"") }
  }

  /// The patterns, from the working directory.
  var patterns: PathExclusion { exclude.isEmpty ? PathExclusion() : PathExclusion(exclude, in: "") }
}
