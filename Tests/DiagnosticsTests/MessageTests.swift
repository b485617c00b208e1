import Diagnostics
import Testing

@Suite("Messages with names of parameters")
struct MessageTests {
  private let scales = ParameterName(rawValue: "number-of-scales")

  @Test("The caller decides on the spelling of a parameter")
  func naming() {
    let message: Message = "give \(parameter: scales) from \(1) to \("64")"
    #expect(message.text { "--\($0.rawValue)" } == "give --number-of-scales from 1 to 64")
    #expect(message.text { $0.rawValue.replacing("-", with: "_") } == "give number_of_scales from 1 to 64")
  }

  @Test("A message can be a part of another")
  func nesting() {
    let advice: Message = "give \(parameter: scales)"
    let first: Message = "too few; \(advice)"
    #expect(first == "too few; " + advice)
    #expect(first.text(naming: \.rawValue) == "too few; give number-of-scales")
  }

  @Test("Messages with the same sentence are equal, however they were made")
  func equality() {
    let joined: Message = "a" + "b" + "\("c")"
    #expect(joined == "abc")
    #expect(joined.pieces == [.text("abc")])
    #expect(Message("number-of-scales") != "\(parameter: scales)")
  }
}
