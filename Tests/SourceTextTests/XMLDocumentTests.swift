import SourceText
import Testing

@Suite("XMLDocument")
struct XMLDocumentTests {
  @Test(
    "Comments are found everywhere, and nothing else is read as a comment",
    arguments: [
      ("<a/>", []), ("<!--1--><a/>", ["<!--1-->"]), ("<a/><!--1-->\n<!-- 2 -->", ["<!--1-->", "<!-- 2 -->"]),
      ("<a><!----><b/></a>", ["<!---->"]), ("<a>1<!-- <b/> -->2</a>", ["<!-- <b/> -->"]),
      ("<a><!--1\n2--></a>", ["<!--1\n2-->"]), ("<a><![CDATA[<!-- x -->]]></a>", []),
      ("<a><![CDATA[x]]><!-- y --></a>", ["<!-- y -->"]), ("<a b='-->'/>", []), ("<a><!-- é --></a>", ["<!-- é -->"]),
      ("<a b='<' c='1'/>".replacing("<' ", with: "&lt;' "), []),
    ])
  func comments(source: String, expected: [String]) throws {
    let document = try XMLReader.read(SourceText(source))
    #expect(document.comments.map { document.text.excerpt($0) } == expected)
  }

  @Test("A comment that contains CDATA does not hide the next comment")
  func commentAboutCharacterData() throws {
    let document = try XMLReader.read(SourceText("<a><!-- <![CDATA[ --><!-- 2 --></a>"))
    #expect(document.comments.count == 2)
  }

  @Test("The start of a comment within CDATA does not hide the comment after it")
  func commentBeginningInCharacterData() throws {
    let document = try XMLReader.read(SourceText("<a><![CDATA[<!--]]><!-- 2 --></a>"))
    #expect(document.comments.map { document.text.excerpt($0) } == ["<!-- 2 -->"])
  }

  @Test("Text that looks like a comment in an instruction is not a comment")
  func commentInInstruction() throws {
    let document = try XMLReader.read(SourceText("<a><?p <!-- x --> ?></a>"))
    #expect(document.comments.isEmpty)
  }

  @Test("Comments have their positions in every encoding", arguments: FileEncoding.allCases)
  func placesInEncodings(encoding: FileEncoding) throws {
    let document = try XMLReader.read(SourceText(encoding.file("<a>é<!--中--></a>")))
    let start = encoding.file("<a>é").count
    #expect(document.comments == [SourceRange(start..<start + encoding.bytes("<!--中-->").count)])
  }
}
