import CacheOpening
import Diagnostics
import Foundation
import SchemeFormats
import SystemPackage
import TestSupport
import TilingSchemes

/// Opens bytes as a document without a meaningful name.
func open(_ bytes: [UInt8], named name: String = "input") throws(OpeningError) -> OpenedScheme {
  try SchemeOpener.open(bytes, named: name)
}

/// Opens a document in UTF-8.
func open(_ text: String, named name: String = "input") throws(OpeningError) -> OpenedScheme {
  try SchemeOpener.open(Array(text.utf8), named: name)
}

func open(_ url: URL) throws(OpeningError) -> OpenedScheme { try SchemeOpener.open(FilePath(url.path)) }

/// The document in bytes.
func document(_ bytes: [UInt8]) throws -> SchemeDocument {
  let opened = try open(bytes)
  guard let document = opened.documents.first?.document else { throw UnexpectedFindings(opened.messages) }
  return document
}

/// The model of a document in UTF-8 that has no findings.
func model(_ text: String) throws -> CacheDescription {
  let opened = try open(text)
  guard opened.findings.allSatisfy(\.findings.isEmpty) else { throw UnexpectedFindings(opened.messages) }
  return opened.model
}

/// The tiling scheme of a document in UTF-8 that has no findings.
func scheme(_ text: String) throws -> TilingScheme {
  guard let scheme = try model(text).scheme else { throw UnexpectedFindings(["no scheme"]) }
  return scheme
}

/// The sentence with which an input is refused, or `nil` if it is read.
func refusal(_ bytes: [UInt8]) -> String? {
  do throws(OpeningError) {
    _ = try open(bytes)
    return nil
  } catch {
    return error.message
  }
}

func refusal(_ text: String) -> String? { refusal(Array(text.utf8)) }

func refusal(at url: URL) -> String? {
  do throws(OpeningError) {
    _ = try open(url)
    return nil
  } catch {
    return error.message
  }
}

struct UnexpectedFindings: Error {
  let messages: [String]
  init(_ messages: [String]) { self.messages = messages }
}

extension OpenedScheme {
  var messages: [String] { findings.flatMap(\.findings).map(\.message) }

  var rules: [String] { findings.flatMap(\.findings).map(\.name) }
}

extension SchemeConversion {
  /// Writes the result to a new temporary directory.
  func write(into directory: URL) throws {
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    for file in files { try Data(file.bytes).write(to: directory.appending(path: file.name)) }
  }

  func text(of name: String) throws -> String {
    guard let file = files.first(where: { $0.name == name }) else { throw UnexpectedFindings(["no \(name)"]) }
    return String(decoding: file.bytes, as: UTF8.self)
  }
}

/// A legacy cache of the corpus: its two files under the names in a cache.
enum CorpusPairs {
  /// The conf.cdi files, each with the conf.xml of the same cache.
  static let all: [(cdi: URL, xml: URL)] = Corpus.files("conf-cdi").compactMap { cdi in
    let stem = cdi.deletingPathExtension().lastPathComponent.lowercased()
    return Corpus.files("conf-xml")
      .first { $0.deletingPathExtension().lastPathComponent.lowercased() == stem }.map { (cdi, $0) }
  }

  /// Copies the pairs to directories with conf.xml and conf.cdi, named 0, 1, 2…
  static func layOut(in folder: URL) throws -> [URL] {
    try all.enumerated().map { index, pair in
      let directory = folder.appending(path: "pair-\(index)")
      try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
      try FileManager.default.copyItem(at: pair.xml, to: directory.appending(path: "conf.xml"))
      try FileManager.default.copyItem(at: pair.cdi, to: directory.appending(path: "conf.cdi"))
      return directory
    }
  }
}

extension Message {
  /// The message as a command line shows it.
  var words: String { text { "--\($0.rawValue)" } }

  func contains(_ part: String) -> Bool { words.contains(part) }
}
