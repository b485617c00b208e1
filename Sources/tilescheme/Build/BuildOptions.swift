import ArgumentParser
import TileSchemeKit

/// The options of `build` that are about the rasters and the tiles.
struct BuildOptions: ParsableArguments {
  @Option(
    name: [.customLong("from")], parsing: .upToNextOption,
    help: ArgumentHelp(
      """
      Rasters to make the tiles from; later ones are on top. @FILE is a list, one path on each line. Or the address of \
      one service.
      """, valueName: "raster-or-address"),
    completion: .file())
  var sources: [String] = []

  @Option(
    help: ArgumentHelp(
      """
      RECREATE_EMPTY_TILES makes missing tiles, RECREATE_ALL_TILES makes all tiles again, DELETE_TILES removes tiles. \
      (default: RECREATE_EMPTY_TILES)
      """, valueName: "mode"))
  var updateMode: UpdateModeArgument?

  @Option(
    help: ArgumentHelp(
      "Make only the tiles that overlap the polygons of a GeoJSON file, a GeoPackage or a shapefile.",
      valueName: "file"),
    completion: .file(extensions: ["geojson", "json", "gpkg", "shp"]))
  var area: String?

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      """
      nearest, bilinear, cubic, average or majority, or GDAL's names. (default: bilinear; nearest for rasters with a \
      palette or one bit)
      """, valueName: "method"))
  var resampling: ResamplingArgument?

  @Option(
    help: ArgumentHelp(
      "Coordinate system of the rasters, instead of their own: a WKID, EPSG:2193, WKT or a .prj file.",
      valueName: "system"))
  var sourceCrs: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Value of pixels without content, or none. (default: as the raster says)", valueName: "value"))
  var nodata: String?

  @Option(help: ArgumentHelp("Bands for red, green and blue, or one band for grey: 4,3,2.", valueName: "bands"))
  var bands: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      """
      Values that become 0 to 255: MIN,MAX, minmax, percent:2 (without 2 percent at each end) or none. Required for \
      rasters with more than 8 bits.
      """, valueName: "range"))
  var stretch: String?

  @Option(
    help: ArgumentHelp(
      "Colour of transparent pixels in JPEG tiles: red,green,blue. (default: 255,255,255)", valueName: "colour"))
  var background: String?

  @Option(help: "Tiles without content: skip leaves them out, write writes them.")
  var empty: EmptyTiles = .skip

  @Option(help: "Time spent on smaller PNG tiles: fast, default or best.")
  var effort: EncodingEffort = .standard

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "Number of threads. (default: one per core, at most \(ParallelWork.usualLimit))", valueName: "number"))
  var jobs: Int?

  /// What happens to tiles without content.
  enum EmptyTiles: String, ArgumentChoice {
    case skip, write
  }

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs must be a number from 1 to 256") }
    _ = try backgroundColor()
    _ = try sourceOptions()
  }

  /// The paths of the rasters, with those in lists.
  ///
  /// - Throws: `CommandFailure` if a list cannot be read.
  func paths() throws -> [FilePath] {
    var paths: [FilePath] = []
    for source in sources {
      guard source.hasPrefix("@") else {
        paths.append(FilePath(source))
        continue
      }
      paths += try listed(in: String(source.dropFirst()))
    }
    return paths
  }

  private func listed(in list: String) throws -> [FilePath] {
    let bytes: [UInt8]
    do throws(FileAccessError) {
      bytes = try FileReading.bytes(of: FilePath(list))
    } catch {
      throw CommandFailure(saying: error)
    }
    do throws(SourceListError) {
      return try SourceList(bytes).paths
    } catch {
      throw CommandFailure(saying: "\(printable(list)): \(error.words)")
    }
  }

  /// Adds these options to a request.
  func apply(to request: inout BuildRequest) throws {
    request.sourceOptions = try sourceOptions()
    request.mode = updateMode?.mode ?? .recreateEmpty
    request.areaFile = area.map { FilePath($0) }
    request.resampling = resampling?.method
    request.background = try backgroundColor()
    request.writesEmptyTiles = empty == .write
    request.effort = effort
    request.jobs = jobs ?? ParallelWork.usualJobs
  }

  private func backgroundColor() throws -> BackgroundColor {
    guard let background else { return .white }
    let parts = background.split(separator: ",", omittingEmptySubsequences: false).compactMap { UInt8($0) }
    guard parts.count == 3 else {
      throw ValidationError("--background must be three numbers from 0 to 255, such as 255,255,255")
    }
    return BackgroundColor(red: parts[0], green: parts[1], blue: parts[2])
  }

  private func sourceOptions() throws -> SourceOptions {
    var options = SourceOptions()
    if let sourceCrs {
      do throws(CreationError) {
        options.reference = try CoordinateSystemOption.reference(sourceCrs)
      } catch {
        throw ValidationError("--source-crs: \(error.explanation.commandText)")
      }
    }
    if let nodata {
      if nodata.lowercased() == "none" {
        options.noData = .none
      } else {
        guard let value = Double(nodata) else {
          throw ValidationError("--nodata must be a number, or none")
        }
        options.noData = .value(value)
      }
    }
    if let bands {
      let numbers = bands.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
      guard numbers.count == 1 || numbers.count == 3, numbers.allSatisfy({ $0 > 0 }) else {
        throw ValidationError("--bands must be one number, or three such as 4,3,2; bands count from 1")
      }
      options.bands = numbers
    }
    options.stretch = try stretch.map(StretchArgument.stretch)
    return options
  }
}

/// The value of `--effort`.
extension EncodingEffort: ArgumentChoice {}
