import Glibc

/// A server that speaks TLS with a certificate of its own making, by the machine's `openssl` and `python3`.
final class TLSServer {
    let port: Int
    /// The certificate, as PEM.
    let certificate: String
    private let process: pid_t

    static let isPossible = ["openssl", "python3"].allSatisfy { program in
        ["/usr/bin/", "/usr/local/bin/", "/bin/"].contains { access($0 + program, X_OK) == 0 }
    }

    /// - Parameter name: the host its certificate is for, as `DNS:…` or `IP:…`.
    init(in folder: String, name: String) throws {
        certificate = folder + "/certificate.pem"
        let (key, output) = (folder + "/key.pem", folder + "/output")
        let maker = try Self.start(
            [
                "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days",
                "2", "-subj", "/CN=test", "-addext", "subjectAltName=\(name)", "-keyout", key, "-out", certificate,
            ], output: output)
        waitpid(maker, nil, 0)
        // The script writes its port to a named pipe, where it can be waited for.
        let pipe = folder + "/port"
        mkfifo(pipe, 0o600)
        process = try Self.start(["python3", "-c", Self.script, certificate, key, pipe], output: output)
        let descriptor = open(pipe, O_RDONLY)
        var digits = [UInt8](repeating: 0, count: 16)
        let count = read(descriptor, &digits, digits.count)
        close(descriptor)
        port = Int(String(decoding: digits[..<max(0, count)], as: UTF8.self)) ?? 0
    }

    deinit {
        kill(process, SIGKILL)
        waitpid(process, nil, 0)
    }

    private struct CannotStart: Error {
        var program: String
    }

    private static func start(_ words: [String], output: String) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for descriptor in [STDOUT_FILENO, STDERR_FILENO] {
            posix_spawn_file_actions_addopen(&actions, descriptor, output, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        }
        var arguments = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var process = pid_t()
        guard posix_spawnp(&process, words[0], &actions, nil, &arguments, environ) == 0 else {
            throw CannotStart(program: words[0])
        }
        return process
    }

    private static let script = """
        import http.server, ssl, sys
        class Answer(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(200)
                self.send_header("Content-Length", "6")
                self.end_headers()
                self.wfile.write(b"secure")
            def log_message(self, *words): pass
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(sys.argv[1], sys.argv[2])
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        with open(sys.argv[3], "w") as port: port.write(str(server.server_address[1]))
        server.serve_forever()
        """
}
