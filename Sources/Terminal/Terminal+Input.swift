import Canvas
import Glibc

extension Terminal {
    package func wait(_ wake: WakePipe?, milliseconds: Int?) {
        var descriptors = [pollfd(fd: inputDescriptor, events: Int16(POLLIN), revents: 0)]
        if let wake { descriptors.append(pollfd(fd: wake.readEnd, events: Int16(POLLIN), revents: 0)) }
        // Interrupted by a signal, it returns early: the loop looks and comes back.
        _ = poll(&descriptors, nfds_t(descriptors.count), milliseconds.map { CInt(clamping: $0) } ?? -1)
        wake?.drain()
    }

    package func readInputs() -> [Input] {
        var inputs: [Input] = []
        if fit() { inputs.append(.resized(size)) }
        var delay = 0
        while !hasEnded {
            if isReadable(within: delay) {
                let bytes = readBytes()
                if bytes.isEmpty { break }
                inputs += decoder.feed(bytes)
                // A flood is answered in parts.
                if inputs.count > 512 { break }
                delay = decoder.isWaiting ? settings.escapeDelayMilliseconds : 0
            } else {
                if decoder.isWaiting { inputs += decoder.flush() }
                break
            }
        }
        return inputs
    }

    private func isReadable(within milliseconds: Int) -> Bool {
        var descriptor = pollfd(fd: inputDescriptor, events: Int16(POLLIN), revents: 0)
        var count = poll(&descriptor, 1, CInt(milliseconds))
        while count < 0, errno == EINTR { count = poll(&descriptor, 1, CInt(milliseconds)) }
        let events = Int32(descriptor.revents)
        if count > 0, events & POLLIN == 0, events & (POLLHUP | POLLERR | POLLNVAL) != 0 { hasEnded = true }
        return count > 0 && events & POLLIN != 0
    }

    /// What is there to read; the descriptor stays blocking, for ncurses writes to the same open file.
    private func readBytes() -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = read(inputDescriptor, &buffer, buffer.count)
        if count == 0 || (count < 0 && errno != EINTR && errno != EAGAIN) { hasEnded = true }
        return count > 0 ? Array(buffer[..<count]) : []
    }
}
