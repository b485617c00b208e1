import Foundation
import TestSupport

/// MapProxy as a server within one process, without a network.
enum MapProxyServer {
  /// The SHA-256 of every tile of levels 0 to 2 by “level/row/column”, as its WMTS answers.
  ///
  /// - Parameters:
  ///   - settings: the path of its mapproxy.yaml, of which the first layer and the first grid are asked for.
  ///   - suffix: of the tiles.
  static func tiles(of settings: String, suffix: String) throws -> [String: String] {
    let run = try Python.run(script, [settings, suffix], importing: ["mapproxy.wsgiapp"])
    guard run.status == 0 else { throw Unreadable(message: run.errors) }
    return try JSONDecoder().decode([String: String].self, from: run.output)
  }

  private static let script = """
    import sys, json, hashlib, io, yaml
    from mapproxy.wsgiapp import make_wsgi_app
    app = make_wsgi_app(sys.argv[1])
    settings = yaml.safe_load(open(sys.argv[1]))
    layer, grid = settings['layers'][0]['name'], list(settings['grids'])[0]
    def get(path):
        answer = {}
        environment = {'REQUEST_METHOD': 'GET', 'PATH_INFO': path, 'QUERY_STRING': '', 'SCRIPT_NAME': '',
                       'SERVER_NAME': 'localhost', 'SERVER_PORT': '80', 'HTTP_HOST': 'localhost',
                       'wsgi.url_scheme': 'http', 'wsgi.input': io.BytesIO(), 'wsgi.errors': sys.stderr}
        body = b''.join(app(environment, lambda status, headers, *more: answer.update(status=status)))
        assert answer['status'].startswith('200'), answer['status'] + path
        return body
    found = {}
    for level in range(3):
        for row in range(1 << level):
            for column in range(1 << level):
                body = get(f'/wmts/{layer}/{grid}/{level:02d}/{column}/{row}.{sys.argv[2]}')
                found[f'{level}/{row}/{column}'] = hashlib.sha256(body).hexdigest()
    print(json.dumps(found))
    """
}
