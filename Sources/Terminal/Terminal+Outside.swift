import CNcurses
import Canvas

/// What the terminal does beside showing cells.
extension Terminal {
    package func setMouse(_ isOn: Bool) {
        guard isOn != isMouseOn else { return }
        isMouseOn = isOn
        write(isOn ? mouseOn : mouseOff)
    }

    package func setTitle(_ title: String) {
        guard isLikeXterm else { return }
        if !hasSetTitle {
            write("\u{1b}[22;2t")
            hasSetTitle = true
            armCrashReport()
        }
        let text = TerminalText.title(title)
        write("\u{1b}]2;\(needsAscii ? Ascii.text(text) : text)\u{07}")
    }

    package func bell() { write("\u{07}") }

    package func copy(_ text: String) -> Bool {
        guard isLikeXterm, let sequence = TerminalText.clipboard(text) else { return false }
        write(sequence)
        return true
    }

    package func notify(_ text: String) {
        guard isLikeXterm else { return }
        write(TerminalText.notice(text, isInTmux: isInTmux))
    }
}
