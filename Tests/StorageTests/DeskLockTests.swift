import Glibc
import Market
import Support
import Testing

@testable import Storage

@Suite struct DeskLockTests {
    private let now = Timestamp(seconds: 1_704_466_367)

    @Test func oneDeskAtATimeHasAFolder() throws {
        try withFolder { folder in
            #expect(DeskLock.current(folder.path) == nil)
            let first = try DeskLock.claim(folder.path, now: now)
            #expect(first.isHeld)
            let second = try DeskLock.claim(folder.path, now: now)
            let holder = second.holder
            #expect(!second.isHeld)
            #expect(holder?.process == Int(getpid()))
            #expect(holder?.since == "2024-01-05T14:52:47Z")
            #expect(holder?.description.hasSuffix(", since 2024-01-05 14:52:47 UTC") == true)
            #expect(DeskLock.current(folder.path) == holder)
            withExtendedLifetime(first) {}
        }
    }

    @Test func theFolderIsFreeWhenTheDeskHasGone() throws {
        try withFolder { folder in
            do {
                let first = try DeskLock.claim(folder.path, now: now)
                withExtendedLifetime(first) {}
            }
            #expect(DeskLock.current(folder.path) == nil)
            let second = try DeskLock.claim(folder.path, now: now)
            #expect(second.isHeld)
        }
    }
}

extension DeskLock.Claim {
    fileprivate var isHeld: Bool {
        if case .held = self { true } else { false }
    }

    fileprivate var holder: DeskLock.Holder? {
        if case .taken(let holder) = self { holder } else { nil }
    }
}
