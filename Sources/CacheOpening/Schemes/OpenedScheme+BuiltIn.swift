public import SchemeFormats
public import TilingSchemes

extension OpenedScheme {
  /// A built-in scheme, which has neither documents nor an extent.
  public init(_ builtIn: BuiltInScheme) {
    var model = CacheDescription()
    model.name = builtIn.name
    model.scheme = builtIn.scheme
    model.spatialReference = builtIn.scheme.spatialReference
    self.init(describedBy: model, as: "built-in scheme")
  }
}
