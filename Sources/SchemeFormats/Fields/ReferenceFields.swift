import TilingSchemes

/// The fields of a spatial reference, except for its kind.
extension ModelField where Part == SpatialReference, Place == SchemeField.ReferenceValue {
  static var wellKnownText: Self {
    .init(.wellKnownText, key: "wkt", words: "WKT", .text({ $0.wellKnownText }) { $0.wellKnownText = $1 })
  }
  static var wkid: Self { .init(.wkid, key: "wkid", words: "WKID", .wholeNumber({ $0.wkid }) { $0.wkid = $1 }) }
  static var latestWKID: Self {
    .init(.latestWKID, key: "latestWkid", words: "latest WKID", .wholeNumber({ $0.latestWKID }) { $0.latestWKID = $1 })
  }
  static var verticalWKID: Self {
    .init(
      .verticalWKID, key: "verticalWkid", words: "vertical WKID",
      .wholeNumber({ $0.verticalWKID }) { $0.verticalWKID = $1 })
  }
  static var latestVerticalWKID: Self {
    .init(
      .latestVerticalWKID, key: "latestVerticalWkid", words: "latest vertical WKID",
      .wholeNumber({ $0.latestVerticalWKID }) { $0.latestVerticalWKID = $1 })
  }
  // The words of the domain's values are those of conf.xml, where users meet them.
  static var xOrigin: Self {
    .init(.xOrigin, key: "xOrigin", words: "XOrigin", .number({ $0.domain.xOrigin }) { $0.domain.xOrigin = $1 })
  }
  static var yOrigin: Self {
    .init(.yOrigin, key: "yOrigin", words: "YOrigin", .number({ $0.domain.yOrigin }) { $0.domain.yOrigin = $1 })
  }
  static var xyScale: Self {
    .init(.xyScale, key: "xyScale", words: "XYScale", .number({ $0.domain.xyScale }) { $0.domain.xyScale = $1 })
  }
  static var zOrigin: Self {
    .init(.zOrigin, key: "zOrigin", words: "ZOrigin", .number({ $0.domain.zOrigin }) { $0.domain.zOrigin = $1 })
  }
  static var zScale: Self {
    .init(.zScale, key: "zScale", words: "ZScale", .number({ $0.domain.zScale }) { $0.domain.zScale = $1 })
  }
  static var mOrigin: Self {
    .init(.mOrigin, key: "mOrigin", words: "MOrigin", .number({ $0.domain.mOrigin }) { $0.domain.mOrigin = $1 })
  }
  static var mScale: Self {
    .init(.mScale, key: "mScale", words: "MScale", .number({ $0.domain.mScale }) { $0.domain.mScale = $1 })
  }
  static var xyTolerance: Self {
    .init(
      .xyTolerance, key: "xyTolerance", words: "XYTolerance",
      .number({ $0.domain.xyTolerance }) { $0.domain.xyTolerance = $1 })
  }
  static var zTolerance: Self {
    .init(
      .zTolerance, key: "zTolerance", words: "ZTolerance",
      .number({ $0.domain.zTolerance }) { $0.domain.zTolerance = $1 })
  }
  static var mTolerance: Self {
    .init(
      .mTolerance, key: "mTolerance", words: "MTolerance",
      .number({ $0.domain.mTolerance }) { $0.domain.mTolerance = $1 })
  }
  static var highPrecision: Self {
    .init(
      .highPrecision, key: "highPrecision", words: "HighPrecision",
      .flag({ $0.isHighPrecision }) { $0.isHighPrecision = $1 })
  }
  static var leftLongitude: Self {
    .init(
      .leftLongitude, key: "leftLongitude", words: "LeftLongitude",
      .number({ $0.leftLongitude }) { $0.leftLongitude = $1 })
  }

  static var all: [Self] {
    [
      wellKnownText, wkid, latestWKID, verticalWKID, latestVerticalWKID, xOrigin, yOrigin, xyScale, zOrigin, zScale,
      mOrigin, mScale, xyTolerance, zTolerance, mTolerance, highPrecision, leftLongitude,
    ]
  }
}
