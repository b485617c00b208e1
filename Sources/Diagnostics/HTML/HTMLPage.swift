/// A complete page in a single file, which can be sent by e-mail and kept with a project.
///
/// It is well-formed XML as well, so that tests can read it. It loads nothing.
package struct HTMLPage {
  /// The source of the page.
  package let source: String

  /// - Parameters:
  ///   - title: the title in the window of the browser.
  ///   - style: the style sheet, see `PageStyle`.
  ///   - script: the only script that runs; `nil` if the page has none.
  ///   - body: the content of the element `body`.
  package init(title: Markup, style: Markup, script: PageScript? = nil, body: Markup) {
    // The policy forbids everything but the style sheet and the one script. It is a second protection against scripts in
    // names, after the escaping of `Markup`.
    let allowed: Markup = script.map { "; script-src 'sha256-\($0.digest)'" } ?? .empty
    let element: Markup = script.map { "<script>\(Markup(stringLiteral: $0.source))</script>\n" } ?? .empty
    let page: Markup = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="color-scheme" content="light dark"/>
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'\(allowed)"/>
      <title>\(title)</title>
      <style>
      \(style)</style>
      </head>
      <body>
      \(body)\(element)</body>
      </html>

      """
    source = page.source
  }
}

/// A script that is a part of a page.
package struct PageScript: Sendable {
  /// The source. It contains neither `<` nor `&`, which XML reserves.
  package let source: String
  /// The SHA-256 of the source in base64, by which the browser recognises the script (CSP Level 3, §2.3.1). It is a
  /// constant that a test compares with the source: computing it needs code that nothing else uses.
  package let digest: String

  package init(source: String, digest: String) {
    self.source = source
    self.digest = digest
  }
}
