import Foundation
import SourceText
import TestSupport
import Testing

@Suite("JSONReader: the JSON parsing test suite", .needsConformance)
struct JSONConformanceTests {
  /// The `i_` cases, in which a reader may choose: those that this reader accepts.
  ///
  /// Numbers are kept as text, so none is too large to be read. Files in UTF-16 and with a byte order mark are
  /// common on Windows. Nesting goes to 512. All other `i_` cases contain half of a surrogate pair or bytes that
  /// are not UTF-8: no string can contain them, so they are refused.
  static let accepted: Set<String> = [
    "i_number_double_huge_neg_exp", "i_number_huge_exp", "i_number_neg_int_huge_exp",
    "i_number_pos_double_huge_exp", "i_number_real_neg_overflow", "i_number_real_pos_overflow",
    "i_number_real_underflow", "i_number_too_big_neg_int", "i_number_too_big_pos_int",
    "i_number_very_big_negative_int", "i_string_UTF-16LE_with_BOM", "i_string_utf16BE_no_BOM",
    "i_string_utf16LE_no_BOM", "i_structure_500_nested_arrays", "i_structure_UTF-8_BOM_empty_object",
  ]

  static let files: [String: URL] = {
    guard let folder = try? Conformance.folder("json-parsing") else { return [:] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return Dictionary(
      uniqueKeysWithValues: names.filter { $0.hasSuffix(".json") }.map {
        (String($0.dropLast(5)), folder.appending(path: $0))
      })
  }()

  static func names(_ prefix: String) -> [String] { files.keys.filter { $0.hasPrefix(prefix) }.sorted() }

  @Test("The suite is complete")
  func complete() {
    #expect(Self.names("y_").count == 95)
    #expect(Self.names("n_").count == 188)
    #expect(Self.names("i_").count == 35)
    #expect(Self.accepted.isSubset(of: Self.files.keys))
  }

  @Test("Texts that must be accepted are accepted", arguments: names("y_"))
  func mustAccept(name: String) throws {
    #expect(try isAccepted(name))
  }

  @Test("Texts that must be rejected are rejected", arguments: names("n_"))
  func mustReject(name: String) throws {
    #expect(try !isAccepted(name))
  }

  @Test("Texts that a reader may accept or reject are treated as in the table", arguments: names("i_"))
  func choices(name: String) throws {
    #expect(try isAccepted(name) == Self.accepted.contains(name))
  }

  @Test("The place of a refusal is within the file", arguments: names("n_"))
  func placeWithin(name: String) throws {
    let bytes = try TestFiles.bytes(try #require(Self.files[name]))
    let problem = #expect(throws: SyntaxProblem.self) { try JSONReader.read(try SourceText(bytes)) }
    let range = try #require(problem?.range)
    #expect(range.lowerBound >= 0 && range.upperBound <= bytes.count && range.lowerBound <= range.upperBound)
  }

  private func isAccepted(_ name: String) throws -> Bool {
    let bytes = try TestFiles.bytes(try #require(Self.files[name]))
    do {
      _ = try JSONReader.read(try SourceText(bytes))
      return true
    } catch {
      return false
    }
  }
}
