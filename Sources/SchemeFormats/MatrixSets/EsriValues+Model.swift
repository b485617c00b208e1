import CoordinateSystems
import SourceText
import TilingSchemes

extension EsriValues {
  /// The values of a model that a reader of the written set would not assume; `nil` if it would assume all of them.
  init?(_ model: CacheDescription, _ set: WrittenMatrixSet) {
    guard let scheme = model.scheme else { return nil }
    let assumed = SystemName.text(of: set.reference, as: .uri).flatMap(SystemName.init)?.reference
    if let dots = scheme.dotsPerInch, dots != 96 { dotsPerInch = dots }
    if let dots = scheme.effectiveDotsPerInch, dots != 96 { preciseDotsPerInch = dots }
    if let own = set.reference.wkid, own != assumed?.wkid { wkid = own }
    if let own = set.reference.latestWKID, own != assumed?.latestWKID { latestWKID = own }
    let levels = set.matrices.map(\.level)
    if levels.contains(where: {
      $0.scale != ScaleDenominator.esriScale(ofResolution: $0.resolution, unit: set.unit)
    }) {
      scales = levels.map(\.scale)
    }
    if self == EsriValues() { return nil }
  }

  var json: JSONOutput {
    var members: [JSONOutput.Member] = []
    if let dotsPerInch { members.append(.init("dpi", .double(dotsPerInch))) }
    if let preciseDotsPerInch { members.append(.init("preciseDpi", .double(preciseDotsPerInch))) }
    if let wkid { members.append(.init("wkid", .integer(wkid))) }
    if let latestWKID { members.append(.init("latestWkid", .integer(latestWKID))) }
    if !scales.isEmpty { members.append(.init("scales", .array(scales.map { .double($0) }))) }
    return .object(members)
  }
}
