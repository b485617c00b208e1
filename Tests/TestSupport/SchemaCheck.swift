import Foundation

/// Whether others' validators accept a file by its schema.
public enum SchemaCheck {
  /// What has to be installed for it.
  public static let isAvailable = CommandRun.isInstalled("xmllint") && CommandRun.isInstalled("check-jsonschema")

  private static let isModule = Python.has("check_jsonschema")

  /// Holds files against a schema of Schemas/, an XSD or a JSON Schema; status 0 where all are accepted.
  public static func run(_ schema: String, _ files: [String]) throws -> CommandRun {
    let path = TestFiles.root.appending(path: "Schemas/\(schema)").path
    return schema.hasSuffix(".xsd")
      ? try CommandRun("xmllint", ["--nonet", "--noout", "--schema", path] + files)
      : try runJSON(schema: path, files)
  }

  /// Holds JSON files against a JSON Schema anywhere.
  public static func runJSON(schema: String, _ files: [String]) throws -> CommandRun {
    let arguments = ["--schemafile", schema] + files
    // Where it is a module of this Python it is loaded once; its command takes half a second to start.
    guard isModule else { return try CommandRun("check-jsonschema", arguments) }
    return try Python.run(
      "import check_jsonschema, sys\ncheck_jsonschema.main(args=sys.argv[1:], prog_name='check-jsonschema')", arguments,
      importing: ["check_jsonschema", "jsonschema", "referencing"])
  }
}
