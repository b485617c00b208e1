/// Text from a file, made safe for a terminal: control characters, and those that turn the direction of writing, are
/// shown as one blank or replacement character each.
public func printable(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: { !isHarmless($0) }) else { return text }
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    if isHarmless(scalar) {
      result.append(scalar)
    } else {
      result.append(scalar == "\t" ? " " : "\u{FFFD}")
    }
  }
  return String(result)
}

private func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: false
  default: true
  }
}
