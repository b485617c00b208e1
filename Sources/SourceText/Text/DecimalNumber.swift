#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Numbers as decimal text, in both directions without a change of value.
///
/// C's functions depend on the locale of the program that uses this library, so they are avoided or corrected here.
public enum DecimalNumber {
  /// The value of a decimal number in the C locale: an optional sign, digits with an optional point, an optional
  /// exponent. No hexadecimal, no NaN, no infinity, no white space, no decimal comma.
  ///
  /// - Returns: `nil` if the text is not a decimal number, or its value is too large for a `Double`.
  public static func value(of utf8: UnsafeBufferPointer<UInt8>) -> Double? {
    guard let parts = Parts(utf8) else { return nil }
    if let exact = parts.exactValue { return exact }
    guard let value = Double(String(decoding: utf8, as: UTF8.self)), value.isFinite else { return nil }
    return value
  }

  /// The value of a decimal number in a string; see above.
  public static func value(of text: some StringProtocol) -> Double? {
    var text = String(text)
    return text.withUTF8 { value(of: $0) }
  }

  /// The shortest text that reads back to the same value, without a fraction if the value is whole: `256`, `0.5`,
  /// `1e-09`.
  public static func shortest(_ value: Double) -> String {
    // Whole numbers below 10^15 fit an Int exactly; the sign of -0 would be lost and is written separately.
    if value == value.rounded(), value.magnitude < 1e15 {
      return value == 0 && value.sign == .minus ? "-0" : String(Int(value))
    }
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// A measured number rounded for people: no decimals from 100 on, two decimals from 1 on, otherwise four.
  package static func measured(_ value: Double) -> String {
    guard value.magnitude < 1e15 else { return shortest(value) }
    let places: Double = value.magnitude >= 100 ? 1 : value.magnitude >= 1 ? 100 : 10_000
    return shortest((value * places).rounded() / places)
  }

  /// A number rounded to `significantDigits` digits, also if its text has an exponent; digits before the point are all
  /// kept.
  public static func shortest(_ value: Double, significantDigits digits: Int) -> String {
    let text = shortest(value)
    if let exponent = text.firstIndex(of: "e"), let mantissa = Double(text[..<exponent]) {
      let rounded = shortest(mantissa, significantDigits: digits) + text[exponent...]
      // Read again, because 9.999 is rounded to 10. The largest numbers would become infinite.
      return Double(rounded).flatMap { $0.isFinite ? shortest($0) : nil } ?? text
    }
    guard value.isFinite, value != 0 else { return text }
    var limit = 1.0
    for _ in 1..<digits { limit *= 10 }
    var factor = 1.0
    // Powers of ten up to 10^22 are exact as Double, so that the result has no digits from rounding.
    while value.magnitude * factor < limit, factor < 1e22 { factor *= 10 }
    guard value.magnitude * factor < 1e15 else { return text }
    return shortest((value * factor).rounded() / factor)
  }

  /// The number's text in conf.xml: C's `%.17g`, as ArcGIS writes it.
  public static func seventeenDigits(_ value: Double) -> String {
    var bytes: [UInt8] = []
    appendSeventeenDigits(of: value, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the text of `seventeenDigits`; three ways to the same text, the fastest first.
  static func appendSeventeenDigits(of value: Double, to bytes: inout [UInt8]) {
    // A whole number of at most 15 digits has the same text in `%.17g`, without a point.
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
  /// even. No bits are lost, because the product fits into 128 bits in this range.
  ///
  /// - Returns: `nil` for a value for which `%.17g` writes an exponent, or which is not below 10^15.
  private static func fixedPoint(_ value: Double) -> (digits: UInt64, places: Int)? {
    guard value >= 1e-4, value < 1e15 else { return nil }
    // 2^53 · 10^20 < 2^120
    let significand = UInt128(value.significandBitPattern | 1 << 52)
    let shift = 52 - Int(value.exponent)
    // `places` is the number of decimals that make seventeen significant digits together with the whole part.
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
    // The power is computed and not looked up: all cores would share the reference count of a table.
    var power: UInt64 = 1
    for _ in 0..<min(places, 18) { power *= 10 }
    let product = significand * UInt128(power) * (places > 18 ? places == 19 ? 10 : 100 : 1)
    var digits = product >> UInt128(shift)
    let rest = product & ((1 << shift) - 1)
    // The bits shifted out decide the rounding. `half` itself rounds to the even digit, as the C library does.
    let half: UInt128 = 1 << (shift - 1)
    if rest > half || (rest == half && digits & 1 == 1) { digits += 1 }
    // Seventeen digits fit 64 bits.
    var short = UInt64(digits)
    // `%g` writes no trailing zeros.
    while places > 0, short % 10 == 0 {
      short /= 10
      places -= 1
    }
    return (short, places)
  }

  /// Appends digits, with a point before the last `places` of them.
  private static func append(_ digits: UInt64, places: Int, to bytes: inout [UInt8]) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 40) { buffer in
      // The buffer is filled backwards, from the last digit to the first.
      var start = buffer.count
      func put(_ byte: UInt8) {
        start -= 1
        buffer[start] = byte
      }
      var rest = digits
      var written = 0
      // `written <= places` adds the zero before the point and the zeros after it, as in 0.05.
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
  ///
  /// Digits after the nineteenth do not fit into 64 bits; they are only counted, and `exactValue` is then `nil`.
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
      // At least one digit is required, before or after the point.
      guard index - start > points else { return nil }
      if has(0x65) || has(0x45) {
        index += 1
        let negative = has(0x2D)
        if has(0x2D) || has(0x2B) { index += 1 }
        guard isDigit() else { return nil }
        var written = 0
        while isDigit() {
          // The exponent is limited, so that a text of many digits cannot overflow.
          written = min(written * 10 + Int(utf8[index] & 0x0F), 100_000)
          index += 1
        }
        exponent += negative ? -written : written
      }
      guard index == utf8.count else { return nil }
    }

    /// The value if it can be computed exactly, otherwise `nil`.
    ///
    /// Both factors are exact as `Double`, so a single rounding gives the nearest value (Clinger, "How to read floating
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
