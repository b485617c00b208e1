import TilingSchemes

/// The scalar values of a scheme. Tile sizes must be above 0, because positions are divided by them.
extension ModelField where Part == TilingScheme, Place == SchemeField {
  static var tileWidth: Self {
    .init(
      .tileWidth, key: "tileWidth", words: "tile width", .wholeNumber(from: 1, { $0.tileWidth }) { $0.tileWidth = $1 })
  }
  static var tileHeight: Self {
    .init(
      .tileHeight, key: "tileHeight", words: "tile height",
      .wholeNumber(from: 1, { $0.tileHeight }) { $0.tileHeight = $1 })
  }
  static var dotsPerInch: Self {
    .init(.dotsPerInch, key: "dpi", words: "DPI", .number({ $0.dotsPerInch }) { $0.dotsPerInch = $1 })
  }
  static var preciseDotsPerInch: Self {
    .init(
      .preciseDotsPerInch, key: "preciseDpi", words: "PreciseDPI",
      .number({ $0.preciseDotsPerInch }) { $0.preciseDotsPerInch = $1 })
  }

  static var all: [Self] { [tileWidth, tileHeight, dotsPerInch, preciseDotsPerInch] }
}

/// The coordinates of an origin.
extension ModelField where Part == MapPoint, Place == SchemeField.Axis {
  static var x: Self { .init(.x, key: "x", .number({ $0.x }) { $0.x = $1 }) }
  static var y: Self { .init(.y, key: "y", .number({ $0.y }) { $0.y = $1 }) }

  static var all: [Self] { [x, y] }
}

/// The values of a level that Esri's formats state. Level numbers start at 0 in all of them.
extension ModelField where Part == LevelOfDetail, Place == SchemeField.LevelValue {
  static var number: Self {
    .init(.number, key: "number", .wholeNumber(from: 0, { $0.number }) { $0.number = $1 })
  }
  static var resolution: Self {
    .init(
      .resolution, key: "resolution", .positiveNumber({ $0.resolution }) { $0.resolution = $1 })
  }
  static var scale: Self {
    .init(.scale, key: "scale", .positiveNumber({ $0.scale }) { $0.scale = $1 })
  }

  static var all: [Self] { [number, resolution, scale] }
}

/// The tile size of a single level, which only open formats state.
extension ModelField where Part == TileSize, Place == SchemeField.LevelValue {
  static var width: Self {
    .init(.tileWidth, key: "tileWidth", words: "tile width", .wholeNumber(from: 1, { $0.width }) { $0.width = $1 })
  }
  static var height: Self {
    .init(.tileHeight, key: "tileHeight", words: "tile height", .wholeNumber(from: 1, { $0.height }) { $0.height = $1 })
  }

  static var all: [Self] { [width, height] }
}

/// The edges of an extent. That a minimum is below its maximum is a rule of the linter, not of reading.
extension ModelField where Part == Envelope, Place == SchemeField.Edge {
  static var xMin: Self { .init(.xMin, key: "xmin", .number({ $0.xMin }) { $0.xMin = $1 }) }
  static var yMin: Self { .init(.yMin, key: "ymin", .number({ $0.yMin }) { $0.yMin = $1 }) }
  static var xMax: Self { .init(.xMax, key: "xmax", .number({ $0.xMax }) { $0.xMax = $1 }) }
  static var yMax: Self { .init(.yMax, key: "ymax", .number({ $0.yMax }) { $0.yMax = $1 }) }

  static var all: [Self] { [xMin, yMin, xMax, yMax] }
}
