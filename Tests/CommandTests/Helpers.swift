import Foundation
import TestSupport

/// The path of a sample in `Samples/`.
func sample(_ name: String) -> String { TestFiles.sample(name).path }

/// A JSON object, read by Foundation and not by our own reader.
func object(_ data: Data) throws -> [String: Any] {
  guard let object = try JSONSerialization.jsonObject(with: data) as? [String: Any] else { throw NotAnObject() }
  return object
}

struct NotAnObject: Error {}

/// Whether a schema accepts a file.
func accepts(schema: String, _ path: String) throws -> CommandRun { try SchemaCheck.run(schema, [path]) }

let hasSchemaTools = SchemaCheck.isAvailable

/// The bytes of every file, by its path.
func contents(_ path: String) throws -> [String: Data] {
  var isDirectory: ObjCBool = false
  _ = FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
  guard isDirectory.boolValue else { return ["": try Data(contentsOf: URL(filePath: path))] }
  var contents: [String: Data] = [:]
  for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
    let file = "\(path)/\(name)"
    var isFolder: ObjCBool = false
    _ = FileManager.default.fileExists(atPath: file, isDirectory: &isFolder)
    if !isFolder.boolValue { contents[name] = try Data(contentsOf: URL(filePath: file)) }
  }
  return contents
}
