import CacheOpening
public import Diagnostics
import FileAccess
import HTTPAccess
public import SchemeFormats
import SystemPackage

extension MapSource {
  /// Reads a source that a user gives as text.
  ///
  /// - Parameters:
  ///   - name: a path, an address that starts with `http://` or `https://`, or `-` for standard input.
  ///   - format: the format of a scheme file; `nil` detects it.
  ///   - token: a token for an address; ignored for other sources.
  ///   - remark: receives the findings of documents without errors, the notice that a token is sent unencrypted, and
  ///     the notice that the extent is that of the tiles.
  /// - Throws: `CreationError.address`, `.source` or `.file` if it cannot be read; `.documents` if it has errors.
  public static func read(
    _ name: String, as format: (any SchemeFormat)? = nil, token: ServiceToken? = nil, _ remark: RemarkHandler = { _ in }
  ) async throws(CreationError) -> MapSource {
    try checkName(name)
    let source: MapSource
    let package = try RemotePackage.path(forCreating: name)
    if package == nil, HTTPAddress.isAddress(name) {
      source = try await fetch(name, format, token, remark)
    } else {
      do throws(MapSourceError) {
        source = name == "-" ? try standardInput(as: format) : try MapSource(package ?? FilePath(name), as: format)
      } catch {
        throw .source(error)
      }
    }
    if source.hasErrors { throw .documents(source.findings) }
    remark(.findings(source.findings))
    if let notice = source.notice { remark(.notice(notice)) }
    return source
  }

  /// - Throws: `CreationError.usage` if the text is the path of a service in a connection file.
  static func checkName(_ name: String) throws(CreationError) {
    if let connection = ConnectionPath(name), FileSystemEntry.at(FilePath(name)) == nil {
      throw .usage(.service, connection.message)
    }
  }

  /// Whether a text is the path of a service in a connection file of ArcGIS, as in scripts for arcpy:
  /// `….ags\Base\Roads.MapServer`. Only ArcGIS can read such a file.
  public static func isConnectionPath(_ name: String) -> Bool { ConnectionPath(name) != nil }

  private static func fetch(
    _ name: String, _ format: (any SchemeFormat)?, _ token: ServiceToken?, _ remark: RemarkHandler
  ) async throws(CreationError) -> MapSource {
    let fetched = try await ServiceAnswer(name, token, remark)
    do throws(MapSourceError) {
      return try MapSource(fetched.answer, as: format, sentToken: fetched.sentToken)
    } catch {
      throw .source(error)
    }
  }
}
