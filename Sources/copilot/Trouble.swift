import ArgumentParser
import Canvas
import Glibc

/// Runs a command's body, prints what went wrong on standard error, and leaves with the status that fits.
func reportingTrouble(_ body: () throws -> Int32) throws {
    do {
        let status = try body()
        if status != 0 { throw ExitCode(status) }
    } catch let code as ExitCode {
        throw code
    } catch {
        complain("\(error)")
        throw ExitCode((error as? CopilotError)?.exitStatus ?? 1)
    }
}

/// Prints lines on standard error, without what a terminal would obey.
func complain(_ text: String) {
    for line in text.split(separator: "\n") {
        let bytes = Array("copilot: \(OutsideText.line(String(line)))\n".utf8)
        _ = write(STDERR_FILENO, bytes, bytes.count)
    }
}
