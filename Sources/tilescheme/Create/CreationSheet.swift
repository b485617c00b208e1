import TileSchemeKit

/// The report of `create`: what was written, or would be written. `Schemas/create.schema.json` describes the JSON.
struct CreationSheet {
  let report: CreationReport

  private var files: CacheFiles { report.files }

  private var notices: [String] { report.notices.map(\.commandText) }

  private var warnings: [String] { report.warnings.map(\.commandText) }

  func print(_ output: OutputOptions) {
    if output.format == .json {
      output.print(json)
      return
    }
    for warning in warnings { output.notice("warning", warning) }
    for notice in notices { output.notice("notice", notice) }
    if let written = report.written { print(written, output) } else { printFiles() }
  }

  /// Lists the files, but only the first and the last folder for tiles: there can be two dozen of them.
  private func print(_ written: CacheDestination.Written, _ output: OutputOptions) {
    if report.deletedTiles > 0 { output.notice("deleted", counted(report.deletedTiles, "tile")) }
    for path in written.files { output.notice("wrote", path.string) }
    output.notice("tiles", tiles)
    let folders = counted(files.tileFolders.count, "folder")
    output.notice(
      "made", "\(folders) for tiles, \(tileFolder(files.tileFolders.first)) to \(tileFolder(files.tileFolders.last))")
  }

  /// The values that every tile will have. An unquoted `#` in a shell drops the values after it, which shows here.
  private var tiles: String {
    let (image, scheme) = (report.plan.description.image, report.plan.scheme)
    let quality = image?.compressionQuality.map { Int($0) } ?? 0
    return [
      image?.format?.name, quality > 0 ? "quality \(quality)" : nil,
      "\(scheme.tileWidth) × \(scheme.tileHeight) pixels",
    ].compactMap(\.self).joined(separator: ", ")
  }

  /// The output of `--dry-run`, on standard output because it is the result. The texts are in the JSON.
  private func printFiles() {
    var text = "nothing is written (--dry-run); these files would be written:\n"
    for file in files.files { text += "\(printable(path(file.path)))  \(file.bytes.count) bytes\n" }
    let folders = files.tileFolders.map { printable(path($0)) }
    if let first = folders.first, let last = folders.last {
      let range = first == last ? "" : " to \(last.split(separator: "/").last ?? "")/"
      text += "\(first)/\(range)  \(counted(folders.count, "folder")) for tiles\n"
    }
    text += "tiles: \(tiles)\n"
    if report.deletedTiles > 0 { text += "\(counted(report.deletedTiles, "tile")) would be deleted\n" }
    // The text of a scheme without line breaks would fill the screen; `generate` and JSON print it.
    text += "tilescheme generate prints the text of the scheme; --format json prints that of all files\n"
    Terminal.standardOutput(text)
  }

  /// “lost” is always empty, and exists so that programs can read this report like that of `convert`.
  private var json: JSONOutput {
    let isDryRun = report.written == nil
    let list = files.files.map { file($0, withText: isDryRun) }
    let paths = files.files.map { JSONOutput.string(path($0.path)) }
    return .object([
      .init("version", .integer(1)), .init("command", .string("create")), .init("dryRun", .bool(isDryRun)),
      .init("cache", .string(report.cache.string)), .init("form", .string(report.plan.form.rawValue)),
      .init("written", .array(isDryRun ? [] : paths)), .init("files", .array(list)),
      .init("tileFolders", .array(files.tileFolders.map { .string(path($0)) })),
      .init("deletedTiles", .integer(report.deletedTiles)),
      .init("notices", .array((warnings + notices).map { .string($0) })), .init("lost", .array([])),
    ])
  }

  /// - Parameter withText: whether to include the text, which a dry run does because there is no file to read it from.
  private func file(_ file: CacheFiles.File, withText: Bool) -> JSONOutput {
    var members: [JSONOutput.Member] = [
      .init("path", .string(path(file.path))), .init("bytes", .integer(file.bytes.count)),
    ]
    if withText, file.isText { members.append(.init("text", .string(String(decoding: file.bytes, as: UTF8.self)))) }
    return .object(members)
  }

  /// The paths in a plan are relative to the cache.
  private func path(_ path: FilePath) -> String { report.cache.appending(path.components).string }

  private func tileFolder(_ folder: FilePath?) -> String { folder.map { path($0) } ?? "none" }
}
