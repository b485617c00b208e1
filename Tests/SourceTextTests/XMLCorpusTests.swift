import Foundation
import SourceText
import TestSupport
import Testing

@Suite(
  "XMLReader compared with Python’s ElementTree",
  .needsCorpus, .enabled(if: CommandRun.isInstalled("python3"), "python3 is not installed"))
struct XMLCorpusTests {
  /// Prints one line per element: file, path, its text if it is a leaf, and its attributes without namespaces.
  static let script = """
    import sys
    import xml.etree.ElementTree as ET
    def local(name): return name.split('}')[-1]
    def dump(file, path, element):
      path += '/' + local(element.tag)
      text = '' if len(element) else (element.text or '').strip(' \\t\\r\\n')
      attributes = ' '.join(local(k) + '=' + v.encode().hex() for k, v in element.attrib.items())
      print(file, path, text.encode().hex(), attributes, sep='\\t')
      for child in element: dump(file, path, child)
    for index, name in enumerate(sys.stdin.read().splitlines()):
      dump(str(index), '', ET.parse(name).getroot())
    """

  @Test("Every XML file of the corpus is read as Python reads it")
  func sameElements() throws {
    let files = ["conf-xml", "conf-cdi", "wmts", "tms"].flatMap { Corpus.files($0) }
    try #require(files.count > 30)
    let names = files.map(\.path).joined(separator: "\n")
    let run = try Python.run(Self.script, input: Data(names.utf8))
    try #require(run.status == 0, "\(run.errors)")
    let expected = run.text.split(separator: "\n").map(String.init)
    var lines: [String] = []
    for (index, file) in files.enumerated() {
      let document = try XMLReader.read(SourceText(TestFiles.bytes(file)))
      dump(document.root, "\(index)\t", &lines)
    }
    #expect(lines.count == expected.count)
    #expect(zip(lines, expected).first { $0 != $1 } == nil)
  }

  @Test("Every element of the corpus begins and ends with its own tags")
  func ranges() throws {
    for file in Corpus.files("conf-xml") + Corpus.files("conf-cdi") {
      let document = try XMLReader.read(SourceText(TestFiles.bytes(file)))
      check(document.root, in: document.text)
    }
  }

  private func check(_ element: XMLElement, in text: SourceText) {
    let whole = text.excerpt(element.range)
    let startTag = text.excerpt(element.startTagRange)
    #expect(startTag.hasPrefix("<\(element.name)") && startTag.hasSuffix(">") && whole.hasPrefix(startTag))
    #expect(whole.hasSuffix("</\(element.name)>") || whole == startTag)
    for child in element.children { check(child, in: text) }
  }

  private func dump(_ element: XMLElement, _ path: String, _ lines: inout [String]) {
    let path = "\(path)/\(local(element.name))"
    let text = element.isLeaf ? hexadecimal(element.text) : ""
    let attributes = element.attributes.filter { !$0.name.hasPrefix("xmlns") }
      .map { "\(local($0.name))=\(hexadecimal(normalized($0.value)))" }.joined(separator: " ")
    lines.append("\(path)\t\(text)\t\(attributes)")
    for child in element.children { dump(child, path, &lines) }
  }

  /// Line ends and tabs in an attribute are read as spaces (XML 1.0, §3.3.3).
  private func normalized(_ value: String) -> String {
    String(value.map { $0.isNewline || $0 == "\t" ? " " : $0 })
  }

  private func local(_ name: String) -> String { String(name.split(separator: ":").last ?? "") }

  private func hexadecimal(_ text: String) -> String { text.utf8.map { String(format: "%02x", $0) }.joined() }
}
