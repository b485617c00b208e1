import Foundation
import TestSupport

/// Small handwritten documents, and functions that change them.
enum Fixture {
  static let wellKnownText = """
    PROJCS["NZGD_2000_New_Zealand_Transverse_Mercator",GEOGCS["GCS_NZGD_2000",DATUM["D_NZGD_2000",\
    SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],\
    PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",1600000.0],PARAMETER["False_Northing",10000000.0],\
    PARAMETER["Central_Meridian",173.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],\
    UNIT["Meter",1.0],AUTHORITY["EPSG",2193]]
    """

  /// Two levels, without optional parts.
  static let confXML = """
    <?xml version="1.0" encoding="utf-8" ?>
    <CacheInfo xsi:type='typens:CacheInfo' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' \
    xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns:typens='http://www.esri.com/schemas/ArcGIS/10.1'>
      <TileCacheInfo xsi:type='typens:TileCacheInfo'>
        <SpatialReference xsi:type='typens:ProjectedCoordinateSystem'>
          <WKT>\(wellKnownText.replacing("\"", with: "&quot;"))</WKT>
          <WKID>2193</WKID>
        </SpatialReference>
        <TileOrigin xsi:type='typens:PointN'>
          <X>-4020900</X>
          <Y>19998100</Y>
        </TileOrigin>
        <TileCols>256</TileCols>
        <TileRows>256</TileRows>
        <DPI>96</DPI>
        <LODInfos xsi:type='typens:ArrayOfLODInfo'>
          <LODInfo xsi:type='typens:LODInfo'>
            <LevelID>0</LevelID>
            <Scale>8000000</Scale>
            <Resolution>2116.670900008467</Resolution>
          </LODInfo>
          <LODInfo xsi:type='typens:LODInfo'>
            <LevelID>1</LevelID>
            <Scale>4000000</Scale>
            <Resolution>1058.3354500042335</Resolution>
          </LODInfo>
        </LODInfos>
      </TileCacheInfo>
      <TileImageInfo xsi:type='typens:TileImageInfo'>
        <CacheTileFormat>PNG8</CacheTileFormat>
        <CompressionQuality>0</CompressionQuality>
        <Antialiasing>true</Antialiasing>
      </TileImageInfo>
      <CacheStorageInfo xsi:type='typens:CacheStorageInfo'>
        <StorageFormat>esriMapCacheStorageModeCompact</StorageFormat>
        <PacketSize>128</PacketSize>
      </CacheStorageInfo>
    </CacheInfo>

    """

  static let confCDI = """
    <?xml version="1.0" encoding="utf-8" ?>
    <EnvelopeN xsi:type='typens:EnvelopeN' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' \
    xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns:typens='http://www.esri.com/schemas/ArcGIS/10.1'>
      <XMin>1741200.25</XMin>
      <YMin>5415300.5</YMin>
      <XMax>1768950.75</XMax>
      <YMax>5442875.125</YMax>
    </EnvelopeN>

    """

  /// Two levels of a ready-to-serve cache.
  static let rootJSON = """
    {
      "version": 1.0, "name": "Kauri", "tileBundlesPath": "./tile",
      "storageInfo": {"storageFormat": "esriMapCacheStorageModeCompactV2", "packetSize": 128},
      "tileImageInfo": {"format": "JPEG", "compressionQuality": 80},
      "spatialReference": {"wkid": 2193, "latestWkid": 2193},
      "minLOD": 0, "maxLOD": 1,
      "tileInfo": {
        "rows": 256, "cols": 256, "dpi": 96,
        "origin": {"x": -4020900, "y": 19998100},
        "spatialReference": {"wkid": 2193, "latestWkid": 2193},
        "lods": [
          {"level": 0, "resolution": 2116.670900008467, "scale": 8000000},
          {"level": 1, "resolution": 1058.3354500042335, "scale": 4000000}
        ]
      },
      "initialExtent": {"xmin": 1741200.25, "ymin": 5415300.5, "xmax": 1768950.75, "ymax": 5442875.125},
      "fullExtent": {"xmin": 1741100.25, "ymin": 5415200.5, "xmax": 1769000.75, "ymax": 5442900.125}
    }

    """

  /// The answer of a map service with a cache.
  static let serviceJSON = """
    {"currentVersion": 10.6, "mapName": "Layers", "singleFusedMapCache": true,
     "spatialReference": {"wkid": 2193},
     "tileInfo": {"rows": 256, "cols": 256, "dpi": 96, "format": "PNG8", "compressionQuality": 0,
      "origin": {"x": -4020900, "y": 19998100}, "spatialReference": {"wkid": 2193},
      "lods": [{"level": 0, "resolution": 2116.670900008467, "scale": 8000000},
       {"level": 1, "resolution": 1058.3354500042335, "scale": 4000000}]},
     "fullExtent": {"xmin": 1741200.25, "ymin": 5415300.5, "xmax": 1768950.75, "ymax": 5442875.125},
     "units": "esriMeters"}
    """
}

extension String {
  /// This text with a part replaced. The part must be present; otherwise the test would test nothing.
  func with(_ part: String, _ other: String) throws -> String {
    guard contains(part) else { throw MissingPart(part: part) }
    return replacing(part, with: other)
  }

  struct MissingPart: Error { let part: String }
}

/// A file of the corpus, found by a part of its name that is unique in its folder.
func corpusFile(_ folder: String, _ part: String) throws -> URL {
  let found = Corpus.files(folder).filter { $0.lastPathComponent.contains(part) }
  guard found.count == 1 else { throw String.MissingPart(part: "\(folder)/\(part): \(found.count) files") }
  return found[0]
}
