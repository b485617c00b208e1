public import SchemeFormats
public import SystemPackage
public import TileStores
public import TilingSchemes

/// What is asked of the conversion of a scheme without its tiles.
public struct SchemeConversionRequest: Sendable {
  /// Where the files go.
  public enum Destination: Hashable, Sendable {
    /// One file.
    case file(FilePath)
    /// Each file has the name of its format there.
    case directory(FilePath)
    /// Nowhere: the report has their bytes.
    case memory
  }

  /// What is converted.
  public var input: SchemeInput
  /// What is made of it.
  public var target: SchemeConversion.Target
  /// Where it goes.
  public var destination: Destination
  /// An extent that replaces the scheme's, in its units.
  public var extent: Envelope?
  /// What becomes of files that exist.
  public var existing = SinkDestination.Existing.kept
  /// What becomes of it where something would be lost.
  public var losses = LossPolicy.listed
  /// How far it goes.
  public var action = ConversionAction.write

  /// Keeps files that exist, and lists what is lost.
  ///
  /// - Parameters:
  ///   - input: what is converted.
  ///   - target: what is made of it.
  ///   - destination: where it goes.
  public init(_ input: SchemeInput, to target: SchemeConversion.Target, at destination: Destination) {
    self.input = input
    self.target = target
    self.destination = destination
  }
}
