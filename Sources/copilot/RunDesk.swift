/// Opens the desk and runs it until the user leaves. Returns the exit status.
func runDesk(_ launch: Launch) throws -> Int32 {
    throw CopilotError.noDesk
}
