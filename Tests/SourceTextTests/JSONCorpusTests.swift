import Foundation
import SourceText
import TestSupport
import Testing

@Suite(
  "JSONReader compared with Python’s json", .needsCorpus,
  .enabled(if: CommandRun.isInstalled("python3"), "python3 is not installed"))
struct JSONCorpusTests {
  /// Prints one line per value: file, path, and the value; numbers as the bits of a double, texts in hexadecimal.
  static let script = """
    import json, struct, sys
    class Number(str): pass
    class Members(list): pass
    def dump(file, path, value):
      def line(text): print(file, path, text, sep='\\t')
      if isinstance(value, Members):
        line('{')
        for key, member in value: dump(file, path + '/' + key.encode().hex(), member)
      elif isinstance(value, list):
        line('[')
        for index, item in enumerate(value): dump(file, path + '/' + str(index), item)
      elif isinstance(value, Number): line('#' + struct.pack('>d', float(value)).hex())
      elif isinstance(value, str): line("'" + value.encode().hex())
      else: line(json.dumps(value))
    for index, name in enumerate(sys.stdin.read().splitlines()):
      data = open(name, 'rb').read()
      read = json.loads(data, object_pairs_hook=Members, parse_int=Number, parse_float=Number)
      dump(str(index), '', read)
    """

  @Test("Every JSON file of the corpus is read as Python reads it")
  func sameStructure() throws {
    let files = ["root-json", "iteminfo-json", "service-json"].flatMap { Corpus.files($0) }
    try #require(files.count > 20)
    let names = files.map(\.path).joined(separator: "\n")
    let run = try Python.run(Self.script, input: Data(names.utf8))
    try #require(run.status == 0, "\(run.errors)")
    var lines: [String] = []
    for (index, file) in files.enumerated() {
      let document = try JSONReader.read(SourceText(TestFiles.bytes(file)))
      dump(document.root, document, "\(index)\t", &lines)
    }
    let expected = run.text.split(separator: "\n").map(String.init)
    #expect(lines.count == expected.count)
    #expect(zip(lines, expected).first { $0 != $1 } == nil)
  }

  private func dump(_ value: JSONValue, _ document: JSONDocument, _ path: String, _ lines: inout [String]) {
    switch value.kind {
    case .null: lines.append(path + "\tnull")
    case .bool(let truth): lines.append(path + "\t\(truth)")
    case .number:
      let bits = String(document.double(of: value)?.bitPattern ?? 0, radix: 16)
      lines.append(path + "\t#" + String(repeating: "0", count: 16 - bits.count) + bits)
    case .string(let text): lines.append(path + "\t'" + hexadecimal(text))
    case .array(let items):
      lines.append(path + "\t[")
      for (index, item) in items.enumerated() { dump(item, document, "\(path)/\(index)", &lines) }
    case .object(let members):
      lines.append(path + "\t{")
      for member in members { dump(member.value, document, "\(path)/\(hexadecimal(member.key))", &lines) }
    }
  }

  private func hexadecimal(_ text: String) -> String { text.utf8.map { String(format: "%02x", $0) }.joined() }
}
