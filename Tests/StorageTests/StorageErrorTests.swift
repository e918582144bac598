import Storage
import Testing

@Suite struct StorageErrorTests {
    @Test func namesTheFile() {
        #expect(StorageError.unusable(path: "/a/b", what: "is a folder").description == "/a/b: is a folder")
    }
}
