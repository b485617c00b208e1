public import Diagnostics
import FileAccess
import HTTPAccess
import SystemPackage

extension MapSource {
  /// Reads a source that a user gives as text.
  ///
  /// - Parameters:
  ///   - name: a path, an address that starts with `http://` or `https://`, or `-` for standard input.
  ///   - token: a token for an address; ignored for other sources.
  ///   - remark: receives the findings of documents without errors, and the notice that a token is sent unencrypted.
  /// - Throws: `CreationError.address`, `.source` or `.file` if it cannot be read; `.documents` if it has errors.
  public static func read(
    _ name: String, token: ServiceToken? = nil, _ remark: RemarkHandler = { _ in }
  ) async throws(CreationError) -> MapSource {
    if let connection = ConnectionPath(name), FileSystemEntry.at(FilePath(name)) == nil {
      throw .usage(.service, connection.message)
    }
    let source: MapSource
    if HTTPAddress.isAddress(name) {
      source = try await fetch(name, token, remark)
    } else {
      do throws(MapSourceError) {
        source = name == "-" ? try standardInput() : try MapSource(FilePath(name))
      } catch {
        throw .source(error)
      }
    }
    if source.hasErrors { throw .documents(source.findings) }
    remark(.findings(source.findings))
    return source
  }

  /// Whether a text is the path of a service in a connection file of ArcGIS, as in scripts for arcpy:
  /// `….ags\Base\Roads.MapServer`. Only ArcGIS can read such a file.
  public static func isConnectionPath(_ name: String) -> Bool { ConnectionPath(name) != nil }

  private static func fetch(
    _ name: String, _ token: ServiceToken?, _ remark: RemarkHandler
  ) async throws(CreationError) -> MapSource {
    let fetched = try await ServiceAnswer(name, token, remark)
    do throws(MapSourceError) {
      return try MapSource(fetched.answer, sentToken: fetched.sentToken)
    } catch {
      throw .source(error)
    }
  }
}
