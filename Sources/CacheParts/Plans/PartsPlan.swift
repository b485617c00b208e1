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
  static let version = 1

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

  /// The command whose work it is: `build`.
  public let command: String
  /// The number of parts, at least 1.
  public let count: Int
  /// The number of blocks that the parts share.
  public let blocks: Int
  /// The SHA-256 of the list of blocks with their parts, in hexadecimal digits.
  public let partition: String
  /// What all machines must have in the same version.
  public let versions: [Version]
  /// The SHA-256 of the compact text without this value, in hexadecimal digits.
  public let digest: String
  /// What is made and from what, as the command understands it.
  package let request: JSONOutput

  /// Seals a plan.
  package init(
    command: String, count: Int, blocks: Int, partition: String, versions: [Version], request: JSONOutput
  ) {
    self.command = command
    self.count = count
    self.blocks = blocks
    self.partition = partition
    self.versions = versions
    self.request = request
    digest = Self.digest(Self.members(command, count, blocks, partition, versions, request))
  }

  /// The text of the plan, with a line break at its end.
  public var text: String {
    let members = Self.members(command, count, blocks, partition, versions, request)
    return JSONOutput.object(members + [.init("digest", .string(digest))]).text(.indented) + "\n"
  }

  /// The first characters of the digest, for names of files.
  public var key: String { String(digest.prefix(13)) }

  private static func members(
    _ command: String, _ count: Int, _ blocks: Int, _ partition: String, _ versions: [Version], _ request: JSONOutput
  ) -> [JSONOutput.Member] {
    [
      .init("tilescheme", .string("plan")), .init("version", .integer(version)), .init("command", .string(command)),
      .init("parts", .integer(count)), .init("blocks", .integer(blocks)), .init("partition", .string(partition)),
      .init("versions", .object(versions.map { .init($0.name, .string($0.version)) })), .init("request", request),
    ]
  }

  private static func digest(_ members: [JSONOutput.Member]) -> String {
    SHA256.hex(Array(JSONOutput.object(members).text(.compact).utf8))
  }
}

extension PartsPlan {
  /// Reads a plan.
  ///
  /// - Parameter command: the command whose plan it must be; `nil` for any.
  /// - Throws: `PartsError.plan` if it is none, was changed, or is newer than this program; `.access`.
  public static func read(_ path: FilePath, for command: String? = nil) throws(PartsError) -> PartsPlan {
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
    guard let command = root["command"]?.string, let count = document.integer(root["parts"]),
      (1...Self.mostParts).contains(count), let blocks = document.integer(root["blocks"]), blocks >= 0,
      let partition = root["partition"]?.string, let versions = root["versions"], versions.isObject,
      let request = root["request"], request.isObject, let digest = root["digest"]?.string
    else { throw .damaged("a value is missing or is not of its type") }
    let names = root.members.map(\.key)
    guard names == Self.names else { throw .damaged("it has other values than those of a plan") }
    var stated: [Version] = []
    for member in versions.members {
      guard let text = member.value.string else { throw .damaged("the version of \(member.key) is not a text") }
      stated.append(Version(member.key, text))
    }
    self.init(
      command: command, count: count, blocks: blocks, partition: partition, versions: stated,
      request: document.output(of: request))
    guard self.digest == digest else { throw .digest }
  }

  private static let names = [
    "tilescheme", "version", "command", "parts", "blocks", "partition", "versions", "request", "digest",
  ]
}
