import CacheOpening
import Diagnostics
import Foundation
import SchemeFormats
import SchemeLint
import SystemPackage
import TestSupport
import TilingSchemes

/// A finding with the name of its file.
struct Found {
  let file: String
  let finding: Finding
}

/// The findings in files of one folder, of which the first is opened.
///
/// - Parameter tiles: the name of an empty folder of tiles to make beside the files; `nil` for none.
func lint(
  _ files: [ExampleFile], _ selection: RuleSelection, house: RuleExample.Base? = nil, tiles: String? = nil
) throws -> [Found] {
  let folder = try TemporaryDirectory()
  if let tiles {
    try FileManager.default.createDirectory(atPath: folder.path(tiles), withIntermediateDirectories: false)
  }
  for file in files { try Data(file.text.utf8).write(to: URL(filePath: folder.path(file.name))) }
  let opened = try SchemeOpener.open(FilePath(folder.path(files[0].name)))
  let linter = try house.map { Linter(selection, houseScheme: try $0.scheme) } ?? Linters.with(selection)
  return linter.findings(in: opened).flatMap { file in
    file.findings.map { Found(file: FilePath(file.file).lastComponent?.string ?? "", finding: $0) }
  }
}

/// One linter for each selection of rules. In a debug build, making one takes longer than linting a scheme, and there are
/// thousands of schemes.
enum Linters {
  private static let made = Guarded<[[String]: Linter]>([:])

  static func with(_ selection: RuleSelection) -> Linter {
    let key = selection.pages.map(\.identifier)
    return made.withValue { made in
      if let linter = made[key] { return linter }
      let linter = Linter(selection)
      made[key] = linter
      return linter
    }
  }
}

extension RuleSelection {
  /// The rules for schemes that run by default.
  static let usual = RuleSelection(from: RuleCatalogue(SchemeRules.pages))
  /// All rules for schemes.
  static let all = RuleSelection(from: RuleCatalogue(SchemeRules.pages), selected: Set(SchemeRules.pages))

  /// The default rules and one more, which may be optional.
  static func usual(with page: RulePage) -> RuleSelection {
    guard page.isOptional else { return usual }
    return RuleSelection(
      from: RuleCatalogue(SchemeRules.pages), selected: Set(SchemeRules.pages.filter { !$0.isOptional } + [page]))
  }
}

extension RuleExample.Base {
  var scheme: TilingScheme? {
    get throws { try SchemeOpener.open(Array(files[0].text.utf8), named: files[0].name).model.scheme }
  }
}
