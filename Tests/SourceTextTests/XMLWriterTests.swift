import Foundation
import SourceText
import TestSupport
import Testing

@Suite("XMLWriter")
struct XMLWriterTests {
  /// Texts that need escapes, or look as if they did.
  static let texts = ["", "plain", "&<>\"'", "&amp;", "a]]>b", "<!-- x -->", "é中😀", "GEOGCS[\"x\",0.5]", "a b"]

  @Test("A document is on one line, with attributes in single quotes, as ArcGIS writes it")
  func layout() {
    var writer = XMLWriter()
    writer.open("a", ["xsi:type": "typens:A"])
    writer.element("b", text: "1")
    writer.open("c", [:])
    writer.close("c")
    writer.close("a")
    #expect(
      writer.output == "<?xml version=\"1.0\" encoding=\"utf-8\" ?><a xsi:type='typens:A'><b>1</b><c></c></a>")
  }

  @Test("Quotes in well-known text become references, as ArcGIS writes them")
  func quotes() {
    #expect(XMLCharacters.escape("UNIT[\"Meter\",1.0]") == "UNIT[&quot;Meter&quot;,1.0]")
  }

  @Test("A text that was written is read back unchanged", arguments: texts)
  func textRoundTrip(text: String) throws {
    var writer = XMLWriter()
    writer.element("a", text: text)
    #expect(try XMLReader.read(SourceText(writer.output)).root.text == text)
  }

  @Test("An attribute that was written is read back unchanged", arguments: texts)
  func attributeRoundTrip(text: String) throws {
    var writer = XMLWriter()
    writer.open("a", ["b": text])
    writer.close("a")
    #expect(try XMLReader.read(SourceText(writer.output)).root.attribute("b") == text)
  }

  @Test("Line ends inside a text are read back unchanged", arguments: ["a\nb", "a\rb", "a\r\nb", "a\tb"])
  func lineEnds(text: String) throws {
    var writer = XMLWriter()
    writer.element("a", text: text)
    #expect(try XMLReader.read(SourceText(writer.output)).root.text == text)
  }

  @Test(
    "A character that XML cannot contain is replaced, and the document stays well-formed",
    arguments: ["\u{0}", "\u{1B}"])
  func impossibleCharacters(character: String) throws {
    var writer = XMLWriter()
    writer.element("a", text: "x\(character)y")
    #expect(try XMLReader.read(SourceText(writer.output)).root.text == "x\u{FFFD}y")
  }

  @Test(
    "Python reads back the text that was written",
    .enabled(if: CommandRun.isInstalled("python3"), "python3 is not installed"))
  func pythonReads() throws {
    var writer = XMLWriter()
    writer.open("r", [:])
    for text in Self.texts { writer.element("a", text: text) }
    writer.close("r")
    let script = """
      import sys, xml.etree.ElementTree as ET
      for element in ET.fromstring(sys.stdin.buffer.read()): print((element.text or '').encode().hex())
      """
    let run = try Python.run(script, input: Data(writer.output.utf8))
    let expected = Self.texts.map { text in text.utf8.map { String(format: "%02x", $0) }.joined() }
    #expect(run.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init) == expected)
  }
}
