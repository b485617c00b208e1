/// Recognises rasters and images by their first bytes: users give the raster itself where its description is needed.
package enum RasterSignature {
  /// The first bytes of each format. Sources: TIFF 6.0 and BigTIFF, PNG, JPEG, ISO 15444-1, HDF5, the GDAL drivers of
  /// ERDAS Imagine and MrSID.
  private static let signatures: [(name: String, bytes: [UInt8])] = [
    ("TIFF", [0x49, 0x49, 0x2A, 0x00]), ("TIFF", [0x4D, 0x4D, 0x00, 0x2A]), ("BigTIFF", [0x49, 0x49, 0x2B, 0x00]),
    ("BigTIFF", [0x4D, 0x4D, 0x00, 0x2B]), ("PNG", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
    ("JPEG", [0xFF, 0xD8, 0xFF]), ("JPEG 2000", [0x00, 0x00, 0x00, 0x0C, 0x6A, 0x50, 0x20, 0x20]),
    ("HDF5 or netCDF", [0x89, 0x48, 0x44, 0x46]), ("netCDF", Array("CDF\u{1}".utf8)), ("GIF", Array("GIF8".utf8)),
    ("ERDAS Imagine", Array("EHFA_HEADER_TAG".utf8)), ("MrSID", Array("msid".utf8)), ("NITF", Array("NITF".utf8)),
  ]

  /// The name of the raster format; `nil` if the bytes are not those of a raster.
  ///
  /// - Parameter head: the beginning of a file; 16 bytes are enough.
  package static func name(of head: ArraySlice<UInt8>) -> String? {
    signatures.first { head.starts(with: $0.bytes) }?.name
  }
}
