/// The exit status of a run. Scripts depend on these numbers: they are documented in the help and must not change.
enum ExitStatus: Int32 {
  case success = 0
  /// There are findings, losses with `--strict`, or grids that do not line up.
  case findings = 1
  /// The arguments, the parameter file or the configuration are wrong.
  case usage = 2
  /// The input could not be read, or the operation failed.
  case failed = 3
}
