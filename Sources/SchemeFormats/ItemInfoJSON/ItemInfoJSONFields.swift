import CoordinateSystems
import SourceText
import TilingSchemes

/// The members of an iteminfo.json, in the order in which they are written.
enum ItemInfoJSONFields {
  static let item = JSONTable<ItemInformation, SchemeField.ItemValue>(
    .value("creator", .creator),
    .value("name", .name),
    .value("guid", .guid),
    .part("version") { _, _, _, _ in
      // A fixed version, spelled as in real files: `1` would be another text, though the same number.
      true
    } write: { _ in
      .number("1.0")
    },
    .value("created", .created),
    .value("snippet", .snippet),
    .value("description", .description),
    .value("summary", .summary),
    .value("title", .title),
    .part("tags") { fields, value, path, item in
      // Esri's iteminfo.md describes a list, but real files have a single string.
      item.tags =
        value.array?.compactMap(\.string).joined(separator: ",") ?? fields.string(value, path, .item(.tags))
      return true
    } write: { item in
      item.tags.map(JSONOutput.string)
    },
    // The names of these two values in the items of a portal; Esri's iteminfo.md does not list them.
    .value("accessInformation", .credits),
    .value("licenseInfo", .licence),
    .value("type", .type),
    // `typekeywords` is the spelling in Esri's iteminfo.md.
    .part(JSONKey("typeKeywords", "typekeywords")) { fields, value, path, item in
      fields.log.positions.note(.item(.typeKeywords), at: fields.document.range(of: value))
      item.typeKeywords = fields.array(value, path, of: "a string", \.string)
      return true
    } write: { item in
      item.typeKeywords.map { .array($0.map { .string($0) }) }
    },
    .value("thumbnail", .thumbnail),
    .part("extent") { fields, value, path, item in
      item.extent = fields.extent(value, in: path, .item, reference: .item)
      return true
    } write: { item in
      // A portal expects the extent in degrees of WGS84, with the system stated.
      item.extent.map { .extent($0, assuming: .wgs84) }
    })
}
