/// Text from a file, made safe for a terminal.
///
/// Control characters could move the cursor or change colours, and characters that set the direction of writing could
/// make a message look like another one. Each of them becomes one replacement character, and a tab becomes a space: the
/// number of characters stays the same, so that a caret below the text is at the right place.
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
