public import CacheOpening
public import SchemeFormats
public import SystemPackage
public import TileStores
public import TilingSchemes

/// The parameters of the conversion of a scheme without its tiles.
public struct SchemeConversionRequest: Sendable {
  /// Where the files are written.
  public enum Destination: Hashable, Sendable {
    /// One file.
    case file(FilePath)
    /// A directory, in which each file has the standard name of its format.
    case directory(FilePath)
    /// No files are written; the report contains their bytes.
    case memory
  }

  /// The scheme to convert.
  public var input: SchemeInput
  /// The format of the input, if its content leaves it in doubt; `nil` detects it.
  public var inputFormat: (any SchemeFormat)?
  /// The format or the form of the result.
  public var target: SchemeConversion.Target
  /// Where the files are written.
  public var destination: Destination
  /// An extent that replaces the scheme's extent, in units of its coordinate system; `nil` keeps it.
  public var extent: Envelope?
  /// The address of the tiles for open formats, such as `https://example.com/map/{level}/{row}/{col}.png`; `nil` keeps
  /// that of the input.
  public var tileAddress: String?
  /// Whether existing files are kept or replaced.
  public var existing = SinkDestination.Existing.kept
  /// What happens if the result cannot hold everything.
  public var losses = LossPolicy.listed
  /// Whether the result is written, or only planned.
  public var action = ConversionAction.write

  /// Keeps existing files, and lists losses.
  ///
  /// - Parameters:
  ///   - input: the scheme to convert.
  ///   - target: the format or the form of the result.
  ///   - destination: where the files are written.
  public init(_ input: SchemeInput, to target: SchemeConversion.Target, at destination: Destination) {
    self.input = input
    self.target = target
    self.destination = destination
  }
}
