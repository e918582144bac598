import Support
import Testing

@testable import Transport

@Suite(.enabled(if: TLSServer.isPossible)) struct TLSTests {
    private func outcome(_ url: String, _ trust: TrustedCertificates) throws -> Exchange.Record? {
        try Exchange(localClient(trust: trust), HTTPRequest(.get, url)).end()
    }

    @Test func trustsOnlyWhomItIsTold() throws {
        try withFolder { folder in
            let server = try TLSServer(in: folder.path, name: "IP:127.0.0.1")
            let url = "https://127.0.0.1:\(server.port)/"
            let trusted = try outcome(url, TrustedCertificates(environment: ["SSL_CERT_FILE": server.certificate]))
            #expect(trusted?.text == "secure")
            let stranger = try outcome(url, .system)
            guard case .untrusted(let host, _) = stranger?.error else {
                Issue.record("a stranger's certificate was trusted")
                return
            }
            #expect(host == "127.0.0.1:\(server.port)")
            let missing = TrustedCertificates(environment: ["SSL_CERT_FILE": folder.path + "/none.pem"])
            #expect(try outcome(url, missing)?.error == .noCertificates(folder.path + "/none.pem"))
        }
    }

    @Test func trustsNoOtherName() throws {
        try withFolder { folder in
            let server = try TLSServer(in: folder.path, name: "DNS:elsewhere.example")
            let record = try outcome(
                "https://127.0.0.1:\(server.port)/", TrustedCertificates(file: server.certificate))
            guard case .untrusted = record?.error else {
                Issue.record("a certificate for another host was trusted")
                return
            }
        }
    }

    @Test func takesTheSystemsWhereNoneIsNamed() {
        #expect(TrustedCertificates(environment: ["SSL_CERT_FILE": ""]) == .system)
    }
}
