import ArgumentParser
import TileSchemeKit

/// The options of `build` for one part of a plan.
struct PartOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Make what this plan of 'plan build' says, instead of giving a cache and rasters.", valueName: "plan"),
    completion: .file(extensions: ["json"]))
  var plan: String?

  @Option(
    help: ArgumentHelp(
      """
      The part of the plan to make: K/N, where K counts from 0, or auto, which reads the variable of Slurm, Kubernetes, \
      AWS Batch and others. (default: all parts)
      """, valueName: "part"))
  var part: String?

  @Flag(
    inversion: .prefixedNo,
    help: "Wait until the files of a part are on the disk before it counts as complete.")
  var sync = true

  @Flag(help: "Accept other versions of tilescheme and GDAL than those of the plan; the bytes of tiles may differ.")
  var anyVersion = false

  func validate() throws {
    guard plan == nil else {
      _ = try choice()
      return
    }
    if part != nil { throw ValidationError("--part is for a plan; give it with --plan") }
    if !sync { throw ValidationError("--no-sync is for a plan; give it with --plan") }
    if anyVersion { throw ValidationError("--any-version is for a plan; give it with --plan") }
  }

  /// - Throws: `ValidationError` if the text is no part.
  func choice() throws -> PartChoice {
    guard let part else { return .all }
    guard let choice = PartChoice(part) else {
      throw ValidationError("--part must be auto, or K/N such as 17/64, where K counts from 0")
    }
    return choice
  }
}
