import FileAccess
package import SourceText
public import SystemPackage

/// Work that is cut into parts: what is made, from what, and by which versions. Every part has the same plan, and computes
/// from it which blocks it owns.
///
/// The text of a plan is a JSON object, which `Schemas/plan.schema.json` describes.
public struct PartsPlan: Sendable {
  /// The largest number of parts. More would only be a mistake: the largest job arrays have a tenth of it.
  public static let mostParts = 1_000_000
  /// Raise it with every change of the text, of the order of blocks or of their cut.
  static let version = 4

  /// A program or a library on which the result depends.
  public struct Version: Hashable, Sendable {
    /// Its name for people.
    public let name: String
    /// Its version, as it states it.
    public let version: String

    package init(_ name: String, _ version: String) {
      self.name = name
      self.version = version
    }
  }

  /// The command whose work it is.
  public let command: PlannedCommand
  /// The number of parts, at least 1.
  public let count: Int
  /// The number of blocks that the parts share.
  public let blocks: Int
  /// The SHA-256 of the list of blocks with their parts, in hexadecimal digits.
  public let partition: String
  /// What all machines must have in the same version.
  public let versions: [Version]
  /// The absolute path of the cache, the package or the database that is made or verified. Nothing is written but to this
  /// path and beside it.
  public let output: FilePath
  /// What was at this path when the plan was made, if the result replaces it; otherwise `nil`.
  package let replaced: ReplacedResult?
  /// The SHA-256 of the compact text without this value, in hexadecimal digits.
  public private(set) var digest: String
  /// What is made and from what, as the command understands it.
  package let request: JSONOutput

  /// Seals a plan.
  package init(
    command: PlannedCommand, count: Int, blocks: Int, partition: String, versions: [Version], output: FilePath,
    replaced: ReplacedResult?, request: JSONOutput
  ) {
    self.command = command
    self.count = count
    self.blocks = blocks
    self.partition = partition
    self.versions = versions
    self.output = output
    self.replaced = replaced
    self.request = request
    digest = ""
    digest = SHA256.hex(Array(JSONOutput.object(members).text(.compact).utf8))
  }

  /// The text of the plan, with a line break at its end.
  public var text: String {
    JSONOutput.object(members + [.init("digest", .string(digest))]).text(.indented) + "\n"
  }

  /// The request, as the command reads it.
  package var requestDocument: JSONDocument {
    get throws(PlanProblem) {
      guard let text = try? SourceText(Array(request.text(.compact).utf8)), let document = try? JSONReader.read(text)
      else { throw .damaged("its request is not JSON") }
      return document
    }
  }

  /// The first characters of the digest, for names of files.
  public var key: String { String(digest.prefix(13)) }

  private var members: [JSONOutput.Member] {
    [
      .init("tilescheme", .string("plan")), .init("version", .integer(Self.version)),
      .init("command", .string(command.rawValue)),
      .init("parts", .integer(count)), .init("blocks", .integer(blocks)), .init("partition", .string(partition)),
      .init("versions", .object(versions.map { .init($0.name, .string($0.version)) })),
      .init("output", .string(output.string)), .init("replaced", replaced?.json ?? .null), .init("request", request),
    ]
  }
}

extension PartsPlan {
  /// Reads a plan.
  ///
  /// - Parameters:
  ///   - path: of its file; `-` is standard input.
  ///   - command: the command whose plan it must be; `nil` for any.
  /// - Throws: `PartsError.plan` if it is none, was changed, or is newer than this program; `.access`.
  public static func read(_ path: FilePath, for command: PlannedCommand? = nil) throws(PartsError) -> PartsPlan {
    let bytes: [UInt8]
    do throws(FileAccessError) {
      bytes = path.string == "-" ? try FileReading.standardInput() : try FileReading.bytes(of: path)
    } catch {
      throw .access(error)
    }
    do throws(PlanProblem) {
      let plan = try PartsPlan(parsing: bytes)
      if let command, plan.command != command { throw .command(plan.command) }
      return plan
    } catch {
      throw .plan(path, error)
    }
  }

  /// Reads the text of a plan.
  public init(parsing bytes: [UInt8]) throws(PlanProblem) {
    let document: JSONDocument
    do throws(SyntaxProblem) {
      document = try JSONReader.read(try SourceText(bytes))
    } catch {
      throw .damaged("it is not JSON: \(error.message)")
    }
    let root = document.root
    guard root["tilescheme"]?.string == "plan", let version = document.integer(root["version"]) else {
      throw .damaged("it does not say that it is a plan of tilescheme")
    }
    guard version <= Self.version else { throw .newer(version) }
    guard version == Self.version else {
      throw .damaged("it has version \(version), of an older tilescheme")
    }
    guard let command = root["command"]?.string.flatMap(PlannedCommand.init(rawValue:)),
      let count = document.integer(root["parts"]),
      (1...Self.mostParts).contains(count), let blocks = document.integer(root["blocks"]), blocks >= 0,
      let output = root["output"]?.string.map({ FilePath($0) }), let replaced = root["replaced"],
      let partition = root["partition"]?.string, let versions = root["versions"], versions.isObject,
      let request = root["request"], request.isObject, let digest = root["digest"]?.string
    else { throw .damaged("a value is missing or is not of its type") }
    let names = root.members.map(\.key)
    guard names == Self.names else { throw .damaged("it has other values than those of a plan") }
    // A plan must not make anything write elsewhere than beside the result that it names.
    guard output.isAbsolute, output.lexicallyNormalized() == output, output.lastComponent != nil else {
      throw .damaged("its result “\(output)” is not an absolute path without “..”")
    }
    let old = ReplacedResult(replaced, in: document)
    guard old != nil || replaced.isNull else { throw .damaged("it does not say what the result replaces") }
    var stated: [Version] = []
    for member in versions.members {
      guard let text = member.value.string else { throw .damaged("the version of \(member.key) is not a text") }
      stated.append(Version(member.key, text))
    }
    self.init(
      command: command, count: count, blocks: blocks, partition: partition, versions: stated, output: output,
      replaced: old, request: JSONOutput(request, in: document))
    guard self.digest == digest else { throw .digest }
  }

  private static let names = [
    "tilescheme", "version", "command", "parts", "blocks", "partition", "versions", "output",
    "replaced", "request", "digest",
  ]
}
