import SourceText
import Testing

@Suite("XMLReader: texts that are refused")
struct XMLReaderRefusalTests {
  @Test(
    "A DOCTYPE is refused at its start",
    arguments: [
      "<!DOCTYPE a>", "<!DOCTYPE a SYSTEM 'file:///etc/passwd'>", "<!DOCTYPE a [<!ENTITY x 'y'>]>",
      "<!DOCTYPE a SYSTEM 'http://localhost:1/x.dtd' [ ]>", "<!DOCTYPE a PUBLIC '-//x' 'x.dtd'>",
    ])
  func documentType(declaration: String) throws {
    let before = "<?xml version='1.0'?><!-- é -->"
    let problem = try refusal("\(before)\(declaration)<a>&x;</a>")
    #expect(problem.message.hasPrefix("a DOCTYPE is not accepted"))
    #expect(problem.range.lowerBound == before.utf8.count)
  }

  @Test("An entity bomb is refused at its DOCTYPE, before it is expanded")
  func entityBomb() throws {
    var declarations = "<!ENTITY l0 'lol'>"
    for level in 1...12 {
      declarations += "<!ENTITY l\(level) '\(String(repeating: "&l\(level - 1);", count: 10))'>"
    }
    let problem = try refusal("<!DOCTYPE a [\(declarations)]><a>&l12;</a>")
    #expect(problem.message.hasPrefix("a DOCTYPE is not accepted"))
    #expect(problem.range.lowerBound == 0)
  }

  @Test("An external entity is refused at its DOCTYPE, and no content of its file is shown")
  func externalEntity() throws {
    let problem = try refusal("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>")
    #expect(problem.message.hasPrefix("a DOCTYPE is not accepted"))
    #expect(!problem.message.contains("root"))
  }

  @Test("An entity other than XML’s five is refused near its position")
  func undefinedEntity() throws {
    let problem = try refusal("<a><b>x&nbsp;y</b></a>")
    #expect(problem.message.contains("nbsp"))
    #expect((7...14).contains(problem.range.lowerBound))
  }

  @Test("A mismatched end tag is reported, with a note at the start tag")
  func mismatched() throws {
    let source = "<a>\n  <b>1</c>\n</a>"
    let problem = try refusal(source)
    let text = try SourceText(source)
    #expect(text.excerpt(problem.range).hasPrefix("</c"))
    let note = try #require(problem.note)
    #expect(note.message == "opened here")
    #expect(text.excerpt(note.range) == "<b>")
  }

  @Test("The range of a mismatch is in bytes of the file in every encoding", arguments: FileEncoding.allCases)
  func mismatchInEncodings(encoding: FileEncoding) throws {
    let bytes = encoding.file("<a><é>中</c></a>")
    let problem = #expect(throws: SyntaxProblem.self) { try XMLReader.read(try SourceText(bytes)) }
    #expect(problem?.range.lowerBound == encoding.file("<a><é>中").count)
    #expect(problem?.note?.range.lowerBound == encoding.file("<a>").count)
  }

  @Test(
    "A truncated file is refused, wherever it ends",
    arguments: 1..<"<?xml version='1.0'?><a b='1'><c>&amp;</c><!-- d --></a>".utf8.count)
  func truncated(length: Int) throws {
    let whole = "<?xml version='1.0'?><a b='1'><c>&amp;</c><!-- d --></a>"
    let problem = try refusal(String(whole.prefix(length)))
    #expect(problem.range.upperBound <= length)
  }

  @Test("A file that is cut off is called so, with the innermost element that was begun")
  func cutOff() throws {
    for source in ["<a>\n<WKT>PROJCS", "<a>\n<WKT>x</W", "<a>\n<WKT x='1"] {
      let message = try refusal(source).message
      #expect(message.hasPrefix("the file ends too early: it is cut off in the element "), "\(message)")
    }
    #expect(try refusal("<a>\n<WKT>PROJCS").message.hasSuffix("the element WKT that begins in line 2"))
    #expect(try !refusal("<a><b></a>").message.contains("too early"))
  }

  @Test("An element that is never closed is shown by a note, wherever the file ends")
  func unclosed() throws {
    let problem = try refusal("<r><a><b>1</b></r>")
    #expect(problem.note?.range == SourceRange(3..<6))
    let atEnd = try refusal("<a><b>1</b>")
    #expect(atEnd.note?.range == SourceRange(0..<3))
    #expect(atEnd.range.upperBound == 11)
  }

  @Test(
    "A text that is not well-formed is refused",
    arguments: [
      "a", "<a", "<a b></a>", "<a b=1></a>", "<a b='1' b='2'/>", "<a/><b/>", "<a></a>x", "<a>&</a>", "<a>&#0;</a>",
      "<a>&#x;</a>", "<a>1 < 2</a>", "<a b='<'/>", "<a><!-- -- --></a>", "<1/>", "< a/>", "<a>\u{1}</a>", "<a>]]></a>",
      "<a xmlns:p='u'><p:b></q:b></a>", "<a><?xml version='1.0'?></a>", "{\"a\":1}", "<a><![CDATA[</a>", "<A></a>",
      "\u{0}",
    ])
  func malformed(source: String) throws {
    let problem = try refusal(source)
    #expect(!problem.message.isEmpty)
    #expect(problem.range.bytes.upperBound <= source.utf8.count)
  }

  @Test("Ten thousand nested elements are refused without a crash")
  func deepNesting() throws {
    let problem = try refusal(String(repeating: "<a>", count: 10_000) + String(repeating: "</a>", count: 10_000))
    #expect(problem.message == "elements nest deeper than 256")
    #expect(problem.range.lowerBound < 2_000)
  }

  @Test("200 nested elements are read")
  func nestingWithinLimit() throws {
    let source = String(repeating: "<a>", count: 200) + "1" + String(repeating: "</a>", count: 200)
    let document = try XMLReader.read(SourceText(source))
    var element = document.root
    while let child = element.children.first(where: { _ in true }) { element = child }
    #expect(element.valueRange == SourceRange(600..<601))
  }

  @Test("A file without characters is reported as empty", arguments: ["", " \n\t\r "])
  func empty(source: String) throws {
    #expect(try refusal(source).message == "the file is empty")
  }

  @Test("A message begins in lower case and has no line end", arguments: ["<a>&x;</a>", "<a><b></a>", "<a b=1/>"])
  func messageStyle(source: String) throws {
    let message = try refusal(source).message
    #expect(message.first?.isUppercase == false)
    #expect(!message.contains("\n"))
    #expect(!message.hasSuffix("."))
  }

  private func refusal(_ source: String) throws -> SyntaxProblem {
    try #require(throws: SyntaxProblem.self) { try XMLReader.read(try SourceText(source)) }
  }
}
