import CacheConversion
import CacheVerification
import Foundation
import SchemeLint
import SystemPackage
import TestSupport
import TileSchemeKit
import TileStores

/// Conversions and verifications of the tests, in process.
extension TemporaryDirectory {
  /// Converts a cache into a store in this directory.
  func convert(
    _ input: String, to name: String = "out", as store: any TileStore = PackageStore(), losses: LossPolicy = .listed
  ) async throws(ConversionError) -> ConversionReport {
    var request = ConversionRequest(
      .cache(FilePath(input)), to: FilePath(path(name)), as: .new(store, existing: .kept, leftovers: .removed))
    request.losses = losses
    return try await CacheConverter(request).convert()
  }

  /// Why a cache is not converted; `nil` if it is.
  func failure(of input: String, as store: any TileStore = PackageStore()) async -> ConversionError? {
    do throws(ConversionError) {
      _ = try await convert(input, as: store)
      return nil
    } catch {
      return error
    }
  }

  /// The identifiers of the rules with errors and warnings in a result.
  func verify(_ name: String = "out") async throws -> [String] {
    let job = VerificationJob(
      VerificationRequest(FilePath(path(name)), settings: LintSettings(catalogue: RuleCatalogue.all), jobs: 1))
    let findings = try await job.run().findings.flatMap(\.findings)
    return findings.filter { $0.severity != .info }.compactMap(\.identifier)
  }

  /// Writes a ZIP archive of stored entries.
  ///
  /// - Parameter entries: the names and contents, in their order. Names can occur more than once.
  func zip(_ entries: [(name: String, data: Data)], to name: String) throws -> String {
    var archive = Data()
    var directory = Data()
    func little(_ number: some FixedWidthInteger) -> Data { withUnsafeBytes(of: number.littleEndian) { Data($0) } }
    for (name, data) in entries {
      let checksum = Self.crc(data)
      let common =
        little(20 as UInt16) + Data(count: 4) + little(0 as UInt16) + little(0x21 as UInt16) + little(checksum)
        + little(UInt32(data.count)) + little(UInt32(data.count)) + little(UInt16(name.utf8.count))
        + little(0 as UInt16)
      directory +=
        little(0x0201_4B50 as UInt32) + little(20 as UInt16) + common + Data(count: 10) + little(UInt32(archive.count))
        + Data(name.utf8)
      archive += little(0x0403_4B50 as UInt32) + common + Data(name.utf8) + data
    }
    let count = little(UInt16(entries.count))
    let end =
      little(0x0605_4B50 as UInt32) + Data(count: 4) + count + count + little(UInt32(directory.count))
      + little(UInt32(archive.count)) + little(0 as UInt16)
    try (archive + directory + end).write(to: url.appending(path: name))
    return path(name)
  }

  private static func crc(_ data: Data) -> UInt32 {
    var value: UInt32 = 0xFFFF_FFFF
    for byte in data {
      value ^= UInt32(byte)
      for _ in 0..<8 { value = value >> 1 ^ (value & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
    return ~value
  }
}

extension SmallCache {
  /// The files of the cache as entries of a tile package.
  func entries(in folder: String = "v101/Layers") throws -> [(name: String, data: Data)] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: path).sorted()
    return try names.compactMap { name in
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: file(name).path, isDirectory: &isFolder)
      return isFolder.boolValue ? nil : ("\(folder)/\(name)", try Data(contentsOf: file(name)))
    }
  }

  func move(_ name: String, _ other: String) throws {
    try FileManager.default.moveItem(at: file(name), to: file(other))
  }

  func copy(_ name: String, _ other: String) throws {
    try FileManager.default.copyItem(at: file(name), to: file(other))
  }
}
