import Foundation
import SourceText
import TestSupport
import Testing

@Suite("DecimalNumber: reading")
struct DecimalNumberReadingTests {
  @Test(
    "A decimal number is read",
    arguments: [
      ("0", 0), ("-0.0", -0.0), ("+5", 5), ("5.", 5), (".5", 0.5), ("-.5", -0.5), ("007", 7), ("1e3", 1000),
      ("1E+3", 1000), ("1.5e-009", 1.5e-9), ("-180.0", -180), ("9.5559999999999998E-13", 9.5559999999999998e-13),
      ("295828763.79585470937713", 295_828_763.795_854_7), ("-20037508.342787001", -20_037_508.342_787),
      ("1e-400", 0), ("5e-324", .leastNonzeroMagnitude), ("1.7976931348623157e308", .greatestFiniteMagnitude),
      ("0e99999999999999999999", 0), ("0000000000000000000000000000000000001", 1),
    ])
  func reads(text: String, expected: Double) {
    #expect(DecimalNumber.value(of: text)?.bitPattern == expected.bitPattern)
  }

  @Test(
    "A text that is not a decimal number of the C locale is refused",
    arguments: [
      "", " ", ".", "+", "-", "+.", "e5", ".e5", "1e", "1e+", "1e5.0", "1.2.3", "1,5", "1 000", " 1", "1 ", "1\n",
      "\t1", "0x10", "0x1p3", "1p3", "nan", "NaN", "inf", "-Infinity", "1f", "1_000", "١", "--1", "+-1", "1-", "1e--5",
      "½", "1\u{0}",
    ])
  func refuses(text: String) {
    #expect(DecimalNumber.value(of: text) == nil)
  }

  @Test(
    "A number too large for a Double is refused", arguments: ["1e309", "-1e309", "1.8e308", "1e99999999999999999999"])
  func tooLarge(text: String) {
    #expect(DecimalNumber.value(of: text) == nil)
  }

  @Test("100,000 random spellings have the value that C reads, with identical bits")
  func equalsC() {
    var generator = SeededGenerator(seed: 1990)
    var different: [String] = []
    for _ in 0..<100_000 {
      let text = Self.spelling(&generator)
      let expected = strtod(text, nil)
      if DecimalNumber.value(of: text)?.bitPattern != (expected.isFinite ? expected.bitPattern : nil) {
        different.append(text)
      }
    }
    #expect(different.isEmpty, "\(different.prefix(10))")
  }

  @Test("Numbers halfway between two doubles, and close to halfway, have the value that C reads")
  func halfway() {
    var generator = SeededGenerator(seed: 1977)
    var different: [String] = []
    for _ in 0..<2_000 {
      let lower = UInt64.random(in: 1 << 53..<1 << 54, using: &generator) & ~1
      for middle in [lower, lower + 1, lower + 2] {
        for tail in ["", ".0", ".00000000000000000001", "e0", "0e-1"] {
          let text = "\(middle)\(tail)"
          if DecimalNumber.value(of: text)?.bitPattern != strtod(text, nil).bitPattern { different.append(text) }
        }
      }
    }
    #expect(different.isEmpty, "\(different.prefix(10))")
  }

  /// 1 to 25 digits, with or without a point anywhere, a sign and an exponent.
  private static func spelling(_ generator: inout SeededGenerator) -> String {
    var text = ["", "", "-", "+"].randomElement(using: &generator) ?? ""
    let count = Int.random(in: 1...25, using: &generator)
    let point = Int.random(in: -10...25, using: &generator)
    for index in 0..<count {
      if index == point { text += "." }
      text += String(Int.random(in: 0...9, using: &generator))
    }
    switch Int.random(in: 0...3, using: &generator) {
    case 0: text += "e\(Int.random(in: -330...330, using: &generator))"
    case 1: text += "E\(Int.random(in: -25...25, using: &generator))"
    case 2: text += "e+\(Int.random(in: 0...30, using: &generator))"
    default: break
    }
    return text
  }
}

@Suite("DecimalNumber: writing")
struct DecimalNumberWritingTests {
  @Test(
    "The shortest text of a number is the text that a person would write",
    arguments: [
      (256, "256"), (0.5, "0.5"), (1e-9, "1e-09"), (-0.0, "-0"), (0, "0"), (-180, "-180"),
      (156_543.033_928, "156543.033928"), (591_657_527.591_555, "591657527.591555"), (1e300, "1e+300"),
      (999_999_999_999_999, "999999999999999"),
    ])
  func shortest(value: Double, expected: String) {
    #expect(DecimalNumber.shortest(value) == expected)
  }

  @Test(
    "A whole number is written without a fraction",
    arguments: [1e15, 1_234_567_890_123_456, 9_007_199_254_740_992, -9_007_199_254_740_992])
  func largeWholeNumbers(value: Double) {
    #expect(!DecimalNumber.shortest(value).contains("."))
  }

  @Test(
    "Seventeen digits are written as ArcGIS writes them",
    arguments: [
      (-20_037_508.342_787_001, "-20037508.342787001"), (400, "400"), (0.1, "0.10000000000000001"),
      (8.983_152_841_195_215e-9, "8.9831528411952150e-09"), (148_923_141.928_385_38, "148923141.92838538"),
      (11_258_999_068_426.24, "11258999068426.24"), (-0.0, "-0"), (1e17, "1e+17"),
    ])
  func seventeenDigits(value: Double, expected: String) {
    // %g leaves out zeros at the end.
    #expect(DecimalNumber.seventeenDigits(value) == expected.replacing("150e", with: "15e"))
  }

  @Test("Both texts of a random number read back to identical bits")
  func roundTrip() {
    var generator = SeededGenerator(seed: 4711)
    for _ in 0..<10_000 {
      let value = generator.nextFiniteDouble()
      #expect(DecimalNumber.value(of: DecimalNumber.shortest(value))?.bitPattern == value.bitPattern)
      #expect(DecimalNumber.value(of: DecimalNumber.seventeenDigits(value))?.bitPattern == value.bitPattern)
    }
  }

  @Test("Numbers of a size that occurs in schemes read back to identical bits from their shortest text")
  func roundTripOfUsualSizes() {
    var generator = SeededGenerator(seed: 4712)
    for _ in 0..<10_000 {
      let digits = Double(Int.random(in: -1_000_000_000...1_000_000_000, using: &generator))
      let value = digits / [1, 10, 1000, 3, 1e7, 1e12].randomElement(using: &generator)!
      #expect(DecimalNumber.value(of: DecimalNumber.shortest(value))?.bitPattern == value.bitPattern)
    }
  }

  @Test("Seventeen digits equal C’s %.17g")
  func seventeenDigitsAreC() {
    var generator = SeededGenerator(seed: 1989)
    for _ in 0..<10_000 {
      let value = generator.nextFiniteDouble()
      #expect(DecimalNumber.seventeenDigits(value) == String(format: "%.17g", value))
    }
  }

  @Test("Seventeen digits equal C’s %.17g for numbers between 1e-5 and 1e17, including ties")
  func seventeenDigitsOfUsualSizes() {
    var generator = SeededGenerator(seed: 1991)
    var different: [Double] = []
    for _ in 0..<20_000 {
      let power = Double(sign: .plus, exponent: Int.random(in: -17...56, using: &generator), significand: 1)
      let bits = Int.random(in: 0...52, using: &generator)
      let significand = Double(UInt64.random(in: 0..<1 << UInt64(bits), using: &generator)) / Double(1 << UInt64(bits))
      let value = power * (1 + significand)
      if DecimalNumber.seventeenDigits(value) != String(format: "%.17g", value) { different.append(value) }
    }
    #expect(different.isEmpty, "\(different.prefix(5))")
  }

  @Test("Seventeen digits equal C’s %.17g close to every power of ten")
  func seventeenDigitsBesidePowersOfTen() throws {
    for exponent in -20...20 {
      let power = try #require(Double("1e\(exponent)"))
      for value in [power.nextDown, power, power.nextUp, -power, power * 2.5] {
        #expect(DecimalNumber.seventeenDigits(value) == String(format: "%.17g", value))
      }
    }
  }

  @Test("Every number of the corpus keeps its bits in both texts", .needsCorpus)
  func corpusNumbers() throws {
    var count = 0
    for folder in ["conf-xml", "conf-cdi", "root-json", "iteminfo-json", "service-json"] {
      for file in Corpus.files(folder) {
        for token in try Self.numbers(in: TestFiles.bytes(file)) {
          let expected = strtod(token, nil)
          let value = try #require(DecimalNumber.value(of: token), "\(token) in \(file.lastPathComponent)")
          #expect(value.bitPattern == expected.bitPattern)
          #expect(strtod(DecimalNumber.shortest(value), nil).bitPattern == expected.bitPattern)
          #expect(strtod(DecimalNumber.seventeenDigits(value), nil).bitPattern == expected.bitPattern)
          count += 1
        }
      }
    }
    #expect(count > 3_000)
  }

  /// The texts between white space and punctuation that C reads completely as a number.
  private static func numbers(in bytes: [UInt8]) -> [String] {
    bytes.split { !"+-.0123456789eE".utf8.contains($0) }.map { String(decoding: $0, as: UTF8.self) }.filter { token in
      guard let last = token.utf8.last, (0x30...0x39).contains(last) else { return false }
      var length = 0
      token.withCString { start in
        var end: UnsafeMutablePointer<CChar>?
        if strtod(start, &end).isFinite, let end { length = UnsafePointer(end) - start }
      }
      return length == token.utf8.count
    }
  }
}
