import Testing

/// A fault of a package, written with Python's zipfile.
struct PackageDamage: Sendable, CustomTestStringConvertible {
  let rule: String
  /// Other rules that find the same fault.
  var others: Set<String> = []
  let script: String
  var testDescription: String { rule }

  /// Defines `names` of the good package, and `put`, which adds an entry to the faulty one, `z`.
  static let prelude = """
    import sys, zipfile, warnings
    warnings.simplefilter('ignore')
    good = zipfile.ZipFile(sys.argv[1])
    z = zipfile.ZipFile(sys.argv[2], 'w')
    names = good.namelist()
    def put(name, data, method=zipfile.ZIP_STORED): z.writestr(zipfile.ZipInfo(name), data, method)

    """

  static let all = [
    PackageDamage(
      rule: "PKG001", script: "[put(n, good.read(n), zipfile.ZIP_DEFLATED) for n in names]; z.close()"),
    PackageDamage(rule: "PKG002", script: "[put('cache/' + n, good.read(n)) for n in names]; z.close()"),
    PackageDamage(
      rule: "PKG005", script: "[put(n, good.read(n)) for n in names]; put('../../evil', b'x'); z.close()"),
    PackageDamage(
      rule: "PKG010", script: "[put(n, good.read(n)) for n in names]; put('thumbnail.png', b'x'); z.close()"),
    PackageDamage(
      rule: "PKG008",
      script: """
        [put(n, good.read(n)) for n in names]; z.close()
        d = bytearray(open(sys.argv[2], 'rb').read())
        i = d.index(b'thumbnail.png\\x89PNG'); d[i:i+9] = b'thumbnaiX'
        open(sys.argv[2], 'wb').write(d)
        """),
    PackageDamage(
      rule: "PKG009", others: ["IMG005", "IMG006", "IMG007"],
      script: """
        [put(n, good.read(n)) for n in names]; z.close()
        d = bytearray(open(sys.argv[2], 'rb').read())
        i = d.rindex(b'\\xff\\xd8\\xff'); d[i + 900] ^= 0x55
        open(sys.argv[2], 'wb').write(d)
        """),
  ]
}
