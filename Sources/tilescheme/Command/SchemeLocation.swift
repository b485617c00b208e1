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
    if RemotePackage.kind(of: text) != nil { return .path(FilePath(try local(text))) }
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

  /// The path by which a package on a server is opened like one on the disk; any other text as it is.
  ///
  /// - Throws: `CommandFailure` if the server does not send ranges of the file, or the file is a database.
  static func local(_ text: String) throws -> String {
    switch RemotePackage.kind(of: text) {
    case nil: return text
    case .database: throw databaseFailure(text)
    case .package: break
    }
    do {
      let path = try RemotePackage.attach(try HTTPAddress(text, asksForJSON: false)).string
      // The name of a set is behind a “#”, as for a file.
      return path + (SetName(in: text).map { "#\($0.set)" } ?? "")
    } catch let error as FileAccessError {
      throw CommandFailure(saying: error)
    }
  }

  /// The text for people: an address without its token.
  static func name(_ text: String) -> String {
    guard ServiceDocument.isAddress(text) else { return text }
    guard let address = try? HTTPAddress(text, asksForJSON: false) else { return "the address" }
    return address.displayText + (SetName(in: text).map { "#\($0.set)" } ?? "")
  }

  /// The failure for the address of a database.
  private static func databaseFailure(_ text: String) -> any Error {
    let address = name(text)
    return CommandFailure(
      saying:
        "\(address): is a database, which can only be read from a disk; download it first "
        + "(curl -L -O “\(address)”) and give its path")
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
