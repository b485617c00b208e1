import Diagnostics
import Testing

@Suite("A finding on a page")
struct FindingMarkupTests {
  @Test(
    "A message becomes a sentence, but a name at its start keeps its letters",
    arguments: [
      ("the scale is 0", "The scale is 0."), ("maxScale is 0", "maxScale is 0."),
      ("conf.xml is missing", "conf.xml is missing."),
      ("a/b is a folder", "a/b is a folder."), ("one, two, …", "One, two, …"), ("it ends.", "It ends."), ("", "."),
    ])
  func sentence(message: String, sentence: String) {
    #expect(FindingMarkup.sentence(message) == sentence)
  }
}
