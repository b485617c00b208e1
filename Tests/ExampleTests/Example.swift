import Foundation
import TestSupport

/// The programs of Examples/, by the names of their folders.
enum Example: String, CaseIterable, Sendable {
  case printLevels = "PrintLevels"
  case lintFolder = "LintFolder"
  case countTiles = "CountTiles"
  case readTile = "ReadTile"
  case convertCache = "ConvertCache"

  /// The path of the program within the checkout.
  var path: String { "Examples/\(rawValue)/main.swift" }

  /// The text of the program.
  var text: String {
    get throws { try String(contentsOf: TestFiles.root.appending(path: path), encoding: .utf8) }
  }
}
