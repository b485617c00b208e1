/// What becomes of a conversion that loses something.
public enum LossPolicy: Hashable, Sendable {
  /// It is done, and what is lost is listed.
  case listed
  /// Nothing is written.
  case refused
}

/// How far a conversion goes.
public enum ConversionAction: Hashable, Sendable {
  /// To the end.
  case write
  /// Everything is looked at, and nothing is written.
  case plan
}
