/// What happens if the result cannot hold everything that the input contains.
public enum LossPolicy: Hashable, Sendable {
  /// The conversion is done, and the losses are listed.
  case listed
  /// Nothing is written.
  case refused
}

/// How far a conversion goes.
public enum ConversionAction: Hashable, Sendable {
  /// To the end.
  case write
  /// Everything is checked, and nothing is written.
  case plan
}
