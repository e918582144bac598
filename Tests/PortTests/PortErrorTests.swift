import Port
import Testing

@Suite struct PortErrorTests {
    @Test func namesTheAddress() {
        let error = PortError.cannotListen(address: "127.0.0.1:80", what: "not allowed")
        #expect(error.description == "127.0.0.1:80: not allowed")
    }
}
