/// Character data and its spelling in XML.
public enum XMLCharacters {
  /// Resolves the references of well-formed character data, opens CDATA sections and leaves out comments and
  /// processing instructions (XML 1.0, §2.4, §2.7, §4.6).
  static func decode(_ data: ArraySlice<UInt8>) -> String {
    guard data.contains(where: { $0 == 0x26 || $0 == 0x3C || $0 == 0x0D }) else {
      return String(decoding: data, as: UTF8.self)
    }
    var result: [UInt8] = []
    result.reserveCapacity(data.count)
    var rest = data
    while let byte = rest.first {
      if byte == 0x26, let semicolon = rest.firstIndex(of: 0x3B) {
        result += resolve(rest[(rest.startIndex + 1)..<semicolon])
        rest = rest[(semicolon + 1)...]
      } else if byte == 0x3C {
        rest = skipMarkup(rest, into: &result)
      } else if byte == 0x0D {
        // Line ends are normalised to LF (XML 1.0, §2.11).
        result.append(0x0A)
        rest = rest.dropFirst(rest.dropFirst().first == 0x0A ? 2 : 1)
      } else {
        result.append(byte)
        rest = rest.dropFirst()
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func skipMarkup(_ data: ArraySlice<UInt8>, into result: inout [UInt8]) -> ArraySlice<UInt8> {
    let start = data.startIndex
    if data.starts(with: Array("<![CDATA[".utf8)) {
      let end = data.firstOffset(of: "]]>", from: start + 9) ?? data.endIndex
      result += data[min(start + 9, end)..<end]
      return data[min(end + 3, data.endIndex)...]
    }
    let end =
      data.starts(with: Array("<!--".utf8))
      ? data.firstOffset(of: "-->", from: start + 4).map { $0 + 3 }
      : data.firstOffset(of: ">", from: start).map { $0 + 1 }
    return data[(end ?? data.endIndex)...]
  }

  private static func resolve(_ name: ArraySlice<UInt8>) -> [UInt8] {
    switch String(decoding: name, as: UTF8.self) {
    case "quot": return [0x22]
    case "apos": return [0x27]
    case "amp": return [0x26]
    case "lt": return [0x3C]
    case "gt": return [0x3E]
    case let reference:
      let number =
        reference.hasPrefix("#x") ? UInt32(reference.dropFirst(2), radix: 16) : UInt32(reference.dropFirst(), radix: 10)
      return number.flatMap(Unicode.Scalar.init).map { Array(String($0).utf8) } ?? []
    }
  }

  /// Text as character data: `&`, `<`, `>` and `"` become references, as ArcGIS writes them.
  public static func escape(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
