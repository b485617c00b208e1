/// Spellings of arguments that users bring from other programs, translated into those of this one.
///
/// argument-parser can give an option a second name, but cannot take four values that begin with minus signs. The
/// translation comes before it, so that each spelling means the same in all commands.
enum HabitualSpellings {
  /// The options that take an extent; `--bbox` is that of OGC's services and many tools, `-te` that of GDAL.
  private static let extents = ["--extent", "--bbox", "-te"]

  /// GDAL's option for the coordinate system of `-te`.
  private static let extentSystem = "-te_srs"

  /// The arguments with `--extent` for `--bbox` and `-te`, and with one text for four separate numbers; and with
  /// `--extent-crs` for `-te_srs`.
  ///
  /// Arguments after `--` are kept, because they are paths.
  static func translated(_ arguments: [String]) -> [String] {
    guard arguments.contains(where: { isExtent($0) || $0 == extentSystem }) else { return arguments }
    var translated: [String] = []
    var place = 0
    while place < arguments.count {
      let argument = arguments[place]
      if argument == "--" { return translated + arguments[place...] }
      place += 1
      guard isExtent(argument) else {
        translated.append(argument == extentSystem ? "--extent-crs" : argument)
        continue
      }
      if argument.hasPrefix("--bbox=") {
        translated.append("--extent=" + argument.dropFirst("--bbox=".count))
        continue
      }
      translated.append("--extent")
      let values = arguments[place...].prefix(4)
      if values.count == 4, values.allSatisfy({ Double($0) != nil }) {
        translated.append(values.joined(separator: ","))
        place += 4
      }
    }
    return translated
  }

  private static func isExtent(_ argument: String) -> Bool {
    extents.contains(argument) || argument.hasPrefix("--bbox=")
  }
}
