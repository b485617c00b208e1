import TileSchemeKit

extension FindingOptions {
  /// The value of `--fail-on`.
  enum FailOn: String, ArgumentChoice {
    case error, warning, info, never

    /// Which findings make the exit status 1.
    var threshold: FailureThreshold {
      switch self {
      case .error: .at(.error)
      case .warning: .at(.warning)
      case .info: .at(.info)
      case .never: .never
      }
    }
  }
}
