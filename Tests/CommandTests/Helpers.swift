import Foundation
import TestSupport

/// The path of a sample of our own.
func sample(_ name: String) -> String { TestFiles.sample(name).path }

/// What a JSON text says, by Foundation's reader.
func object(_ data: Data) throws -> [String: Any] {
  guard let object = try JSONSerialization.jsonObject(with: data) as? [String: Any] else { throw NotAnObject() }
  return object
}

struct NotAnObject: Error {}

extension TemporaryDirectory {
  /// The names of what lies in it, sorted.
  var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted() }

  func bytes(_ name: String) throws -> Data { try Data(contentsOf: url.appending(path: name)) }

  func write(_ text: String, _ name: String) throws -> String {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return path(name)
  }
}

/// Whether a schema accepts a file.
func accepts(schema: String, _ path: String) throws -> CommandRun {
  let schema = TestFiles.root.appending(path: "Schemas/\(schema)").path
  return schema.hasSuffix(".xsd")
    ? try CommandRun("xmllint", ["--nonet", "--noout", "--schema", schema, path])
    : try CommandRun("check-jsonschema", ["--schemafile", schema, path])
}

let hasSchemaTools = CommandRun.isInstalled("xmllint") && CommandRun.isInstalled("check-jsonschema")
