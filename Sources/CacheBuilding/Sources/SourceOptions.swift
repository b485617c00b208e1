public import TilingSchemes

/// How rasters are to be understood, where they do not say it themselves.
public struct SourceOptions: Sendable {
  /// How values become bytes.
  public enum Stretch: Hashable, Sendable {
    /// These ranges become 0 to 255: one for all bands, or one for each.
    case ranges([ClosedRange<Double>])
    /// The smallest and the largest value of each band become 0 and 255.
    case minimumToMaximum
    /// As `minimumToMaximum`, without this percentage of the values at each end.
    case percent(Double)
    /// Values stay as they are; below 0 becomes 0, above 255 becomes 255.
    case clamped
  }

  /// Which pixels have no value.
  public enum NoData: Hashable, Sendable {
    /// Those that the raster says.
    case stated
    /// None.
    case none
    /// Those with this value in all bands.
    case value(Double)
  }

  /// The coordinate system, instead of the raster's own; `nil` keeps it.
  public var reference: SpatialReference?
  public var noData = NoData.stated
  /// The numbers of the bands, from 1; `nil` takes the first one or three.
  public var bands: [Int]?
  /// `nil` accepts only bytes.
  public var stretch: Stretch?

  public init() {}
}
