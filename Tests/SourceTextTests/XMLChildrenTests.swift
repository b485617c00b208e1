import SourceText
import Testing

@Suite("Children by their names")
struct XMLChildrenTests {
  private let names: [StaticString] = ["X", "Y", "Z"]

  @Test("a name is found wherever the search starts", arguments: 0..<7)
  func expectedPlace(_ expected: Int) throws {
    let root = try XMLReader.read(SourceText("<r><t:Y xmlns:t='u'/></r>")).root
    let child = try #require(root.children.first { _ in true })
    #expect(child.place(among: names, expected: expected) == 1)
  }

  @Test("a name that is longer, shorter or in another case is not found", arguments: ["XX", "x", "t"])
  func otherNames(_ name: String) throws {
    let root = try XMLReader.read(SourceText("<\(name)/>")).root
    #expect(root.place(among: names) == nil)
  }

  @Test("an empty list of names has no child")
  func noNames() throws {
    #expect(try XMLReader.read(SourceText("<X/>")).root.place(among: []) == nil)
  }

  @Test("each place has its own child, and no other")
  func places() throws {
    let root = try XMLReader.read(SourceText("<r><a>1</a><b>2</b></r>")).root
    var children = XMLChildren(of: root)
    for (place, child) in zip([31, 0], root.children) { children[place] = child }
    #expect(children[31]?.text == "1")
    #expect(children[0]?.text == "2")
    #expect((1..<31).allSatisfy { children[$0] == nil })
  }
}
