import ArgumentParser
import TileSchemeKit

/// How a user names a scheme: by a path, by `-` for standard input, by the name of a built-in scheme, or by the http(s)
/// address of a service.
enum SchemeLocation {
  /// The scheme for the library; the description of a service is fetched here.
  ///
  /// A file or directory comes before a built-in scheme of the same name, because it may be a cache.
  ///
  /// - Throws: `CommandFailure` if a service does not answer.
  static func input(_ text: String, _ output: OutputOptions, command: String) async throws -> SchemeInput {
    if text == "-" { return .standardInput() }
    if text.hasPrefix("-#"), let chosen = SetName(in: text) { return .standardInput(set: chosen.set) }
    if ServiceDocument.isAddress(text) {
      do throws(CreationError) {
        let document = try await ServiceDocument(text, token: token, output.remarks(command: command))
        return .document(document.bytes, named: document.name)
      } catch {
        throw CommandFailure(saying: error, output, command: command)
      }
    }
    return isBuiltIn(text) ? .builtIn(text) : .path(FilePath(text))
  }

  /// Whether a text can only be the name of a scheme, and not of a cache with tiles.
  static func isSchemeOnly(_ text: String) -> Bool { ServiceDocument.isAddress(text) || isBuiltIn(text) }

  private static func isBuiltIn(_ text: String) -> Bool {
    FileSystemEntry.at(FilePath(text)) == nil && BuiltInScheme.named(text) != nil
  }

  private static var token: ServiceToken? {
    Terminal.environment("TILESCHEME_TOKEN").flatMap { $0.isEmpty ? nil : .value($0) }
  }
}

/// The value of `--input-format`: the name of a format of scheme files.
struct FormatArgument: ExpressibleByArgument {
  let format: any SchemeFormat

  static var allValueStrings: [String] { SchemeFormatRegistry.all.filter(\.isRead).map(\.name) }

  init?(argument: String) {
    guard let format = SchemeFormatRegistry.named(argument), format.isRead else { return nil }
    self.format = format
  }
}
