import ArgumentParser
import TileSchemeKit

/// The value of `--extent`.
struct ExtentArgument {
  let envelope: Envelope

  init(_ argument: String) throws {
    do throws(CreationError) {
      envelope = try OptionValue.extent(argument)
    } catch {
      throw ValidationError(error.explanation.commandText)
    }
  }
}
