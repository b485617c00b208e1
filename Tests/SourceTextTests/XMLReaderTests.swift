import SourceText
import Testing

@Suite("XMLReader")
struct XMLReaderTests {
  @Test("Elements are a tree in the order of the file")
  func tree() throws {
    let document = try XMLReader.read(SourceText("<a><b/><c><d/></c><b/></a>"))
    #expect(document.root.name == "a")
    #expect(document.root.children.map(\.name) == ["b", "c", "b"])
    let inner = document.root.children.filter { $0.name == "c" }.flatMap { $0.children.map(\.name) }
    #expect(inner == ["d"])
  }

  @Test("Only elements without child elements are leaves")
  func leaves() throws {
    let document = try XMLReader.read(SourceText("<a>x<b>y</b><c/></a>"))
    #expect(!document.root.isLeaf)
    #expect(document.root.children.map(\.isLeaf) == [true, true])
  }

  @Test("An XML declaration, comments and instructions around the root are skipped")
  func prologue() throws {
    let source = "<?xml version='1.0' encoding='utf-8'?>\n<!-- <x/> -->\n<?go <y/> ?><a>1</a>\n<!-- <z/> -->\n"
    let document = try XMLReader.read(SourceText(source))
    #expect(document.root.name == "a")
    #expect(document.text.excerpt(document.root.range) == "<a>1</a>")
  }

  @Test(
    "White space and quotes in a tag do not change its range",
    arguments: [
      "<a>", "<a >", "<a\n\tb = \"1\"\r\n>", "<a b='>' c=\">/>\">", "<a b='\"' c=\"'\">", "<a b=''>",
      "<p:a xmlns:p='u'>",
    ])
  func startTags(tag: String) throws {
    let name = tag.hasPrefix("<p:") ? "p:a" : "a"
    let document = try XMLReader.read(SourceText("<r> \(tag) 1 </\(name) > </r>"))
    let element = try #require(document.root.children.first { _ in true })
    #expect(document.text.excerpt(element.startTagRange) == tag)
    #expect(document.text.excerpt(element.valueRange) == "1")
    #expect(document.text.excerpt(element.range) == "\(tag) 1 </\(name) >")
    #expect(element.name == name)
  }

  @Test("An empty element’s range is its tag", arguments: ["<b/>", "<b />", "<b c='/>'/>", "<b\n/>", "<b c='1' />"])
  func emptyElements(tag: String) throws {
    let document = try XMLReader.read(SourceText("<a>1\(tag)2</a>"))
    let element = try #require(document.root.children.first { _ in true })
    #expect(document.text.excerpt(element.range) == tag)
    #expect(document.text.excerpt(element.startTagRange) == tag)
    #expect(element.valueRange.bytes.isEmpty)
    #expect(element.text.isEmpty)
  }

  @Test("The value of an element without content is the position between its tags", arguments: ["", " ", "\n  \t"])
  func emptyValue(content: String) throws {
    let document = try XMLReader.read(SourceText("<a>\(content)</a>"))
    let range = document.root.valueRange
    #expect(range.bytes.isEmpty)
    #expect((3...3 + content.utf8.count).contains(range.lowerBound))
    #expect(document.text.excerpt(document.root.range) == "<a>\(content)</a>")
  }

  @Test("Ranges are bytes of the file in every encoding", arguments: FileEncoding.allCases)
  func rangesInEncodings(encoding: FileEncoding) throws {
    let name = encoding.textEncoding.displayName.prefix { $0 != " " }
    let before = "<?xml version='1.0' encoding='\(name)'?><r><!-- 中é😀 --><é x='中'>"
    let document = try XMLReader.read(SourceText(encoding.file("\(before)12.5</é></r>")))
    let element = try #require(document.root.children.first { _ in true })
    let start = encoding.file(before).count
    #expect(element.valueRange == SourceRange(start..<start + encoding.bytes("12.5").count))
    #expect(element.name == "é")
    #expect(element.attribute("x") == "中")
    #expect(element.decimalValue == 12.5)
  }

  @Test("The declared encoding does not matter if the bytes show another one")
  func wrongDeclaration() throws {
    let source = "<?xml version='1.0' encoding='UTF-8'?><a>é</a>"
    let document = try XMLReader.read(SourceText(FileEncoding.utf16LittleEndianMarked.file(source)))
    #expect(document.root.text == "é")
  }

  @Test("Declared Latin-1 is read, and its ranges are right")
  func latin1() throws {
    let bytes =
      Array("<?xml version='1.0' encoding='ISO-8859-1'?><a><b>".utf8) + [0xE9] + Array("</b><c>7</c></a>".utf8)
    let document = try XMLReader.read(SourceText(bytes, declared: .named("ISO-8859-1")))
    let elements = Array(document.root.children)
    #expect(elements.map(\.text) == ["é", "7"])
    #expect(bytes[elements[1].valueRange.bytes] == [0x37])
  }

  @Test("An element may have very many children")
  func manySiblings() throws {
    let source = "<a>" + String(repeating: "<b>1</b>", count: 20_000) + "</a>"
    let document = try XMLReader.read(SourceText(source))
    var count = 0
    for element in document.root.children where element.isLeaf { count += 1 }
    #expect(count == 20_000)
    let last = document.root.children.reduce(nil as XMLElement?) { $1 }
    #expect(last.map { document.text.excerpt($0.range) } == "<b>1</b>")
    #expect(last?.range.upperBound == source.utf8.count - 4)
  }

  @Test("A text of two megabytes is read")
  func longText() throws {
    let source = "<a><b>" + String(repeating: "x", count: 2_000_000) + "</b><c>1</c></a>"
    let document = try XMLReader.read(SourceText(source))
    let elements = Array(document.root.children)
    #expect(elements[0].valueRange == SourceRange(6..<2_000_006))
    #expect(document.text.excerpt(elements[1].range) == "<c>1</c>")
  }
}
