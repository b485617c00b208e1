import CacheOpening
import Diagnostics
import FileAccess
import SchemeFormats
import SystemPackage
import TilingSchemes

/// Converts schemes without their tiles.
public enum SchemeConverter {
  /// Converts a scheme and writes the files, all or none.
  ///
  /// - Parameters:
  ///   - request: what is converted, to where, and how.
  ///   - progress: receives the findings of documents that can be used in spite of them.
  /// - Throws: `ConversionError` if the input cannot be opened or converted, or the files cannot be written.
  public static func convert(
    _ request: SchemeConversionRequest, progress: (ConversionEvent) -> Void = { _ in }
  ) throws(ConversionError) -> ConversionReport {
    // Before the input is read, so that a wrong destination is reported at once.
    try checkPlace(of: request)
    let opened = try open(request.input, as: request.inputFormat)
    progress(.opened(opened.findings))
    return try convert(opened, request)
  }

  /// Converts a scheme that is already open.
  static func convert(
    _ opened: OpenedScheme, _ request: SchemeConversionRequest
  ) throws(ConversionError) -> ConversionReport {
    try checkPlace(of: request)
    try check(request.extent, for: opened)
    let thumbnail = thumbnail(of: opened, request)
    var changes = SchemeChanges(extent: request.extent)
    changes.tileAddress = request.tileAddress
    if thumbnail != nil { changes.thumbnail = "./\(thumbnailName)" }
    let conversion: SchemeConversion
    do throws(WritingError) {
      conversion = try SchemeConversion(opened, to: request.target, changing: changes)
    } catch {
      throw .refused(request.input.name, .writing(error))
    }
    let outcome: ConversionReport.Outcome
    if request.losses == .refused, !conversion.lost.isEmpty {
      outcome = .refused
    } else if request.action == .plan {
      outcome = .planned(nil)
    } else {
      do throws(FileAccessError) {
        outcome = .written(try write(conversion.files, thumbnail, request, reading: opened))
      } catch {
        throw .destination(error)
      }
    }
    let notices = conversion.notices + [companionNotice(conversion, opened, request, changes)].compactMap(\.self)
    return ConversionReport(outcome, notices: notices, lost: conversion.lost, files: conversion.files)
  }

  /// Where the values belong that the first file of a form lacks; `nil` if its companion would hold none of them.
  private static func companionNotice(
    _ conversion: SchemeConversion, _ opened: OpenedScheme, _ request: SchemeConversionRequest, _ changes: SchemeChanges
  ) -> Message? {
    guard !conversion.lost.isEmpty, case .file(let format) = request.target, let form = format.form,
      let pair = try? SchemeConversion(opened, to: .pair(form), changing: changes), pair.files.count == 2,
      pair.files[0].name == format.name
    else { return nil }
    let held = conversion.lost.filter { !pair.lost.contains($0) }
    guard !held.isEmpty else { return nil }
    let (verb, pronoun) = held.count == 1 ? ("belongs", "it") : ("belong", "them")
    return Message(
      "\(held.joined(separator: " and ")) \(verb) in \(pair.files[1].name), the second file of this form; \(format.name) "
        + "never holds \(pronoun); give a directory as the destination to write both")
  }

  private static let thumbnailName = "thumbnail.png"

  /// The thumbnail of a new item: an iteminfo.json without one is a finding of `lint` (PKG006).
  private static func thumbnail(of opened: OpenedScheme, _ request: SchemeConversionRequest) -> [UInt8]? {
    guard case .pair(.readyToServe) = request.target, case .directory = request.destination else { return nil }
    return ResultThumbnail.png(of: opened, request.extent)
  }

  /// - Throws: `ConversionError.extent` if the numbers of a given extent cannot be meant for the scheme.
  static func check(_ extent: Envelope?, for opened: OpenedScheme) throws(ConversionError) {
    let model = opened.model
    let reference = model.scheme?.spatialReference ?? model.spatialReference
    if let extent, let fault = ExtentFault(extent, in: reference, of: model.fullExtent) { throw .extent(fault) }
  }

  /// - Throws: `ConversionError` if the input cannot be opened, or has findings that are errors.
  ///
  /// - Parameter format: the format of the document; `nil` detects it.
  static func open(
    _ input: SchemeInput, as format: (any SchemeFormat)? = nil
  ) throws(ConversionError) -> OpenedScheme {
    let opened: OpenedScheme
    do throws(OpeningError) {
      opened = try input.open(as: format)
    } catch {
      throw .opening(error)
    }
    if opened.hasErrors { throw .opening(.hasErrors(opened.findings)) }
    return opened
  }

  private static func checkPlace(of request: SchemeConversionRequest) throws(ConversionError) {
    guard case .pair(let form) = request.target, case .directory(let path) = request.destination else { return }
    switch FileSystemEntry.at(path) {
    // A missing directory is made when the files are written.
    case nil, .directory: return
    case .file, .other: throw .needsDirectory(path, form)
    }
  }

  private static func write(
    _ files: [SchemeConversion.File], _ thumbnail: [UInt8]?, _ request: SchemeConversionRequest,
    reading opened: OpenedScheme
  ) throws(FileAccessError) -> [FilePath] {
    let given: [FilePath] = if case .path(let path) = request.input { [path] } else { [] }
    let inputs = InputFiles(given + opened.documents.map { FilePath($0.file) })
    // Both files of a form appear together or not at all: a conf.xml without its conf.cdi is not a valid cache.
    var staged = StagedFiles(overwrites: request.existing == .replaced)
    switch request.destination {
    case .memory: return []
    case .file(let path):
      try inputs.check(path)
      for file in files { try staged.add(file.bytes, at: path) }
    case .directory(let path):
      try Directory.create(path)
      for file in files {
        try inputs.check(path.appending(file.name))
        try staged.add(file.bytes, at: path.appending(file.name))
      }
      // A picture that is there already may be the user's own.
      let picture = path.appending(thumbnailName)
      if let thumbnail, FileSystemEntry.at(picture) == nil { try staged.add(thumbnail, at: picture) }
    }
    return try staged.commit()
  }
}
