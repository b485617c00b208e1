import CacheOpening
import Diagnostics
import FileAccess
import SystemPackage
import TilingSchemes

/// The files that the request names; either all of them are written, or none.
struct PreflightFiles {
  /// A file and its complete content.
  private struct File {
    let path: FilePath
    let bytes: [UInt8]
  }

  private let files: [File]
  /// The notices about the files, for the user.
  let notices: [Message]

  /// Makes the contents of the files in memory, so that an error in the second file leaves no first file behind.
  init(_ request: PreflightRequest, _ report: PreflightReport) throws(PreflightError) {
    var files: [File] = []
    var notices: [Message] = []
    if let asked = request.outlines {
      let outlines: OutlineDocument
      do throws(GridOutlines.Failure) {
        outlines = OutlineDocument(
          try GridOutlines(report, levels: asked.levels, unit: asked.unit), as: asked.format)
      } catch {
        throw .outlines(error)
      }
      notices.append(outlines.notice(asked))
      if asked.format == .geoJSON, !outlines.isInWGS84 {
        notices.append(
          "\(asked.path) is in the coordinate system of the scheme, which the member “crs” states, because in WGS84 an "
            + "outline would have to be cut, or PROJ is missing")
      }
      files.append(File(path: asked.path, bytes: outlines.bytes))
    }
    if let asked = request.page {
      do throws(MapLevelError) {
        let page = try PreflightPage(report, mapLevel: asked.mapLevel, naming: request.parameterName)
        files.append(File(path: asked.path, bytes: Array(page.html.utf8)))
      } catch {
        throw .map(error)
      }
    }
    if let path = request.table {
      files.append(File(path: path, bytes: Array(ForecastTable(report.forecast).csv.utf8)))
    }
    if let asked = request.picture {
      do throws(MapLevelError) {
        let picture = try PreflightPicture(report, mapLevel: asked.mapLevel)
        files.append(File(path: asked.path, bytes: Array(picture.svg.utf8)))
      } catch {
        throw .map(error)
      }
    }
    self.files = files
    self.notices = notices
  }

  /// The paths of the files, in the order in which they are written.
  var paths: [FilePath] { files.map(\.path) }

  /// Writes the files.
  ///
  /// - Parameters:
  ///   - overwrites: whether existing files are replaced.
  ///   - inputs: the files that the request reads, which are never replaced.
  /// - Throws: `PreflightError.file` if a file exists and may not be replaced, or cannot be written.
  func write(overwrites: Bool, reading inputs: InputFiles) throws(PreflightError) {
    do throws(FileAccessError) {
      for file in files { try inputs.check(file.path) }
      // Both files get their names only after both were written under temporary names.
      var staged = StagedFiles(overwrites: overwrites)
      for file in files { try staged.add(file.bytes, at: file.path) }
      _ = try staged.commit()
    } catch {
      throw .file(error)
    }
  }
}

extension OutlineDocument {
  /// What the file contains, because the name of the file does not show it.
  fileprivate func notice(_ asked: PreflightRequest.Outlines) -> Message {
    let system =
      switch asked.format {
      case .geoJSON: isInWGS84 ? ", in longitude and latitude (WGS84); a .json file is in the system of the scheme" : ""
      case .esriJSON: ", in the coordinate system of the scheme, for the ArcGIS tool JSON To Features"
      }
    let outlines = "\(asked.path) has \(count) \(asked.unit.words) of \(LevelNumbers(levels).text)\(system)"
    guard case .usual = asked.levels else { return Message(outlines) }
    return Message(outlines) + "; \(parameter: .gridLevel) all writes those of all levels"
  }
}

extension ParameterName {
  fileprivate static let gridLevel = ParameterName(rawValue: "grid-level")
}
