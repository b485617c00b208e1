import Foundation

/// Checks files against a schema with the validators of others.
public enum SchemaCheck {
  /// Whether the validators are installed.
  public static let isAvailable = CommandRun.isInstalled("xmllint") && CommandRun.isInstalled("check-jsonschema")

  private static let isModule = Python.has("check_jsonschema")

  /// Checks files against a schema in Schemas/, an XSD or a JSON Schema. The status is 0 if all files are accepted.
  public static func run(_ schema: String, _ files: [String]) throws -> CommandRun {
    let path = TestFiles.root.appending(path: "Schemas/\(schema)").path
    return schema.hasSuffix(".xsd")
      ? try CommandRun("xmllint", ["--nonet", "--noout", "--schema", path] + files)
      : try runJSON(schema: path, files)
  }

  /// Checks JSON files against a JSON Schema at any path.
  public static func runJSON(schema: String, _ files: [String]) throws -> CommandRun {
    let arguments = ["--schemafile", schema] + files
    // As a Python module, check-jsonschema is loaded once; its command takes half a second to start.
    guard isModule else { return try CommandRun("check-jsonschema", arguments) }
    return try Python.run(
      "import check_jsonschema, sys\ncheck_jsonschema.main(args=sys.argv[1:], prog_name='check-jsonschema')", arguments,
      importing: ["check_jsonschema", "jsonschema", "referencing"])
  }
}
