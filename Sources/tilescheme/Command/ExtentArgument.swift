import ArgumentParser
import TileSchemeKit

/// The value of `--extent` in `convert` and `compare`: `xmin,ymin,xmax,ymax` in map units.
///
/// `create`, `generate` and `preflight` take the text as it is, because there it may also come from a parameter file.
struct ExtentArgument {
  let envelope: Envelope

  /// - Throws: `ValidationError`, so that a wrong extent is reported with the usage and exit status 2.
  init(_ argument: String) throws {
    do throws(CreationError) {
      envelope = try OptionValue.extent(argument)
    } catch {
      throw ValidationError(error.explanation.commandText)
    }
  }
}
