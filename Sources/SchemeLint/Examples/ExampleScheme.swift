/// Small schemes without a fault. The examples of the rules are changes of these texts.
///
/// All rules that are not optional must accept them. Most examples replace a piece of text that must occur only once in
/// its file, so after a change here all tests of the rules have to run.
enum ExampleScheme {
  // New Zealand Transverse Mercator with the default domain and tile origin, as ArcGIS 10.3 writes it, in three levels.
  static let confXML = """
    <?xml version="1.0" encoding="utf-8"?>
    <CacheInfo xsi:type="typens:CacheInfo" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:typens="http://www.esri.com/schemas/ArcGIS/10.3">
      <TileCacheInfo xsi:type="typens:TileCacheInfo">
        <SpatialReference xsi:type="typens:ProjectedCoordinateSystem">
          <WKT>\(wellKnownText)</WKT>
          <XOrigin>-4020900</XOrigin>
          <YOrigin>1900</YOrigin>
          <XYScale>450445547.3910538</XYScale>
          <HighPrecision>true</HighPrecision>
          <WKID>2193</WKID>
          <LatestWKID>2193</LatestWKID>
        </SpatialReference>
        <TileOrigin xsi:type="typens:PointN">
          <X>-4020900</X>
          <Y>19998100</Y>
        </TileOrigin>
        <TileCols>256</TileCols>
        <TileRows>256</TileRows>
        <DPI>96</DPI>
        <PreciseDPI>96</PreciseDPI>
        <LODInfos xsi:type="typens:ArrayOfLODInfo">
          <LODInfo xsi:type="typens:LODInfo">
            <LevelID>0</LevelID>
            <Scale>8000000</Scale>
            <Resolution>2116.670900008467</Resolution>
          </LODInfo>
          <LODInfo xsi:type="typens:LODInfo">
            <LevelID>1</LevelID>
            <Scale>4000000</Scale>
            <Resolution>1058.3354500042335</Resolution>
          </LODInfo>
          <LODInfo xsi:type="typens:LODInfo">
            <LevelID>2</LevelID>
            <Scale>2000000</Scale>
            <Resolution>529.16772500211675</Resolution>
          </LODInfo>
        </LODInfos>
      </TileCacheInfo>
      <TileImageInfo xsi:type="typens:TileImageInfo">
        <CacheTileFormat>JPEG</CacheTileFormat>
        <CompressionQuality>75</CompressionQuality>
        <Antialiasing>false</Antialiasing>
      </TileImageInfo>
      <CacheStorageInfo xsi:type="typens:CacheStorageInfo">
        <StorageFormat>esriMapCacheStorageModeCompactV2</StorageFormat>
        <PacketSize>128</PacketSize>
      </CacheStorageInfo>
    </CacheInfo>
    """

  // The companion of `confXML`, with the extent of New Zealand in metres.
  static let confCDI = """
    <?xml version="1.0" encoding="utf-8"?>
    <EnvelopeN xsi:type="typens:EnvelopeN" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:typens="http://www.esri.com/schemas/ArcGIS/10.3">
      <XMin>1000000</XMin>
      <YMin>4700000</YMin>
      <XMax>2100000</XMax>
      <YMax>6200000</YMax>
      <SpatialReference xsi:type="typens:ProjectedCoordinateSystem">
        <WKT>\(wellKnownText)</WKT>
        <WKID>2193</WKID>
        <LatestWKID>2193</LatestWKID>
      </SpatialReference>
    </EnvelopeN>
    """

  // Web Mercator, because rules about base maps and zoom levels apply to no other system.
  static let rootJSON = """
    {
      "version": 1.0,
      "tileBundlesPath": "./tile",
      "name": "Bay",
      "serviceDescription": "",
      "storageInfo": {"storageFormat": "esriMapCacheStorageModeCompactV2", "packetSize": 128},
      "tileImageInfo": {"format": "PNG", "compressionQuality": 0, "bandCount": 1, "lercError": 0},
      "spatialReference": {"wkid": 102100, "latestWkid": 3857},
      "units": "esriMeters",
      "minLOD": 0,
      "maxLOD": 2,
      "minScale": 591657527.591555,
      "maxScale": 147914381.897889,
      "resampling": true,
      "tileInfo": {
        "rows": 256,
        "cols": 256,
        "dpi": 96,
        "origin": {"x": -20037508.342787, "y": 20037508.342787},
        "spatialReference": {"wkid": 102100, "latestWkid": 3857},
        "lods": [
          {"level": 0, "resolution": 156543.033928, "scale": 591657527.591555},
          {"level": 1, "resolution": 78271.51696399994, "scale": 295828763.795777},
          {"level": 2, "resolution": 39135.75848200009, "scale": 147914381.897889}
        ]
      },
      "exportTilesAllowed": false,
      "initialExtent": {"xmin": -13000000, "ymin": 4000000, "xmax": -12000000, "ymax": 5000000, \
    "spatialReference": {"wkid": 102100, "latestWkid": 3857}},
      "fullExtent": {"xmin": -13000000, "ymin": 4000000, "xmax": -12000000, "ymax": 5000000, \
    "spatialReference": {"wkid": 102100, "latestWkid": 3857}}
    }
    """

  // The companion of `rootJSON`: its extent is the same area, but always in WGS84 degrees.
  static let itemInfoJSON = """
    {
      "creator": "tilescheme",
      "name": "Bay",
      "guid": "8F615B9F-DC0C-4BAB-860B-B3558FF71006",
      "version": 1.0,
      "created": 0,
      "snippet": "",
      "description": "",
      "summary": "",
      "title": "Bay",
      "tags": "",
      "type": "Compact Tile Package",
      "typeKeywords": ["Compact Tile Package", "Tile Package", "tpkx"],
      "thumbnail": "./thumbnail.png",
      "extent": {"xmin": -116.78, "ymin": 33.78, "xmax": -107.79, "ymax": 40.91, \
    "spatialReference": {"wkid": 4326, "latestWkid": 4326}}
    }
    """

  // WGS84 in degrees with ArcGIS’s default origin, because conventions of scales differ only for degrees.
  static let serviceJSON = """
    {
      "currentVersion": 10.91,
      "mapName": "Layers",
      "singleFusedMapCache": true,
      "spatialReference": {"wkid": 4326, "latestWkid": 4326},
      "tileInfo": {
        "rows": 256,
        "cols": 256,
        "dpi": 96,
        "format": "PNG32",
        "compressionQuality": 0,
        "origin": {"x": -400, "y": 400},
        "spatialReference": {"wkid": 4326, "latestWkid": 4326},
        "lods": [
          {"level": 0, "resolution": 0.5948652514575699, "scale": 250000000},
          {"level": 1, "resolution": 0.29743262572878496, "scale": 125000000}
        ]
      },
      "initialExtent": {"xmin": 165, "ymin": -48, "xmax": 179, "ymax": -34, \
    "spatialReference": {"wkid": 4326, "latestWkid": 4326}},
      "fullExtent": {"xmin": 165, "ymin": -48, "xmax": 179, "ymax": -34, \
    "spatialReference": {"wkid": 4326, "latestWkid": 4326}}
    }
    """

  private static let wellKnownText = [
    "PROJCS[&quot;NZGD_2000_New_Zealand_Transverse_Mercator&quot;",
    "GEOGCS[&quot;GCS_NZGD_2000&quot;", "DATUM[&quot;D_NZGD_2000&quot;",
    "SPHEROID[&quot;GRS_1980&quot;", "6378137.0", "298.257222101]]", "PRIMEM[&quot;Greenwich&quot;", "0.0]",
    "UNIT[&quot;Degree&quot;", "0.0174532925199433]]", "PROJECTION[&quot;Transverse_Mercator&quot;]",
    "PARAMETER[&quot;False_Easting&quot;", "1600000.0]", "PARAMETER[&quot;False_Northing&quot;", "10000000.0]",
    "PARAMETER[&quot;Central_Meridian&quot;", "173.0]", "PARAMETER[&quot;Scale_Factor&quot;", "0.9996]",
    "PARAMETER[&quot;Latitude_Of_Origin&quot;", "0.0]", "UNIT[&quot;Meter&quot;", "1.0]",
    "AUTHORITY[&quot;EPSG&quot;", "2193]]",
  ].joined(separator: ",")

  /// A tile matrix set in a system that states northing first.
  static let tileMatrixSet = """
    {
      "id": "NZTM2000",
      "crs": "http://www.opengis.net/def/crs/EPSG/0/2193",
      "tileMatrices": [
        {
          "id": "0",
          "scaleDenominator": 2000000,
          "cellSize": 560,
          "pointOfOrigin": [10000000, -1000000],
          "tileWidth": 256,
          "tileHeight": 256,
          "matrixWidth": 28,
          "matrixHeight": 69
        },
        {
          "id": "1",
          "scaleDenominator": 1000000,
          "cellSize": 280,
          "pointOfOrigin": [10000000, -1000000],
          "tileHeight": 256,
          "tileWidth": 256,
          "matrixWidth": 56,
          "matrixHeight": 138
        }
      ]
    }
    """
}
