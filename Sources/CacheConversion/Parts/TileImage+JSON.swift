import CacheParts
import SourceText
import TileStores

extension TileImage {
  var json: JSONOutput {
    .array([kind.json, width.map { .integer($0) } ?? .null, height.map { .integer($0) } ?? .null])
  }

  /// - Returns: `nil` if a value is missing or is not of its type.
  init?(_ value: JSONValue, in document: JSONDocument) {
    guard let list = value.array, list.count == 3, let kind = Kind(list[0], in: document) else { return nil }
    self.init(kind: kind, width: document.integer(list[1]), height: document.integer(list[2]))
  }
}

extension TileImage.Kind {
  var json: JSONOutput {
    switch self {
    case .png(let colorType, let bitDepth, let hasTransparency):
      .array([
        .string("PNG"), .integer(Int(colorType)), .integer(Int(bitDepth)), .integer(hasTransparency ? 1 : 0),
      ])
    case .jpeg(let componentCount): .array([.string("JPEG"), .integer(componentCount)])
    // The bits of the number, because it is compared with the declared one.
    case .lerc(let content):
      .array([
        .string("LERC"), .integer(content.bandCount), .integer(content.depth),
        .string(String(content.maxError.bitPattern)),
      ])
    case .other(let name): .array([.string("other"), .string(name)])
    }
  }

  /// - Returns: `nil` if a value is missing or is not of its type.
  init?(_ value: JSONValue, in document: JSONDocument) {
    guard let list = value.array, let name = list.first?.string else { return nil }
    let numbers = list.dropFirst().compactMap { document.integer($0) }
    switch name {
    case "PNG":
      guard numbers.count == 3, let colorType = UInt8(exactly: numbers[0]), let bitDepth = UInt8(exactly: numbers[1])
      else { return nil }
      self = .png(colorType: colorType, bitDepth: bitDepth, hasTransparency: numbers[2] == 1)
    case "JPEG":
      guard numbers.count == 1 else { return nil }
      self = .jpeg(componentCount: numbers[0])
    case "LERC":
      guard numbers.count == 2, list.count == 4, let bits = list[3].string.flatMap({ UInt64($0) }) else { return nil }
      self = .lerc(LERCContent(bandCount: numbers[0], depth: numbers[1], maxError: Double(bitPattern: bits)))
    case "other":
      guard list.count == 2, let other = list[1].string else { return nil }
      self = .other(other)
    default: return nil
    }
  }
}

extension TileImageProblem {
  var json: JSONOutput {
    switch self {
    case .unknown(let bytes): .array([.string("unknown"), .array(bytes.map { .integer(Int($0)) })])
    case .cutOffSignature: .array([.string("cutOffSignature"), .null])
    case .truncated(let what): .array([.string("truncated"), .string(what)])
    case .checksum(let chunk): .array([.string("checksum"), .string(chunk)])
    case .malformed(let what): .array([.string("malformed"), .string(what)])
    case .trailing(let count): .array([.string("trailing"), .integer(count)])
    }
  }

  /// - Returns: `nil` if a value is missing or is not of its type.
  init?(_ value: JSONValue, in document: JSONDocument) {
    guard let list = value.array, list.count == 2, let name = list[0].string else { return nil }
    switch (name, list[1].string) {
    case ("unknown", _):
      guard let values = list[1].array else { return nil }
      let bytes = values.compactMap { document.integer($0).flatMap { UInt8(exactly: $0) } }
      guard bytes.count == values.count else { return nil }
      self = .unknown(bytes)
    case ("cutOffSignature", _): self = .cutOffSignature
    case ("truncated", let what?): self = .truncated(what)
    case ("checksum", let chunk?): self = .checksum(chunk)
    case ("malformed", let what?): self = .malformed(what)
    case ("trailing", _):
      guard let count = document.integer(list[1]) else { return nil }
      self = .trailing(count)
    default: return nil
    }
  }
}
