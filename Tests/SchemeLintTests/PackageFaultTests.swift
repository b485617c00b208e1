import CacheOpening
import Diagnostics
import Foundation
import SchemeLint
import SystemPackage
import TestSupport
import Testing

@Suite("Faults of a package")
struct PackageFaultTests {
  /// The findings in a package of the good files, each an identifier and the name that the report shows.
  ///
  /// - Parameter script: Python that changes `files`, a dictionary of names and texts, or `method`.
  private func found(_ base: RuleExample.Base, _ script: String, suffix: String = "tpkx") throws -> [String] {
    let folder = try TemporaryDirectory()
    for file in base.files { try Data(file.text.utf8).write(to: URL(filePath: folder.path(file.name))) }
    let path = folder.path("a.\(suffix)")
    let program = """
      import json, re, sys, zipfile
      files = {name: open(sys.argv[1] + "/" + name).read() for name in sys.argv[3:]}
      if "iteminfo.json" in files: files["thumbnail.png"] = "png"
      method = lambda name: zipfile.ZIP_STORED
      \(script)
      with zipfile.ZipFile(sys.argv[2], "w") as archive:
          for name, text in files.items(): archive.writestr(name, text, method(name))
      """
    let run = try Python.run(program, [folder.path(""), path] + base.files.map(\.name))
    try #require(run.status == 0, "\(run.errors)")
    return Linter().findings(in: try SchemeOpener.open(FilePath(path))).flatMap { file in
      file.findings.map {
        "\($0.identifier ?? "") \($0.severity) \(file.file.dropFirst(path.count - suffix.count - 2))"
      }
    }
  }

  @Test("Stored entries have no finding")
  func good() throws {
    #expect(try found(.readyToServe, "").isEmpty)
    #expect(try found(.legacy, "files = {'v101/Layers/' + n: t for n, t in files.items()}", suffix: "tpk").isEmpty)
  }

  @Test("Compressed entries are one error, whichever of the entries are compressed")
  func compressed() throws {
    #expect(try found(.readyToServe, "method = lambda name: zipfile.ZIP_DEFLATED") == ["PKG001 error a.tpkx"])
    #expect(
      try found(
        .readyToServe, "files['t/a'] = 'x' * 99; method = lambda name: zipfile.ZIP_BZIP2 if name == 't/a' else 0")
        == ["PKG001 error a.tpkx"])
    #expect(
      try found(
        .legacy, "files = {'v101/Layers/' + n: t for n, t in files.items()}; method = lambda name: 8", suffix: "tpk")
        == ["PKG001 error a.tpk"])
  }

  @Test("A package whose content is in a folder is an error")
  func wrapped() throws {
    #expect(
      try found(.readyToServe, "files = {'cache/' + n: t for n, t in files.items()}")
        == ["PKG002 error a.tpkx!cache/root.json"])
    #expect(
      try found(.legacy, "files = {'x/v101/Layers/' + n: t for n, t in files.items()}", suffix: "tpk")
        == ["PKG002 error a.tpk"])
  }

  @Test("A tile package without the folder of a release is an error if a folder is around that of the data frame")
  func wrappedWithoutRelease() throws {
    #expect(
      try found(.legacy, "files = {'x/Layers/' + n: t for n, t in files.items()}", suffix: "tpk")
        == ["PKG002 error a.tpk"])
    #expect(try found(.legacy, "files = {'Layers/' + n: t for n, t in files.items()}", suffix: "tpk").isEmpty)
  }

  @Test("A package with the suffix of the other kind is a warning, in any letter case")
  func suffix() throws {
    #expect(try found(.readyToServe, "", suffix: "tpk") == ["PKG018 warning a.tpk"])
    let legacy = "files = {'v101/Layers/' + n: t for n, t in files.items()}"
    #expect(try found(.legacy, legacy, suffix: "tpkx") == ["PKG018 warning a.tpkx"])
    #expect(try found(.legacy, legacy, suffix: "TPKX") == ["PKG018 warning a.TPKX"])
    #expect(try found(.legacy, legacy, suffix: "TPK").isEmpty)
    // A name without one of the two suffixes promises nothing.
    #expect(try found(.readyToServe, "", suffix: "zip").isEmpty)
  }

  @Test(
    "Names that point outside the package are one error", arguments: ["../../evil", "/evil", "C:/evil", "a\\\\evil"])
  func unsafe(name: String) throws {
    #expect(try found(.readyToServe, "files['\(name)'] = 'x'") == ["PKG005 error a.tpkx"])
  }

  @Test("Names that only look like those are right", arguments: ["tile/..a/b", "tile/a..", "...", "t/a:b"])
  func safe(name: String) throws {
    #expect(try found(.readyToServe, "files['\(name)'] = 'x'").isEmpty)
  }

  @Test("Two entries of one name are an error")
  func repeated() throws {
    let script = """
      import warnings; warnings.simplefilter("ignore")
      class Twice(dict):
          def items(self): return list(super().items()) + [("thumbnail.png", "other")]
      files = Twice(files)
      """
    #expect(try found(.readyToServe, script) == ["PKG010 error a.tpkx"])
  }

  @Test("A package without iteminfo.json is a warning")
  func withoutItem() throws {
    #expect(try found(.readyToServe, "del files['iteminfo.json']") == ["DOC014 warning a.tpkx!root.json"])
  }

  @Test(
    "A package without a value that ArcGIS writes in every package is a warning",
    arguments: ["version", "storageInfo", "tileImageInfo", "units", "fullExtent", "spatialReference"])
  func withoutValue(key: String) throws {
    let script = "root = json.loads(files['root.json']); del root['\(key)']; files['root.json'] = json.dumps(root)"
    #expect(try found(.readyToServe, script) == ["PKG011 warning a.tpkx!root.json"])
  }

  private static let withoutExtents = """
    root = json.loads(files["root.json"]); del root["fullExtent"]; del root["initialExtent"]
    files["root.json"] = json.dumps(root)
    """

  @Test("A package without an extent is a warning, and so is one with empty extents")
  func withoutExtent() throws {
    #expect(try found(.readyToServe, Self.withoutExtents) == ["EXT007 warning a.tpkx!root.json"])
    #expect(
      try found(
        .readyToServe,
        Self.withoutExtents + "\nitem = json.loads(files['iteminfo.json']); del item['extent']"
          + "\nfiles['iteminfo.json'] = json.dumps(item)") == ["EXT007 warning a.tpkx!root.json"])
    #expect(
      try found(
        .readyToServe, #"files["root.json"] = re.sub(r'"([xy]m..)": -?[0-9]+', r'"\1": "NaN"', files["root.json"])"#)
        == ["EXT007 warning a.tpkx!root.json"])
    #expect(
      try found(.legacy, "files = {'v101/Layers/conf.xml': files['conf.xml']}", suffix: "tpk")
        == ["EXT007 warning a.tpk!v101/Layers/conf.xml"])
  }

  @Test("A package whose bundles are in another folder than tileBundlesPath is an error")
  func otherTileFolder() throws {
    let bundle = "files['tiles/L00/R0000C0000.bundle'] = 'x'"
    #expect(try found(.readyToServe, bundle) == ["PKG011 error a.tpkx!root.json"])
    #expect(try found(.readyToServe, bundle.replacing("tiles/", with: "tile/")).isEmpty)
    #expect(try found(.readyToServe, bundle.replacing("tiles/", with: "Tile/")).isEmpty)
  }
}
