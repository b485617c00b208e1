import TilingSchemes

/// Values that a portal shows for a package.
extension ModelField where Part == ItemInformation, Place == SchemeField.ItemValue {
  static var name: Self { .init(.name, key: "name", .text({ $0.name }) { $0.name = $1 }) }
  static var title: Self { .init(.title, key: "title", .text({ $0.title }) { $0.title = $1 }) }
  static var guid: Self { .init(.guid, key: "guid", .text({ $0.guid }) { $0.guid = $1 }) }
  static var creator: Self {
    .init(.creator, key: "creator", .text({ $0.creator }) { $0.creator = $1 })
  }
  static var snippet: Self {
    .init(.snippet, key: "snippet", .text({ $0.snippet }) { $0.snippet = $1 })
  }
  static var summary: Self {
    .init(.summary, key: "summary", .text({ $0.summary }) { $0.summary = $1 })
  }
  static var description: Self {
    .init(
      .description, key: "description", .text({ $0.itemDescription }) { $0.itemDescription = $1 })
  }
  static var tags: Self { .init(.tags, key: "tags", .text({ $0.tags }) { $0.tags = $1 }) }
  static var credits: Self {
    .init(.credits, key: "accessInformation", words: "credits", .text({ $0.credits }) { $0.credits = $1 })
  }
  static var licence: Self {
    .init(.licence, key: "licenseInfo", words: "licence", .text({ $0.licence }) { $0.licence = $1 })
  }
  static var type: Self { .init(.type, key: "type", .text({ $0.type }) { $0.type = $1 }) }
  static var thumbnail: Self {
    .init(.thumbnail, key: "thumbnail", .text({ $0.thumbnail }) { $0.thumbnail = $1 })
  }
  static var created: Self {
    .init(.created, key: "created", .number({ $0.created }) { $0.created = $1 })
  }

  /// The fields that hold a single text; an empty text counts as missing in the comparison of models.
  static var texts: [Self] {
    [name, title, guid, creator, snippet, summary, description, tags, credits, licence, type, thumbnail]
  }
}
