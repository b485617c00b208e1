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
    let text = text.lowercased()
    switch text {
    case "minmax": return .minimumToMaximum
    case "none": return .clamped
    case _ where text.hasPrefix("percent:"):
      guard let percent = Double(text.dropFirst(8)), percent >= 0, percent < 50 else {
        throw ValidationError("--stretch percent: must have a number from 0 to 50, such as percent:2")
      }
      return .percent(percent)
    default:
      let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) ?? .nan }
      let pairs = stride(from: 0, to: numbers.count - 1, by: 2).map { (numbers[$0], numbers[$0 + 1]) }
      guard !pairs.isEmpty, numbers.count % 2 == 0, pairs.allSatisfy({ $0.0 < $0.1 && $0.1.isFinite && $0.0.isFinite })
      else {
        throw ValidationError(
          "--stretch must be MIN,MAX (for each band MIN,MAX,MIN,MAX,...), minmax, percent:2 or none")
      }
      return .ranges(pairs.map { $0.0...$0.1 })
    }
  }
}
