import Foundation
import SchemeFormats
import TestSupport
import Testing
import TilingSchemes

@Suite("Surprises of real conf.xml files (`Reference/conf-xml.md#pitfalls`)")
struct ConfXMLSurpriseTests {
  @Test(
    "1: an inch is 1/39.37 m, and the length of a degree differs from file to file",
    arguments: zip(
      [
        "national-grid-nz/conf.xml", "us-feet-washington/conf.xml", "geographic-wgs84/conf.xml",
        "geographic-wgs84-v2-512/root.json",
      ],
      [
        (ScaleConvention.arcgis, MapUnit.linear(metersPerUnit: 1)),
        (.arcgis, .linear(metersPerUnit: 0.3048006096012192)), (.arcgis, .angular(radiansPerUnit: .pi / 180)),
        (.pro, .angular(radiansPerUnit: .pi / 180)),
      ]))
  func conventions(_ sample: String, _ expected: (ScaleConvention, MapUnit)) throws {
    let scheme = try #require(try open(TestFiles.sample(sample)).model.scheme)
    #expect(InferredConvention(of: scheme, unit: expected.1).name == expected.0.rawValue)
  }

  @Test("1: ArcGIS 9.2 has its own length of a degree", .needsCorpus)
  func conventionOfNineTwo() throws {
    let scheme = try #require(try open(try corpusFile("conf-xml", "09.2")).model.scheme)
    #expect(InferredConvention(of: scheme, unit: .angular(radiansPerUnit: .pi / 180)).name == "arcgis-9.2")
  }

  @Test(
    "2: PreciseDPI may be before LODInfos, after it, or missing",
    arguments: [
      ("<DPI>96</DPI>", "<DPI>96</DPI><PreciseDPI>96.5</PreciseDPI>", 96.5 as Double?),
      ("</LODInfos>", "</LODInfos><PreciseDPI>96.5</PreciseDPI>", 96.5), ("<DPI>96</DPI>", "<DPI>96</DPI>", nil),
    ])
  func preciseDPI(_ part: String, _ other: String, _ expected: Double?) throws {
    #expect(try scheme(Fixture.confXML.with(part, other)).preciseDotsPerInch == expected)
  }

  @Test(
    "3: the namespace is irrelevant: Compact V2 and PreciseDPI are read in any namespace",
    arguments: ["9.2", "9.3", "10.0", "10.3", "10.7", "2.7.0", "3.4.0", "99.9"])
  func namespaces(_ version: String) throws {
    let text = try Fixture.confXML.with("ArcGIS/10.1", "ArcGIS/\(version)")
      .with("StorageModeCompact<", "StorageModeCompactV2<").with("</DPI>", "</DPI><PreciseDPI>96</PreciseDPI>")
    let model = try model(text)
    #expect(model.storage?.format == .compactV2)
    #expect(model.scheme?.preciseDotsPerInch == 96)
  }

  @Test("4: a file without CacheStorageInfo is a scheme that states no storage")
  func noStorage() throws {
    let cut = try #require(Fixture.confXML.range(of: "  <CacheStorageInfo"))
    let model = try model(String(Fixture.confXML[..<cut.lowerBound]) + "</CacheInfo>")
    #expect(model.scheme?.levels.count == 2)
    #expect(model.storage == nil)
  }

  @Test("5: an exploded cache may have a PacketSize of 128")
  func explodedPackets() throws {
    let storage = try model(Fixture.confXML.with("StorageModeCompact<", "StorageModeExploded<")).storage
    #expect(storage == TileStorageInfo(format: .exploded, packetSize: 128))
  }

  @Test("6: a WKID may be missing, and the WKT stays exactly as it is")
  func noWKID() throws {
    let reference = try scheme(Fixture.confXML.with("<WKID>2193</WKID>", "")).spatialReference
    #expect(reference?.wkid == nil)
    #expect(reference?.wellKnownText == Fixture.wellKnownText)
  }

  @Test("6: WKID and LatestWKID may differ, and neither replaces the other")
  func latestWKID() throws {
    let text = try Fixture.confXML.with("<WKID>2193</WKID>", "<WKID>102749</WKID><LatestWKID>2286</LatestWKID>")
    let reference = try scheme(text).spatialReference
    #expect(reference?.wkid == 102_749)
    #expect(reference?.latestWKID == 2286)
  }

  @Test("7: TileEnd is kept separately, and LODInfos may have no xsi:type")
  func tileEnd() throws {
    let text = try Fixture.confXML.with("</TileOrigin>", "</TileOrigin><TileEnd><X>1</X><Y>2</Y></TileEnd>")
      .with("<LODInfos xsi:type='typens:ArrayOfLODInfo'>", "<LODInfos>")
    let opened = try open(text)
    #expect(opened.messages.isEmpty)
    #expect(opened.model.scheme?.origin == MapPoint(x: -4_020_900, y: 19_998_100))
    #expect(opened.model.scheme?.levels.count == 2)
    #expect(opened.documents[0].document.unheld.map(\.name).contains("TileCacheInfo/TileEnd"))
  }

  @Test("8: jpg in lower case is JPEG, and its spelling is kept")
  func lowerCaseFormat() throws {
    let image = try model(Fixture.confXML.with("PNG8", "jpg")).image
    #expect(image?.format == .jpeg)
    #expect(image?.formatName == "jpg")
  }

  @Test("8: any format may come with any quality", arguments: [("PNG", 75.0), ("JPEG", 50), ("JPEG", 80)])
  func qualities(_ format: String, _ quality: Double) throws {
    let text = try Fixture.confXML.with("PNG8", format).with("Quality>0<", "Quality>\(Int(quality))<")
    let image = try model(text).image
    #expect(image?.formatName == format)
    #expect(image?.compressionQuality == quality)
  }

  @Test(
    "9: numbers come in many spellings and are read to the nearest Double",
    arguments: [
      ("1.8e-005", 1.8e-5), ("1.77635683940025E-13", 1.77635683940025e-13), ("9.5E-05", 9.5e-5), ("180.0", 180),
      ("20037508.342787001", 20037508.342787001), ("399.99999999999977", 399.99999999999977),
      ("59165752.759155500009313225746", 59165752.759155500009313225746), ("2.5e+3", 2500),
    ])
  func numberSpellings(_ text: String, _ value: Double) throws {
    let scheme = try scheme(Fixture.confXML.with("1058.3354500042335", text).with(">-4020900<", ">-\(text)<"))
    #expect(scheme.levels[1].resolution.bitPattern == value.bitPattern)
    #expect(scheme.origin.x.bitPattern == (-value).bitPattern)
  }

  @Test("10: level 0 need not be zoom level 0; its scale and number are those in the file")
  func trimmedLevels() throws {
    let text = try Fixture.confXML.with(">8000000<", ">147914381.897889<")
      .with("2116.670900008467", "39135.75848200009").with(">4000000<", ">73957190.948944<")
      .with("1058.3354500042335", "19567.87924099992")
    let levels = try scheme(text).levels
    #expect(levels[0] == LevelOfDetail(number: 0, resolution: 39135.75848200009, scale: 147914381.897889))
    #expect(levels[1] == LevelOfDetail(number: 1, resolution: 19567.87924099992, scale: 73957190.948944))
  }

  @Test("11: the factors between levels need not be 2")
  func irregularSteps() throws {
    let scales = try scheme(
      Fixture.confXML.with(">4000000<", ">6000000<").with("1058.3354500042335", "1587.5031750063502")
    )
    .levels.map(\.scale)
    #expect(scales == [8_000_000, 6_000_000])
  }

  @Test(
    "12: the origin may be far outside the data",
    arguments: [
      (-400.0, 400.0), (-256, 256), (-5_121_000, 9_998_000), (-5_123_300, 10_002_300), (-4_020_900, 19_998_100),
      (-117_498_300, 139_427_100), (700_000, 440_000),
    ])
  func origins(_ x: Double, _ y: Double) throws {
    let text = try Fixture.confXML.with(">-4020900<", ">\(Int(x))<").with(">19998100<", ">\(Int(y))<")
    #expect(try scheme(text).origin == MapPoint(x: x, y: y))
  }

  @Test(
    "13: quotes, entities, comments and line breaks make no difference",
    arguments: [
      ("'", "\""), ("&quot;", "\""), ("&quot;", "&#34;"), ("\n", ""), ("\n", "\r\n"),
      ("<CacheInfo ", "<!-- taken from a server -->\n<CacheInfo "),
      ("  <TileImageInfo ", "  <!-- images --><TileImageInfo "), ("encoding=\"utf-8\" ?>", "encoding=\"UTF-8\"?>"),
    ])
  func markup(_ part: String, _ other: String) throws {
    #expect(try model(Fixture.confXML.with(part, other)) == model(Fixture.confXML))
  }

  @Test(
    "14: the file may have the name Conf.xml, in a folder with spaces", arguments: ["conf.xml", "Conf.xml", "CONF.XML"])
  func fileNames(_ name: String) throws {
    let folder = try TemporaryDirectory()
    let cache = folder.url.appending(path: "Parcel Map")
    try FileManager.default.createDirectory(at: cache, withIntermediateDirectories: true)
    try Data(Fixture.confXML.utf8).write(to: cache.appending(path: name))
    #expect(try open(folder.url).model.scheme?.levels.count == 2)
  }

  @Test("14: the folder of a .tpk may have the name TPK Root Name", .needsCorpus)
  func packageFolder() throws {
    let opened = try open(try corpusFile("packages", "alt_root_name"))
    #expect(opened.documents[0].file.hasSuffix("alt_root_name.tpk!v101/TPK Root Name/conf.xml"))
  }

  @Test("conf.cdi may have no SpatialReference")
  func extentAlone() throws {
    let extent = try model(Fixture.confCDI).fullExtent
    #expect(extent == Envelope(xMin: 1741200.25, yMin: 5415300.5, xMax: 1768950.75, yMax: 5442875.125))
  }

  @Test("conf.cdi may extend beyond the world")
  func extentBeyondTheWorld() throws {
    let text = try Fixture.confCDI.with("1741200.25", "-198").with("5415300.5", "-99").with("1768950.75", "198")
      .with("5442875.125", "99")
    #expect(try model(text).fullExtent == Envelope(xMin: -198, yMin: -99, xMax: 198, yMax: 99))
  }

  @Test("conf.cdi may state another domain than conf.xml; each keeps its own, and neither is an error")
  func differingDomains() throws {
    let folder = try TemporaryDirectory()
    let domain = "<XYScale>10000</XYScale><WKID>2193</WKID><LatestWKID>2193</LatestWKID>"
    let cdi = try Fixture.confCDI.with(
      "</YMax>",
      "</YMax><SpatialReference xsi:type='typens:ProjectedCoordinateSystem'>\(domain)</SpatialReference>")
    try Data(Fixture.confXML.utf8).write(to: folder.url.appending(path: "conf.xml"))
    try Data(cdi.utf8).write(to: folder.url.appending(path: "conf.cdi"))
    let opened = try open(folder.url)
    let own = try model(Fixture.confXML).scheme?.spatialReference?.domain
    #expect(opened.findings.allSatisfy { $0.findings.isEmpty })
    #expect(opened.model.fullExtent?.spatialReference?.domain.xyScale == 10000)
    #expect(opened.model.scheme?.spatialReference?.domain == own)
  }

  @Test("the extents of real files are below and to the right of the origin", .needsCorpus)
  func extentsInsideTheOriginsQuadrant() throws {
    try #require(!CorpusPairs.all.isEmpty)
    for pair in CorpusPairs.all {
      let origin = try #require(try open(pair.xml).model.scheme?.origin)
      let extent = try #require(try open(pair.cdi).model.fullExtent)
      #expect(extent.xMin >= origin.x && extent.yMax <= origin.y, "\(pair.cdi.lastPathComponent)")
    }
  }
}
