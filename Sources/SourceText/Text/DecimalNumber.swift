#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Numbers as decimal text, in both directions without a change of value.
public enum DecimalNumber {
  /// The value of a decimal number in the C locale: an optional sign, digits with an optional point, an optional
  /// exponent. No hexadecimal, no NaN, no infinity, no white space, no decimal comma.
  ///
  /// - Returns: `nil` where the text is no such number, or is too large for a `Double`.
  public static func value(of utf8: UnsafeBufferPointer<UInt8>) -> Double? {
    guard let parts = Parts(utf8) else { return nil }
    if let exact = parts.exactValue { return exact }
    guard let value = Double(String(decoding: utf8, as: UTF8.self)), value.isFinite else { return nil }
    return value
  }

  /// The value of a decimal number held in a string.
  public static func value(of text: some StringProtocol) -> Double? {
    var text = String(text)
    return text.withUTF8 { value(of: $0) }
  }

  /// The shortest text that reads back to the same value, without a fraction where there is none: `256`, `0.5`,
  /// `1e-09`.
  public static func shortest(_ value: Double) -> String {
    if value == value.rounded(), value.magnitude < 1e15 {
      return value == 0 && value.sign == .minus ? "-0" : String(Int(value))
    }
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// A measured number with as many digits as people read: whole from 100 on, two places from 1 on, else four.
  package static func measured(_ value: Double) -> String {
    guard value.magnitude < 1e15 else { return shortest(value) }
    let places: Double = value.magnitude >= 100 ? 1 : value.magnitude >= 1 ? 100 : 10_000
    return shortest((value * places).rounded() / places)
  }

  /// A number with so many digits that count, and all of a whole number or of one that is tiny.
  package static func shortest(_ value: Double, digits: Int) -> String {
    guard value.isFinite, value.magnitude > 1e-7 else { return shortest(value) }
    var limit = 1.0
    for _ in 1..<digits { limit *= 10 }
    var factor = 1.0
    while value.magnitude * factor < limit, factor < 1e15 { factor *= 10 }
    return shortest((value * factor).rounded() / factor)
  }

  /// The text that ArcGIS writes into conf.xml: C's `%.17g`.
  public static func seventeenDigits(_ value: Double) -> String {
    var bytes: [UInt8] = []
    appendSeventeenDigits(of: value, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  static func appendSeventeenDigits(of value: Double, to bytes: inout [UInt8]) {
    // A whole number of at most 15 digits has all of them in `%.17g`, and no others.
    if value == value.rounded(), value.magnitude < 1e15 {
      bytes.append(contentsOf: shortest(value).utf8)
      return
    }
    if let (digits, places) = fixedPoint(value.magnitude) {
      if value < 0 { bytes.append(UInt8(ascii: "-")) }
      append(digits, places: places, to: &bytes)
      return
    }
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 40) { buffer in
      let length = withVaList([value]) { vsnprintf(buffer.baseAddress, buffer.count, "%.17g", $0) }
      // A program that uses this library may have set a locale with a decimal comma.
      for byte in UnsafeRawBufferPointer(buffer).prefix(Int(length)) {
        bytes.append(byte == UInt8(ascii: ",") ? UInt8(ascii: ".") : byte)
      }
    }
  }

  /// `%.17g` in integers, four times as fast as through C's variable arguments: value × 10^places, rounded half to
  /// even. Nothing is cut off, because in this range the product fits 128 bits.
  private static func fixedPoint(_ value: Double) -> (digits: UInt64, places: Int)? {
    guard value >= 1e-4, value < 1e15 else { return nil }
    // 2^53 · 10^20 < 2^120
    let significand = UInt128(value.significandBitPattern | 1 << 52)
    let shift = 52 - Int(value.exponent)
    var places = 16
    var bound = 10.0
    while value >= bound {
      bound *= 10
      places -= 1
    }
    bound = 1
    while value < bound {
      bound /= 10
      places += 1
    }
    // Computed and not looked up: the reference count of a table would be shared by all cores.
    var power: UInt64 = 1
    for _ in 0..<min(places, 18) { power *= 10 }
    let product = significand * UInt128(power) * (places > 18 ? places == 19 ? 10 : 100 : 1)
    var digits = product >> UInt128(shift)
    let rest = product & ((1 << shift) - 1)
    let half: UInt128 = 1 << (shift - 1)
    if rest > half || (rest == half && digits & 1 == 1) { digits += 1 }
    // Seventeen digits fit 64 bits.
    var short = UInt64(digits)
    while places > 0, short % 10 == 0 {
      short /= 10
      places -= 1
    }
    return (short, places)
  }

  /// Appends digits with a point before the last `places` of them.
  private static func append(_ digits: UInt64, places: Int, to bytes: inout [UInt8]) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 40) { buffer in
      // Filled from its end, where the last digit stands.
      var start = buffer.count
      func put(_ byte: UInt8) {
        start -= 1
        buffer[start] = byte
      }
      var rest = digits
      var written = 0
      while rest > 0 || written <= places {
        if written == places, places > 0 { put(UInt8(ascii: ".")) }
        put(UInt8(ascii: "0") + UInt8(rest % 10))
        rest /= 10
        written += 1
      }
      bytes.append(contentsOf: buffer[start...])
    }
  }

  /// The digits, the sign and the power of ten of a number's text.
  private struct Parts {
    private var digits: UInt64 = 0
    private var digitCount = 0
    private var exponent = 0
    private var isNegative = false

    init?(_ utf8: UnsafeBufferPointer<UInt8>) {
      var index = 0
      func isDigit() -> Bool { index < utf8.count && utf8[index] >= 0x30 && utf8[index] <= 0x39 }
      func has(_ byte: UInt8) -> Bool { index < utf8.count && utf8[index] == byte }
      if has(0x2D) || has(0x2B) {
        isNegative = has(0x2D)
        index += 1
      }
      let start = index
      var points = 0
      while isDigit() || (points == 0 && has(0x2E)) {
        if has(0x2E) {
          points = 1
        } else {
          if digitCount > 0 || utf8[index] != 0x30 { digitCount += 1 }
          if digitCount <= 19 { digits = digits &* 10 &+ UInt64(utf8[index] & 0x0F) }
          exponent -= points
        }
        index += 1
      }
      guard index - start > points else { return nil }
      if has(0x65) || has(0x45) {
        index += 1
        let negative = has(0x2D)
        if has(0x2D) || has(0x2B) { index += 1 }
        guard isDigit() else { return nil }
        var written = 0
        while isDigit() {
          written = min(written * 10 + Int(utf8[index] & 0x0F), 100_000)
          index += 1
        }
        exponent += negative ? -written : written
      }
      guard index == utf8.count else { return nil }
    }

    /// Both factors are exact as `Double`, so one rounding gives the nearest value (Clinger, "How to read floating
    /// point numbers accurately", 1990).
    var exactValue: Double? {
      guard digitCount <= 19, digits <= 1 << 53, exponent >= -22, exponent <= 22 else { return nil }
      var power = 1.0
      for _ in 0..<exponent.magnitude { power *= 10 }
      let magnitude = exponent < 0 ? Double(digits) / power : Double(digits) * power
      return isNegative ? -magnitude : magnitude
    }
  }
}
