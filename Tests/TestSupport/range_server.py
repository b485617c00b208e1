"""Serves the files of a folder in ranges, counts the bytes that it sends, and lies as the first name of the path says.

    range_server.py FOLDER

prints its port. /ok/NAME is right; the other first names are the faults below. /count answers with the number of requests
for ranges and of the bytes sent for them, and starts to count again.
"""
import http.server, json, os, re, sys, threading, urllib.parse

folder = sys.argv[1]
lock = threading.Lock()
total = {"requests": 0, "bytes": 0}
seen = {}


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def reply(self, status, body=b"", **headers):
        self.send_response(status)
        headers.setdefault("Content_Length", str(len(body)))
        for name, value in headers.items():
            if value is not None:
                self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:
            self.close_connection = True
        with lock:
            total["bytes"] += len(body)

    def do_GET(self):
        path, _, query = self.path.partition("?")
        if path == "/count":
            with lock:
                body = json.dumps(total).encode()
                total.update(requests=0, bytes=0)
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            return self.wfile.write(body)
        _, fault, name = urllib.parse.unquote(path).split("/", 2)
        with lock:
            total["requests"] += 1
            count = seen[path] = seen.get(path, 0) + 1
        if fault == "redirect":
            return self.reply(302, b"moved", Location="/ok/" + name + ("?" + query if query else ""))
        if fault == "redirect-file":
            return self.reply(302, Location="file://" + os.path.join(folder, name))
        if fault == "redirect-loop":
            return self.reply(302, Location=self.path)
        if fault == "secret" and "token=s3cret" not in query:
            return self.reply(403, b"no")
        if fault == "status":
            return self.reply(int(name.split("-")[0]))
        if fault == "flaky" and count % 10 == 1:
            return self.reply(503)
        if fault == "dropping" and count % 10 == 1:
            self.close_connection = True
            return self.connection.close()
        try:
            size = os.path.getsize(os.path.join(folder, name))
        except OSError:
            return self.reply(404, b"nothing here")
        match = re.fullmatch(r"bytes=(\d+)-(\d+)", self.headers.get("Range", ""))
        if fault == "whole" or not match:
            self.send_response(200)
            self.send_header("Content-Length", str(size))
            self.end_headers()
            with open(os.path.join(folder, name), "rb") as file:
                while piece := file.read(1 << 16):
                    with lock:
                        total["bytes"] += len(piece)
                    try:
                        self.wfile.write(piece)
                    except OSError:
                        self.close_connection = True
                        return
            return
        first, last = int(match[1]), min(int(match[2]), size - 1)
        if first >= size or (fault == "shrunk" and count > 1):
            return self.reply(416, Content_Range=f"bytes */{size}")
        with open(os.path.join(folder, name), "rb") as file:
            file.seek(first)
            body = file.read(last - first + 1)
        headers = {"Content_Range": f"bytes {first}-{last}/{size}", "ETag": '"one"', "Last_Modified": "Mon, 02 Nov 2026 10:00:00 GMT"}
        if fault == "growing":
            headers["Content_Range"] = f"bytes {first}-{last}/{size + count - 1}"
        elif fault == "no-size":
            headers["Content_Range"] = f"bytes {first}-{last}/*"
        elif fault == "other":
            headers["Content_Range"] = f"bytes {first + 1}-{last + 1}/{size + 9}"
        elif fault == "no-range":
            headers["Content_Range"] = None
        elif fault == "multipart":
            headers["Content_Range"] = None
            headers["Content_Type"] = "multipart/byteranges; boundary=x"
        elif fault == "length":
            headers["Content_Length"] = str(len(body) - 1)
        elif fault == "gzip":
            headers["Content_Encoding"] = "gzip"
        elif fault == "tag":
            headers["ETag"] = '"one"' if count == 1 else '"two"'
        elif fault == "modified":
            headers["ETag"] = None
            if count > 1:
                headers["Last_Modified"] = "Tue, 03 Nov 2026 10:00:00 GMT"
        elif fault == "short":
            headers["Content_Length"] = str(len(body))
            body = body[:-10]
            self.close_connection = True
        elif fault in ("more", "fewer"):
            # Without a Content-Length, only the Content-Range says how many bytes follow.
            headers["Content_Length"] = None
            headers["Connection"] = "close"
            body = body + b"HTTX" * 5 if fault == "more" else body[:-10]
            self.close_connection = True
        self.reply(206, body, **headers)


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
server.daemon_threads = True
print(server.server_port, flush=True)
server.serve_forever()
