import Foundation

/// A real HTTP server on this machine, with correct and faulty answers. It is stopped when its owner is released.
///
/// Routes: `/arcgis/rest/services/<folder>/<name>/MapServer` answers with the given file, and `/echo` with the request.
/// The others answer as their names say; see `script`.
public final class LocalServer {
  public static let isAvailable = CommandRun.isInstalled("python3") && CommandRun.isInstalled("curl")

  /// `http://127.0.0.1:12345`
  public var address: String { server.address }
  private let server: PythonServer
  private let folder: TemporaryDirectory

  /// - Parameter answer: the JSON of the services.
  public init(answer: String = "{\"mapName\": \"Layers\"}") throws {
    folder = try TemporaryDirectory()
    try Data(Self.script.utf8).write(to: URL(filePath: folder.path("server.py")))
    try Data(answer.utf8).write(to: URL(filePath: folder.path("answer.json")))
    server = try PythonServer(folder.path("server.py"), [folder.path("answer.json")])
  }

  private static let script = #"""
    import http.server, json, sys, time, urllib.parse, zlib

    answer = open(sys.argv[1], "rb").read()
    asked = set()

    class Handler(http.server.BaseHTTPRequestHandler):
      protocol_version = "HTTP/1.1"

      def log_message(self, *arguments): pass

      def reply(self, body, status=200, kind="application/json;charset=UTF-8", **headers):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", headers.pop("length", None) or str(len(body)))
        for name, value in headers.items(): self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

      def drip(self, chunk, seconds):
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        try:
          while True:
            self.wfile.write(b"%x\r\n%s\r\n" % (len(chunk), chunk))
            self.wfile.flush()
            time.sleep(seconds)
        except OSError: self.close_connection = True

      def do_POST(self):
        path, _, query = self.path.partition("?")
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.reply(json.dumps({"path": path, "query": query, "body": body}).encode())

      def do_GET(self):
        path, _, query = self.path.partition("?")
        if path.startswith("/arcgis/rest/services/"): self.reply(answer)
        elif path.startswith("/once/"):
          # The first request is answered, and all others are an error of the server.
          self.reply(answer if path not in asked else b"{}", 500 if path in asked else 200)
          asked.add(path)
        elif path == "/echo":
          self.reply(json.dumps({"path": path, "query": query, "headers": dict(self.headers)}).encode())
        elif path == "/redirect":
          self.reply(b"", 302, Location="/arcgis/rest/services/Moved/There/MapServer?f=json")
        elif path == "/redirect-echo": self.reply(b"", 302, Location="/echo?from=redirect")
        elif path == "/redirect-loop": self.reply(b"", 302, Location="/redirect-loop")
        elif path == "/redirect-file": self.reply(b"", 302, Location="file:///etc/passwd")
        elif path == "/redirect-ftp": self.reply(b"", 302, Location="ftp://127.0.0.1/a")
        elif path == "/redirect-nowhere": self.reply(b"", 302)
        elif path == "/error-json":
          self.reply(b'{"error":{"code":499,"message":"Token Required","details":[]}}')
        elif path == "/login": self.reply(b"<!DOCTYPE html><html><body>Sign in</body></html>", kind="text/html")
        elif path.startswith("/busy/"):
          self.reply(b"", 429, Retry_After=urllib.parse.unquote(path[6:]))
        elif path.startswith("/status/"): self.reply(b"{}", int(path[8:]))
        elif path == "/slow": self.drip(b" ", 0.2)
        elif path == "/silent": time.sleep(30)
        elif path == "/endless": self.drip(b" " * 65536, 0)
        elif path == "/huge": self.reply(b"{", length="10000000000")
        elif path == "/truncated":
          self.reply(b'{"mapName"', length="500")
          self.close_connection = True
        elif path == "/compressed":
          packer = zlib.compressobj(9, zlib.DEFLATED, 31)
          self.reply(packer.compress(answer) + packer.flush(), Content_Encoding="gzip")
        elif path == "/bomb":
          packer = zlib.compressobj(9, zlib.DEFLATED, 31)
          body = b"".join(packer.compress(b" " * 1048576) for _ in range(64)) + packer.flush()
          self.reply(body, Content_Encoding="gzip")
        else: self.reply(b"not found", 404)

    class Server(http.server.ThreadingHTTPServer):
      def handle_error(self, request, client_address): pass

    server = Server(("127.0.0.1", 0), Handler)
    print(server.server_address[1], flush=True)
    server.serve_forever()
    """#
}
