package import Diagnostics
package import SchemeFormats

extension ExtentFault {
  /// What is wrong and what to do: one sentence without a full stop, for programs that take the coordinate system of an
  /// extent.
  package var message: Message {
    switch kind {
    case .degrees:
      let purpose: Message =
        wkid.map { "\(parameter: .extentCRS) \($0) if it is in \(unitName)" } ?? "give it in \(unitName)"
      return "\(problem)\(correction); add \(parameter: .extentCRS) 4326 for degrees, or \(purpose)"
    case .lengths:
      return "\(problem); add \(parameter: .extentCRS) with the WKID of the system that these numbers are in, or give "
        + "the extent in \(unitName)"
    case .exchanged: return "\(problem)\(correction)"
    }
  }
}
