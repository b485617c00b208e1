/// How much time the encoder of PNG tiles spends on smaller files. The pixels are the same with every effort.
///
/// JPEG is not affected: libjpeg-turbo has no such choice.
public enum EncodingEffort: String, Hashable, Sendable, CaseIterable {
  /// The fastest compression, level 1 of libdeflate: the tiles of a map are about 10 % larger than with `standard`,
  /// those of a photograph the same.
  case fast
  /// Level 6 of libdeflate for tiles with areas of one colour, such as maps, and level 1 for photographs, where level 6
  /// takes three times as long for 3 % fewer bytes.
  case standard = "default"
  /// The smallest tiles that the encoder can write, level 12 of libdeflate: about 8 % fewer bytes for photographs in ten
  /// times the time, 11 % for maps in up to a hundred times.
  case best
}
