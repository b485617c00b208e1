import ArgumentParser
import TileSchemeKit

/// The value of `--update-mode`: ArcGIS's words in any letter case.
struct UpdateModeArgument: ExpressibleByArgument {
  let mode: BuildRequest.UpdateMode

  init?(argument: String) {
    guard let mode = BuildRequest.UpdateMode(rawValue: argument.uppercased()) else { return nil }
    self.mode = mode
  }

  static var allValueStrings: [String] { BuildRequest.UpdateMode.allCases.map(\.rawValue) }
}

/// The value of `--resampling`: our names, and those of GDAL and ArcGIS.
struct ResamplingArgument: ExpressibleByArgument {
  let method: ResamplingMethod

  init?(argument: String) {
    guard let method = ResamplingMethod(named: argument) else { return nil }
    self.method = method
  }

  static var allValueStrings: [String] { ResamplingMethod.allCases.map(\.rawValue) }
}

/// The value of `--stretch`.
enum StretchArgument {
  /// - Throws: `ValidationError` if it is none of the forms that the help lists.
  static func stretch(_ text: String) throws -> SourceOptions.Stretch {
    do throws(StretchTextError) {
      return try SourceOptions.Stretch(parsing: text)
    } catch {
      throw ValidationError("--stretch \(error.words)")
    }
  }
}
