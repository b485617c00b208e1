import SourceText
import Testing

@Suite("JSONReader")
struct JSONReaderTests {
  @Test("An object’s members are in the order of the file")
  func memberOrder() throws {
    let document = try JSONReader.read(SourceText(#"{"b":1,"a":2,"c":{}}"#))
    #expect(document.root.members.map(\.key) == ["b", "a", "c"])
  }

  @Test("Duplicate names are kept, and the first is found by its name")
  func duplicates() throws {
    let document = try JSONReader.read(SourceText(#"{"a":1,"a":2}"#))
    #expect(document.root.members.map { document.numberText(of: $0.value) } == ["1", "2"])
    #expect(document.root["a"].map { document.numberText(of: $0) } == "1")
  }

  @Test(
    "Values have their range of bytes",
    arguments: [
      ("n", "null"), ("t", "true"), ("f", "false"), ("i", "-1.50E+2"), ("s", #""x\"y""#), ("l", "[ 1 , 2 ]"),
      ("o", #"{ "k" : 1 }"#),
    ])
  func valueRanges(key: String, spelling: String) throws {
    let source = """
      { "n" : null, "t": true, "f" :false, "i":-1.50E+2 ,
        "s": "x\\"y", "l": [ 1 , 2 ], "o":{ "k" : 1 } }
      """
    let document = try JSONReader.read(SourceText(source))
    let value = try #require(document.root[key])
    #expect(document.text.excerpt(document.range(of: value)) == spelling)
  }

  @Test("A member’s name has its range of bytes, quotes included")
  func keyRanges() throws {
    let document = try JSONReader.read(SourceText(#"{ "a\u0062" : 1 }"#))
    let member = try #require(document.root.members.first)
    #expect(member.key == "ab")
    #expect(document.text.excerpt(document.keyRange(of: member)) == #""a\u0062""#)
  }

  @Test("Ranges are bytes of the file in every encoding", arguments: FileEncoding.allCases)
  func rangesInEncodings(encoding: FileEncoding) throws {
    let document = try JSONReader.read(SourceText(encoding.file(#"{"é":"中😀","n":12.5}"#)))
    let number = try #require(document.root["n"])
    let start = encoding.file(#"{"é":"中😀","n":"#).count
    #expect(document.range(of: number) == SourceRange(start..<start + encoding.bytes("12.5").count))
    #expect(document.double(of: number) == 12.5)
    #expect(document.root["é"]?.string == "中😀")
  }

  @Test("Escapes become the characters they stand for")
  func escapes() throws {
    let document = try JSONReader.read(SourceText(#""\"\\\/\b\f\n\r\t\u0041\u00e9\u4E2D\uD83D\uDE00é""#))
    #expect(document.root.string == "\"\\/\u{8}\u{C}\n\r\tAé中😀é")
  }

  @Test("A string may contain NUL as an escape")
  func escapedNUL() throws {
    #expect(try JSONReader.read(SourceText(#""a\u0000b""#)).root.string == "a\u{0}b")
  }

  @Test("Numbers keep their text, however many digits it has")
  func numberText() throws {
    let spelling = "295828763.79585470937713011037e-0010"
    let document = try JSONReader.read(SourceText(spelling))
    #expect(document.numberText(of: document.root) == spelling)
  }

  @Test("A number too large for a Double has a text but no value")
  func hugeNumber() throws {
    let document = try JSONReader.read(SourceText("1e999"))
    #expect(document.root.isNumber)
    #expect(document.double(of: document.root) == nil)
  }

  @Test("A value that is not a number has no number")
  func noNumber() throws {
    let document = try JSONReader.read(SourceText(#""12""#))
    #expect(document.double(of: document.root) == nil)
  }

  @Test(
    "A value has a name for its type",
    arguments: [
      ("null", "null"), ("true", "a boolean"), ("0", "a number"), ("\"\"", "a string"), ("[]", "an array"),
      ("{}", "an object"),
    ])
  func kindNames(source: String, name: String) throws {
    #expect(try JSONReader.read(SourceText(source)).root.kindName == name)
  }

  @Test("Values may be nested 512 levels deep", arguments: [("[", "]"), ("{\"a\":", "}")])
  func nestsToTheLimit(open: String, close: String) throws {
    let depth = JSONReader.maximumDepth
    let source = String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)
    #expect(throws: Never.self) { try JSONReader.read(SourceText(source)) }
  }

  @Test("Deeper nesting is refused at its start", arguments: ["[", "{\"a\":"])
  func nestsTooDeep(open: String) throws {
    let source = String(repeating: open, count: 100_000)
    let problem = #expect(throws: SyntaxProblem.self) { try JSONReader.read(SourceText(source)) }
    #expect(problem?.message == "values nest deeper than 512")
    let place = try #require(problem?.range.lowerBound)
    #expect((512 * open.utf8.count...514 * open.utf8.count).contains(place))
  }
}

@Suite("JSONReader: texts that are not JSON")
struct JSONReaderRefusalTests {
  /// “⟦” and “⟧” enclose the range of the problem.
  @Test(
    "A problem has the position of the first wrong byte",
    arguments: [
      ("[1,⟦]⟧", "a comma before “]” is not allowed"), ("[1, ⟦]⟧ ", "a comma before “]” is not allowed"),
      ("{\"a\":1,⟦}⟧", "a comma before “}” is not allowed"), ("[⟦,⟧1]", "a value is expected here"),
      ("{⟦a⟧:1}", "a name in double quotes is expected here"),
      ("{⟦'⟧a':1}", "a name in double quotes is expected here"),
      ("{\"a\" ⟦1⟧}", "a colon is expected after the name “a”"), ("{\"a\":1 ⟦\"⟧b\":2}", "“,” or “}” is expected here"),
      ("[1 ⟦2⟧]", "“,” or “]” is expected here"), ("{\"a\":⟦}⟧", "a value is expected here"),
      ("[0⟦1⟧]", "a number must not have a leading zero"), ("[-⟦a⟧]", "a digit is expected here"),
      ("[1.⟦]⟧", "a digit is expected after the point"), ("[1e⟦]⟧", "a digit is expected in the exponent"),
      ("[⟦+⟧1]", "a value is expected here"), ("[⟦.⟧5]", "a value is expected here"),
      ("[⟦N⟧aN]", "a value is expected here"), ("[1] ⟦/⟧/x", "the document must end after its first value"),
      ("[⟦/⟧* x */ 1]", "a value is expected here"), ("[1]⟦,⟧", "the document must end after its first value"),
      ("[\"⟦\\q⟧\"]", "this escape does not exist in JSON"),
      ("[\"a⟦\t⟧b\"]", "a control character must be written as an escape"),
      ("[\"⟦\\uD800⟧\"]", "half of a surrogate pair is not a character"),
      ("[\"⟦\\uDC00⟧\"]", "half of a surrogate pair is not a character"),
      ("[\"\\u12⟦G⟧4\"]", "four hexadecimal digits are expected after \\u"),
    ])
  func placesAndMessages(marked: String, message: String) throws {
    let before = marked.prefix { $0 != "⟦" }.utf8.count
    let length = marked.drop { $0 != "⟦" }.dropFirst().prefix { $0 != "⟧" }.utf8.count
    let source = marked.filter { $0 != "⟦" && $0 != "⟧" }
    let problem = #expect(throws: SyntaxProblem.self) { try JSONReader.read(SourceText(source)) }
    #expect(problem?.message == message)
    #expect(problem?.range == SourceRange(before..<before + length))
  }

  @Test(
    "A truncated text is refused at its end", arguments: ["[1", "[1,", "{\"a\"", "{\"a\":", "\"abc", "["])
  func truncated(source: String) throws {
    let problem = #expect(throws: SyntaxProblem.self) { try JSONReader.read(SourceText(source)) }
    #expect(problem?.range.lowerBound == source.utf8.count)
  }

  @Test("A text without a value is reported as empty", arguments: ["", " \n\t "])
  func empty(source: String) throws {
    let problem = #expect(throws: SyntaxProblem.self) { try JSONReader.read(SourceText(source)) }
    #expect(problem?.message == "the file is empty")
  }

  @Test("A word that begins like a literal is refused at its start", arguments: ["tru", "True", "nul", "falsy"])
  func literals(source: String) throws {
    let problem = #expect(throws: SyntaxProblem.self) { try JSONReader.read(SourceText("[\(source)]")) }
    #expect(problem?.range.lowerBound == 1)
  }

  @Test("A problem’s range is in bytes of the file in every encoding", arguments: FileEncoding.allCases)
  func placeInEncodings(encoding: FileEncoding) throws {
    let problem = #expect(throws: SyntaxProblem.self) { try JSONReader.read(SourceText(encoding.file("[\"中\",]"))) }
    let start = encoding.file("[\"中\",").count
    #expect(problem?.range == SourceRange(start..<start + encoding.bytes("]").count))
  }
}
